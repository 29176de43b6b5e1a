/**
 * Exact Online blocks an app for an hour on an endpoint after ten answers of 400, 401, 403 or 404 to
 * one user and company within an hour, and longer the more calls follow (Exact's help page on API
 * limits). We stop at four, so that two workers together stay below ten and the credential stays usable
 * for the other nodes and for a person who tries again. It is counted per process: a courtesy.
 */

const MAX_ANSWERS = 4;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const COUNTED: ReadonlySet<number> = new Set([400, 401, 403, 404]);
/** How much longer a block gets is not published; after a night it is worth another look. */
const LONGEST_BLOCK_HOURS = 8;

/** Why nothing is sent to an endpoint: Exact Online blocks it, or we stop before it does. */
export interface Closing {
	readonly by: 'exact' | 'us';
	/** Local epoch ms. */
	readonly untilMs: number;
}

const answers = new Map<string, readonly number[]>();
const blocks = new Map<string, { readonly hours: number; readonly untilMs: number }>();

function recent(key: string, nowMs: number): readonly number[] {
	return (answers.get(key) ?? []).filter((atMs) => atMs > nowMs - HOUR_MS);
}

/** Counts an answer when it is of the kind Exact Online counts. `key` is credential, division, endpoint. */
export function noteAnswer(key: string, status: number, nowMs: number): void {
	if (COUNTED.has(status)) answers.set(key, [...recent(key, nowMs), nowMs]);
}

/** True when an answer that Exact Online counts came within the last hour. */
export function hasCounted(key: string, nowMs: number): boolean {
	return recent(key, nowMs).length > 0;
}

/** Notes that Exact Online blocks the endpoint: for an hour, and twice as long each time within a day. */
export function noteBlock(key: string, nowMs: number): Closing {
	const before = blocks.get(key);
	const isAgain = before !== undefined && nowMs < before.untilMs + DAY_MS;
	const hours = isAgain ? Math.min(2 * before.hours, LONGEST_BLOCK_HOURS) : 1;
	const untilMs = nowMs + hours * HOUR_MS;
	blocks.set(key, { hours, untilMs });
	return { by: 'exact', untilMs };
}

/** Why the endpoint may not be used now, or undefined when it may. */
export function closingOf(key: string, nowMs: number): Closing | undefined {
	const block = blocks.get(key);
	if (block !== undefined && block.untilMs > nowMs) return { by: 'exact', untilMs: block.untilMs };
	const counted = recent(key, nowMs);
	if (counted.length < MAX_ANSWERS) return undefined;
	return { by: 'us', untilMs: counted[counted.length - MAX_ANSWERS] + HOUR_MS };
}

/** Forgets everything; for tests, which share one process. */
export function forgetAnswers(): void {
	answers.clear();
	blocks.clear();
}
