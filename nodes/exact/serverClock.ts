/**
 * The moment of an answer by Exact Online's clock, finer than the second that its `Date` header tells: two
 * readings within one second must be told apart, and in their order. Exact's clock reads at least `Date`
 * when an answer arrives, so the largest difference to our own clock so far is how far it is ahead at
 * least. A moment made of that lies within the second of the header, or before the answer arrived.
 */

const SECOND_MS = 1000;

/** Exact's servers may differ by seconds; a clock that is further behind was set back. */
const LARGEST_STEP_BACK_MS = 60_000;

export interface ServerClock {
	/** How far Exact's clock is ahead of ours, at least. */
	readonly aheadMs: number;
	/** The last moment that was told, epoch ms. */
	readonly lastMs: number;
}

/**
 * The clock after an answer, whose `lastMs` is the moment of that answer: later than any told before.
 * `dateMs` = `Date` header (epoch ms), NaN when there is none; `nowMs` = when it arrived, by our clock.
 */
export function clockAfter(
	before: ServerClock | undefined,
	dateMs: number,
	nowMs: number,
): ServerClock {
	const aheadMs = aheadAfter(before?.aheadMs, dateMs, nowMs);
	const momentMs = nowMs + aheadMs;
	const lastMs = before?.lastMs ?? momentMs - 1;
	const isSetBack = lastMs - momentMs > LARGEST_STEP_BACK_MS;
	return { aheadMs, lastMs: isSetBack ? momentMs : Math.max(momentMs, lastMs + 1) };
}

function aheadAfter(known: number | undefined, dateMs: number, nowMs: number): number {
	if (Number.isNaN(dateMs)) return known ?? 0;
	const atLeastMs = dateMs - nowMs;
	if (known === undefined || known < atLeastMs) return atLeastMs;
	// Beyond the second of the header: the answer was slow, or one of the clocks was set.
	return nowMs + known < dateMs + SECOND_MS ? known : atLeastMs;
}

const clocks = new Map<string, ServerClock>();

/** The moment (epoch ms) of an answer of this host, later than any told before in this process. */
export function answerMoment(host: string, dateMs: number, nowMs: number): number {
	const clock = clockAfter(clocks.get(host), dateMs, nowMs);
	clocks.set(host, clock);
	return clock.lastMs;
}

/** Forgets everything; for tests, which share one process. */
export function forgetClocks(): void {
	clocks.clear();
}
