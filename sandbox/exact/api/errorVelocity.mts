// More than ten answers of 400, 401, 403 or 404 on one endpoint within an hour block the app
// there for an hour, and longer if it goes on (forums.invantive.com topics 1336 and 3507). What a
// blocked call answers isn't published: 429 without the minute's headers is our guess.
import type { Switches } from '../options.mts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const COUNTED = new Set([400, 401, 403, 404]);

export type ErrorVelocity = {
	/** Whether calls on `key` (app, division and endpoint) are blocked; a blocked call prolongs it. */
	isBlocked: (key: string, now: number) => boolean;
	/** Notes an answer; only the counted statuses matter. */
	note: (key: string, status: number, now: number) => void;
	reset: () => void;
};

export function createErrorVelocity(switches: Switches): ErrorVelocity {
	const errors = new Map<string, number[]>();
	const blockedUntil = new Map<string, number>();
	return {
		isBlocked(key, now) {
			if ((blockedUntil.get(key) ?? 0) <= now) return false;
			blockedUntil.set(key, now + switches.blockMinutes * MINUTE_MS);
			return true;
		},
		note(key, status, now) {
			if (!COUNTED.has(status)) return;
			const recent = (errors.get(key) ?? []).filter((at) => at > now - HOUR_MS);
			recent.push(now);
			errors.set(key, recent);
			if (recent.length < switches.errorLimit) return;
			blockedUntil.set(key, now + switches.blockMinutes * MINUTE_MS);
			errors.delete(key);
		},
		reset() {
			errors.clear();
			blockedUntil.clear();
		},
	};
}
