// Faults are named and directed: it matters whether a request was lost before it did anything or
// only its answer was. A rule says which calls it hits, how many, and after how many it starts.

export const FAULT_NAMES = [
	'status500',
	'status503',
	'status429',
	'stall',
	'dropRequest',
	'dropReply',
	'stallReply',
	'cutReply',
	'garbage',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

/** These are over before the request does anything. */
const BEFORE_ONLY: readonly FaultName[] = ['stall', 'dropRequest'];

export type FaultRule = {
	name: FaultName;
	/** HTTP method; absent = every method. */
	method?: string;
	/**
	 * Glob (`*` = anything) on the endpoint without its method ("salesentry/SalesEntries") or on
	 * the path of the URL ("/api/v1/*"). Absent = everything outside /_sandbox/.
	 */
	path?: string;
	/** How many calls it hits; absent = once. 0 = until it is removed. */
	count?: number;
	/** Matching calls that go through untouched before the first hit. */
	skip?: number;
	/** Delay of `stall`, or how long `stallReply` hangs (absent: until the client leaves). */
	ms?: number;
	/** `cutReply` sends its length in a header before it breaks off; absent = it is chunked. */
	withLength?: boolean;
	/** Share of the matching calls that are hit, 0..1; drawn from `seed`, so it can be replayed. */
	probability?: number;
	seed?: number;
	/** For `status500`: what the service says, in its own envelope; absent = nothing. */
	text?: string;
	/** For the status faults and `garbage`: carry the request out first, then answer this. */
	afterCommit?: boolean;
};

export type ActiveFault = FaultRule & { id: number; hits: number };

export type Faults = {
	/** Adds a rule and returns it with its id. Throws on an unknown name, or what can't come afterwards. */
	add: (rule: FaultRule) => ActiveFault;
	remove: (id: number) => boolean;
	clear: () => void;
	list: () => readonly ActiveFault[];
	/** The rule that hits this call, its hit counted; undefined = no fault. First rule wins. */
	take: (method: string, endpointPath: string, urlPath: string) => ActiveFault | undefined;
};

type Tracked = { fault: ActiveFault; seen: number; random: () => number };

/** True for a fault that is over before the request does anything, and yet is to come afterwards. */
export function isImpossible(rule: FaultRule): boolean {
	return rule.afterCommit === true && BEFORE_ONLY.includes(rule.name);
}

/** An empty list of faults. */
export function createFaults(): Faults {
	let rules: Tracked[] = [];
	let lastId = 0;
	return {
		add(rule) {
			if (!FAULT_NAMES.includes(rule.name)) throw new Error(`Unknown fault: ${rule.name}`);
			if (isImpossible(rule))
				throw new Error(`${rule.name} ends before the request is carried out`);
			lastId += 1;
			const fault: ActiveFault = { ...rule, id: lastId, hits: 0 };
			rules.push({ fault, seen: 0, random: seededRandom(rule.seed ?? lastId) });
			return fault;
		},
		remove(id) {
			const before = rules.length;
			rules = rules.filter((rule) => rule.fault.id !== id);
			return rules.length < before;
		},
		clear() {
			rules = [];
		},
		list: () => rules.map((rule) => ({ ...rule.fault })),
		take(method, endpointPath, urlPath) {
			for (const rule of rules) {
				if (matches(rule.fault, method, endpointPath, urlPath) && strikes(rule)) {
					rule.fault.hits += 1;
					return rule.fault;
				}
			}
			return undefined;
		},
	};
}

function strikes(rule: Tracked): boolean {
	const count = rule.fault.count ?? 1;
	if (count !== 0 && rule.fault.hits >= count) return false;
	rule.seen += 1;
	if (rule.seen <= (rule.fault.skip ?? 0)) return false;
	return rule.random() < (rule.fault.probability ?? 1);
}

function matches(rule: FaultRule, method: string, endpointPath: string, urlPath: string): boolean {
	if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
	if (rule.path === undefined) return true;
	const pattern = globPattern(rule.path);
	return pattern.test(endpointPath) || pattern.test(urlPath);
}

function globPattern(glob: string): RegExp {
	const escaped = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${escaped.join('.*')}$`, 'i');
}

/** Numbers in 0..1 that repeat for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
