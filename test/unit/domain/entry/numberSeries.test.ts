import { numberYear } from '../../../../nodes/domain/entry/numberSeries';
import { books } from '../../support/invoices';

/** A garage whose financial year begins in July. */
const broken = books({
	periods: [
		{ year: 2025, period: 1, start: '2025-07-01', end: '2026-06-30' },
		{ year: 2026, period: 1, start: '2026-07-01', end: '2027-06-30' },
	],
});

describe('the year within which a number occurs once', () => {
	it.each([
		['2026-03-01', 'calendarYear', 2026],
		['2026-03-01', 'financialYear', 2025],
		['2026-10-15', 'calendarYear', 2026],
		['2026-10-15', 'financialYear', 2026],
		['2027-10-15', 'financialYear', undefined],
		['', 'calendarYear', undefined],
		['', 'financialYear', undefined],
		[undefined, 'calendarYear', undefined],
	] as const)('of a document of %p by %s is %p', (date, restart, year) => {
		expect(numberYear(date, broken, restart)).toBe(year);
	});

	it('is one for all when numbers never start again', () => {
		const years = ['2025-10-15', '2026-10-15', '', undefined].map((date) =>
			numberYear(date, broken, 'never'),
		);
		expect(new Set(years)).toEqual(new Set([0]));
	});
});
