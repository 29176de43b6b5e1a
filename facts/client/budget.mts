// What a client may spend: calls by the headers of the last answer, refusals by endpoint. Ten
// refusals within an hour would block an endpoint, so four are the end here, as in the nodes.
import type { Answer } from './answer.mts';

/** An endpoint is left alone, or the day is spent: what was asked stays untold. */
export class AtRest extends Error {}

export type Refusals = Record<string, number[]>;

export type Budget = {
	/** Waits until a call is allowed. @throws AtRest when it isn't for long. */
	await: (endpoint: string) => Promise<void>;
	note: (endpoint: string, answer: Answer) => void;
	/** Moments of refusals by endpoint, to go on with later. */
	refusals: () => Refusals;
	calls: () => number;
};

export type Time = { now: () => number; wait: (ms: number) => Promise<void> };

const REFUSALS = 4;
const HOUR_MS = 3_600_000;
/** Resets lie on Exact's clock, which differs a little from ours. */
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
		async await(endpoint) {
			if (recent(endpoint).length >= REFUSALS)
				throw new AtRest(`${endpoint} refused four times within an hour; it is left alone`);
			if ((blocked.get(endpoint) ?? 0) > now())
				throw new AtRest(`${endpoint} is blocked; it is left alone for an hour`);
			if (dayEndsAt > now()) throw new AtRest('the calls of this day are spent');
			if (resumeAt > now()) await wait(resumeAt - now());
			calls += 1;
		},
		note(endpoint, { status, headers }) {
			if (COUNTED.has(status)) refusals.set(endpoint, [...recent(endpoint), now()]);
			const minute = resetOf(headers, 'X-RateLimit-Minutely');
			const day = resetOf(headers, 'X-RateLimit');
			if (minute !== undefined) resumeAt = minute + AFTER_RESET_MS;
			if (day !== undefined) dayEndsAt = day + AFTER_RESET_MS;
			const isBare = minute === undefined && day === undefined;
			if (status === 429 && isBare) blocked.set(endpoint, now() + HOUR_MS);
		},
		refusals: () => Object.fromEntries(refusals),
		calls: () => calls,
	};
}

/** When a limit that is used up begins anew (epoch ms); undefined while calls are left. */
function resetOf(headers: Headers, family: string): number | undefined {
	const left = headers.get(`${family}-Remaining`);
	const reset = Number(headers.get(`${family}-Reset`));
	return left !== null && Number(left) <= 0 && reset > 0 ? reset : undefined;
}
