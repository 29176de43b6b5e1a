// 60 calls a minute and 5,000 a day, each per app and division; both resets in UTC epoch
// milliseconds, the minute's on a whole minute of Exact's clock (picqer/exact-php-client
// issues 521, 609). Absent is not zero: on 429 only the family that was hit is sent (issue 646).
import type { Switches } from '../options.mts';

type Counter = { window: number; used: number };
type Budget = { minute: Counter; day: Counter };

export type Allowance = {
	allowed: boolean;
	headers: Record<string, string>;
};

export type Limits = {
	/** Counts a call of an app on a division, unless a limit is hit. `now` in ms. */
	take: (app: string, division: number, now: number) => Allowance;
	/** Headers of the minute family with nothing left, for a 429 made to order. */
	minuteHeaders: (now: number) => Record<string, string>;
	reset: () => void;
};

const DAY_MS = 86_400_000;

export function createLimits(switches: Switches): Limits {
	const budgets = new Map<string, Budget>();

	const family = (prefix: string, limit: number, used: number, resetAt: number) => ({
		[`${prefix}-Limit`]: String(limit),
		[`${prefix}-Remaining`]: String(Math.max(0, limit - used)),
		[`${prefix}-Reset`]: String(resetAt),
	});
	const minuteFamily = (used: number, now: number) =>
		family(
			'X-RateLimit-Minutely',
			switches.minutelyLimit,
			used,
			(Math.floor(now / switches.minuteMs) + 1) * switches.minuteMs,
		);
	const dayFamily = (used: number, now: number) =>
		family('X-RateLimit', switches.dailyLimit, used, (Math.floor(now / DAY_MS) + 1) * DAY_MS);

	return {
		take(app, division, now) {
			const key = `${app} ${division}`;
			const before = budgets.get(key);
			const minute = roll(before?.minute, Math.floor(now / switches.minuteMs));
			const today = roll(before?.day, Math.floor(now / DAY_MS));
			if (today.used >= switches.dailyLimit) {
				return { allowed: false, headers: dayFamily(today.used, now) };
			}
			if (minute.used >= switches.minutelyLimit) {
				return { allowed: false, headers: minuteFamily(minute.used, now) };
			}
			minute.used += 1;
			today.used += 1;
			budgets.set(key, { minute, day: today });
			return {
				allowed: true,
				headers: { ...dayFamily(today.used, now), ...minuteFamily(minute.used, now) },
			};
		},
		minuteHeaders: (now) => minuteFamily(switches.minutelyLimit, now),
		reset: () => budgets.clear(),
	};
}

function roll(counter: Counter | undefined, window: number): Counter {
	return counter?.window === window ? { ...counter } : { window, used: 0 };
}
