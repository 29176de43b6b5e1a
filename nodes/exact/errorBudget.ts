/**
 * Exact Online blocks an app for an hour on an endpoint after ten answers of 400, 401, 403 or 404 to
 * one user and company within an hour (since July 2021). We stop at six, so that the credential stays
 * usable for the other nodes and for a person who tries again. It is counted per process: a courtesy.
 */

const MAX_ANSWERS = 6;
const HOUR_MS = 3_600_000;
const COUNTED: ReadonlySet<number> = new Set([400, 401, 403, 404]);

const answers = new Map<string, readonly number[]>();

function recent(key: string, nowMs: number): readonly number[] {
	return (answers.get(key) ?? []).filter((atMs) => atMs > nowMs - HOUR_MS);
}

/** Counts an answer when it is of the kind Exact Online counts. `key` is credential, division, endpoint. */
export function noteAnswer(key: string, status: number, nowMs: number): void {
	if (COUNTED.has(status)) answers.set(key, [...recent(key, nowMs), nowMs]);
}

/** When the endpoint may be used again (local epoch ms), or undefined when it may be used now. */
export function endpointClosedUntil(key: string, nowMs: number): number | undefined {
	const counted = recent(key, nowMs);
	return counted.length < MAX_ANSWERS ? undefined : counted[counted.length - MAX_ANSWERS] + HOUR_MS;
}

/** Forgets everything; for tests, which share one process. */
export function forgetAnswers(): void {
	answers.clear();
}
