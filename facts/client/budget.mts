// What a client may spend: calls by the headers of the last answer, refusals by endpoint. Ten
// refusals within an hour would block an endpoint, so four are the end here, as in the nodes.
import type { Answer } from './answer.mts';

/** An endpoint is left alone, or the day is spent: what was asked stays untold. */
export class AtRest extends Error {}

export type Refusals = Record<string, number[]>;

export type Budget = {
	/** Waits until a call is allowed. @throws AtRest when it isn't for long. */
	await: (endpoint: string, purpose?: Purpose) => Promise<void>;
	note: (endpoint: string, answer: Answer) => void;
	/** Moments of refusals by endpoint, to go on with later. */
	refusals: () => Refusals;
	calls: () => number;
};

export type Time = { now: () => number; wait: (ms: number) => Promise<void> };

/** What was written is removed even where nothing is asked any more. */
export type Purpose = 'ask' | 'remove';

const REFUSALS: Record<Purpose, number> = { ask: 4, remove: 8 };
const HOUR_MS = 3_600_000;
/** The Date header, which resets are compared with, has whole seconds. */
const AFTER_RESET_MS = 1_000;
const COUNTED = new Set([400, 401, 403, 404]);

/** `before` = refusals of an earlier run. */
export function createBudget({ now, wait }: Time, before: Refusals = {}): Budget {
	const refusals = new Map(Object.entries(before));
	const blocked = new Map<string, number>();
	let resumeAt = 0;
	let dayEndsAt = 0;
	let calls = 0;
	const recent = (endpoint: string) =>
		(refusals.get(endpoint) ?? []).filter((at) => at > now() - HOUR_MS);
	return {
		async await(endpoint, purpose = 'ask') {
			const most = REFUSALS[purpose];
			if (recent(endpoint).length >= most)
				throw new AtRest(`${endpoint} refused ${most} times within an hour; it is left alone`);
			if ((blocked.get(endpoint) ?? 0) > now())
				throw new AtRest(`${endpoint} is blocked; it is left alone for an hour`);
			if (dayEndsAt > now()) throw new AtRest('the calls of this day are spent');
			if (resumeAt > now()) await wait(resumeAt - now());
			calls += 1;
		},
		note(endpoint, { status, headers }) {
			if (COUNTED.has(status)) refusals.set(endpoint, [...recent(endpoint), now()]);
			const minute = untilReset(headers, 'X-RateLimit-Minutely');
			const day = untilReset(headers, 'X-RateLimit');
			if (minute !== undefined) resumeAt = now() + minute + AFTER_RESET_MS;
			if (day !== undefined) dayEndsAt = now() + day + AFTER_RESET_MS;
			const isBare = minute === undefined && day === undefined;
			if (status === 429 && isBare) blocked.set(endpoint, now() + HOUR_MS);
		},
		refusals: () => Object.fromEntries(refusals),
		calls: () => calls,
	};
}

/** Ms until a limit that is used up begins anew, by Exact's clock; undefined while calls are left. */
function untilReset(headers: Headers, family: string): number | undefined {
	const left = headers.get(`${family}-Remaining`);
	if (left === null || Number(left) > 0) return undefined;
	const serverNow = Date.parse(headers.get('Date') ?? '');
	return Math.max(0, Number(headers.get(`${family}-Reset`)) - serverNow);
}
