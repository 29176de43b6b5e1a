import {
	callsLeft,
	dayGoneUntil,
	forgetBudgets,
	noteBudget,
	readLimit,
	waitForMinute,
} from '../../../nodes/exact/rateBudget';

const NOW_MS = Date.UTC(2026, 2, 10, 9, 0, 0);
const MIDNIGHT_MS = Date.UTC(2026, 2, 11);
const KEY = 'credential 1';

const daily = (left: number, more: object = {}) => ({
	'X-RateLimit-Remaining': String(left),
	'X-RateLimit-Reset': String(MIDNIGHT_MS),
	...more,
});

beforeEach(forgetBudgets);

describe('the budget of the day', () => {
	it('is gone until it is reset, and no longer', () => {
		noteBudget(KEY, daily(0), NOW_MS);
		expect(dayGoneUntil(KEY, NOW_MS)).toBe(MIDNIGHT_MS);
		expect(dayGoneUntil(KEY, MIDNIGHT_MS)).toBeUndefined();
	});

	it('is reset by the clock of Exact Online, and told by it', () => {
		const anHourAhead = new Date(NOW_MS + 3_600_000).toUTCString();
		noteBudget(KEY, daily(0, { Date: anHourAhead }), NOW_MS);
		expect(dayGoneUntil(KEY, MIDNIGHT_MS - 3_600_001)).toBe(MIDNIGHT_MS);
		expect(dayGoneUntil(KEY, MIDNIGHT_MS - 3_600_000)).toBeUndefined();
	});

	it('is there again as soon as an answer says so', () => {
		noteBudget(KEY, daily(0), NOW_MS);
		noteBudget(KEY, daily(4_999), NOW_MS);
		expect(dayGoneUntil(KEY, NOW_MS)).toBeUndefined();
	});

	it('is not taken for gone where nobody says until when', () => {
		noteBudget(KEY, { 'X-RateLimit-Remaining': '0' }, NOW_MS);
		expect(dayGoneUntil(KEY, NOW_MS)).toBeUndefined();
	});

	it('stays gone after an answer that tells of the minute only', () => {
		noteBudget(KEY, daily(0), NOW_MS);
		noteBudget(KEY, { 'X-RateLimit-Minutely-Remaining': '59' }, NOW_MS);
		expect(dayGoneUntil(KEY, NOW_MS)).toBe(MIDNIGHT_MS);
		expect(waitForMinute(KEY, NOW_MS)).toBe(0);
	});
});

it('what is left is told as far as answers said it', () => {
	noteBudget(KEY, { 'X-RateLimit-Limit': '5000' }, NOW_MS);
	expect(Object.entries(callsLeft(KEY))).toEqual([['dailyLimit', 5_000]]);
});

describe('a 429', () => {
	it.each([
		['of the day', daily(0), { limit: 'day', resetsAtEpochMs: MIDNIGHT_MS }],
		[
			'of the day with calls of the minute left',
			daily(0, { 'X-RateLimit-Minutely-Remaining': '5' }),
			{ limit: 'day', resetsAtEpochMs: MIDNIGHT_MS },
		],
		[
			'of the minute on a day that is used up',
			daily(0, { 'X-RateLimit-Minutely-Remaining': '0' }),
			{ limit: 'minute', waitMs: 60_000 },
		],
		['of the day that says no time', { 'X-RateLimit-Remaining': '0' }, { limit: 'day' }],
		['that tells of nothing', {}, { limit: 'untold', waitMs: 60_000 }],
		['on a day with calls left', daily(1), { limit: 'untold', waitMs: 60_000 }],
	])('%s is read from its headers', (_, headers, limit) => {
		expect(readLimit(headers, NOW_MS)).toStrictEqual(limit);
	});
});
