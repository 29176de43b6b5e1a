// Every request that reaches a simulator, and how often each endpoint was called. Tests and the
// benchmark judge a client by this record, not by what the client says it did.

export type Call = {
	/** Milliseconds since the epoch on the simulator's clock. */
	at: number;
	method: string;
	/** Path with query string as it came in. */
	url: string;
	/** "POST salesentry/SalesEntries": ids and division taken out. */
	endpoint: string;
	/** 0 when the connection was cut and no answer went out. */
	status: number;
	/** Set when the request was carried out but its answer never left. */
	replyLost?: true;
	/** The fault that was put on this call, if any. */
	fault?: string;
	/** Whatever a service wants to note (reason of a refusal, for instance). */
	note?: string;
};

export type CallCounts = {
	total: number;
	byEndpoint: Record<string, number>;
	byStatus: Record<string, number>;
};

export type CallLog = {
	add: (call: Call) => void;
	/** Newest last. `endpoint` filters on the exact template. */
	list: (endpoint?: string) => readonly Call[];
	counts: () => CallCounts;
	reset: () => void;
};

/** Keeps counters of all calls, and the last `limit` of them in full. */
export function createCallLog(limit = 20_000): CallLog {
	let calls: Call[] = [];
	let counts: CallCounts = { total: 0, byEndpoint: {}, byStatus: {} };
	return {
		add(call) {
			calls.push(call);
			if (calls.length > limit) calls = calls.slice(-Math.floor(limit / 2));
			counts.total += 1;
			counts.byEndpoint[call.endpoint] = (counts.byEndpoint[call.endpoint] ?? 0) + 1;
			counts.byStatus[call.status] = (counts.byStatus[call.status] ?? 0) + 1;
		},
		list: (endpoint) =>
			endpoint === undefined ? calls : calls.filter((call) => call.endpoint === endpoint),
		counts: () => structuredClone(counts),
		reset() {
			calls = [];
			counts = { total: 0, byEndpoint: {}, byStatus: {} };
		},
	};
}
