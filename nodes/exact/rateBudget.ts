/**
 * The two call limits of Exact Online, per app and division: so many a minute, so many a day. The
 * numbers have changed over the years, so they are read from the headers, never assumed. An answer
 * may carry one family of headers, both or none; a family that is absent says nothing.
 * Resets are epoch milliseconds of Exact's clock (picqer/exact-php-client issues 609, 521, 646).
 */
import { header } from './envelope';

/** Left unused, for a person or a webhook of the same app. */
const RESERVE = 1;
/** The reset lies on a whole minute of Exact's clock; one second covers rounding of the Date header. */
const MARGIN_MS = 1000;
const LONGEST_WAIT_MS = 65_000;
const WAIT_WITHOUT_RESET_MS = 60_000;

/** What Exact Online's last answers said is left; absent what no answer told. */
export interface CallsLeft {
	readonly thisMinute?: number;
	readonly today?: number;
	/** How many calls a day has in all. */
	readonly dailyLimit?: number;
}

interface Budget {
	readonly left?: CallsLeft;
	/** Local time from which calls may go out again. */
	readonly minuteOpensAtMs?: number;
	/** Daily budget used up until then, by the local clock. */
	readonly dayOpensAtMs?: number;
	/** The same moment by Exact's clock, for the message. */
	readonly dayResetsAtEpochMs?: number;
}

const budgets = new Map<string, Budget>();

function numberIn(headers: unknown, name: string): number | undefined {
	const value = Number(header(headers, name));
	return Number.isFinite(value) ? value : undefined;
}

/** How far Exact's clock is ahead of ours, in milliseconds; 0 when the answer carries no date. */
function skewMs(headers: unknown, nowMs: number): number {
	const serverMs = Date.parse(String(header(headers, 'Date')));
	return Number.isNaN(serverMs) ? 0 : serverMs - nowMs;
}

function boundedWait(waitMs: number): number {
	return Math.min(Math.max(waitMs, MARGIN_MS), LONGEST_WAIT_MS);
}

function minuteWait(headers: unknown, nowMs: number): number {
	const reset = numberIn(headers, 'X-RateLimit-Minutely-Reset');
	if (reset === undefined) return WAIT_WITHOUT_RESET_MS;
	return boundedWait(reset - skewMs(headers, nowMs) - nowMs + MARGIN_MS);
}

/** Remembers what an answer's headers say about both budgets. `key` is credential and division. */
export function noteBudget(key: string, headers: unknown, nowMs: number): void {
	const before = budgets.get(key);
	budgets.set(key, {
		...before,
		...minuteBudget(headers, nowMs),
		...dayBudget(headers, nowMs),
		left: { ...before?.left, ...leftIn(headers) },
	});
}

function leftIn(headers: unknown): CallsLeft {
	const thisMinute = numberIn(headers, 'X-RateLimit-Minutely-Remaining');
	const today = numberIn(headers, 'X-RateLimit-Remaining');
	const dailyLimit = numberIn(headers, 'X-RateLimit-Limit');
	return {
		...(thisMinute === undefined ? {} : { thisMinute }),
		...(today === undefined ? {} : { today }),
		...(dailyLimit === undefined ? {} : { dailyLimit }),
	};
}

function minuteBudget(headers: unknown, nowMs: number): Budget {
	const left = numberIn(headers, 'X-RateLimit-Minutely-Remaining');
	if (left === undefined) return {};
	return { minuteOpensAtMs: left > RESERVE ? 0 : nowMs + minuteWait(headers, nowMs) };
}

function dayBudget(headers: unknown, nowMs: number): Budget {
	const left = numberIn(headers, 'X-RateLimit-Remaining');
	if (left === undefined) return {};
	const reset = numberIn(headers, 'X-RateLimit-Reset');
	if (left > 0 || reset === undefined) return { dayOpensAtMs: 0 };
	return { dayOpensAtMs: reset - skewMs(headers, nowMs), dayResetsAtEpochMs: reset };
}

/** The numbers of the last answers for this credential and division. */
export function callsLeft(key: string): CallsLeft {
	return budgets.get(key)?.left ?? {};
}

/** Milliseconds to wait before the next call; 0 when it may go out. */
export function waitForMinute(key: string, nowMs: number): number {
	return Math.max((budgets.get(key)?.minuteOpensAtMs ?? 0) - nowMs, 0);
}

/** When the day's budget comes back (Exact's clock, epoch ms), or undefined when it isn't used up. */
export function dayGoneUntil(key: string, nowMs: number): number | undefined {
	const budget = budgets.get(key);
	return budget?.dayOpensAtMs !== undefined && budget.dayOpensAtMs > nowMs
		? budget.dayResetsAtEpochMs
		: undefined;
}

/** What a 429 is about. Minutes are waited for; a used-up day is not. */
export type Limit =
	| { readonly limit: 'minute'; readonly waitMs: number }
	/** No headers of the minute: it may be that limit, or a block of the endpoint. */
	| { readonly limit: 'untold'; readonly waitMs: number }
	| { readonly limit: 'day'; readonly resetsAtEpochMs?: number };

/** Reads the headers of a 429. */
export function readLimit(headers: unknown, nowMs: number): Limit {
	const minuteLeft = numberIn(headers, 'X-RateLimit-Minutely-Remaining');
	const dayLeft = numberIn(headers, 'X-RateLimit-Remaining');
	if (dayLeft !== undefined && dayLeft <= 0 && (minuteLeft === undefined || minuteLeft > 0)) {
		const resetsAtEpochMs = numberIn(headers, 'X-RateLimit-Reset');
		return { limit: 'day', ...(resetsAtEpochMs === undefined ? {} : { resetsAtEpochMs }) };
	}
	const limit = minuteLeft === undefined ? 'untold' : 'minute';
	return { limit, waitMs: minuteWait(headers, nowMs) };
}

/** Forgets everything; for tests, which share one process. */
export function forgetBudgets(): void {
	budgets.clear();
}
