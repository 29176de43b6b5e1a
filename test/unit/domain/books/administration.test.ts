import { closedPeriodKey, periodOf } from '../../../../nodes/domain/books/administration';
import { books } from '../../support/invoices';

describe('the financial period of a day', () => {
	it.each([
		['2026-08-31', undefined],
		['2026-09-01', 9],
		['2026-09-30', 9],
		['2026-10-01', 10],
		['2026-12-01', undefined],
	])('%s is %p', (day, period) => {
		expect(periodOf(books(), day)?.period).toBe(period);
	});

	it('has one key for each journal, year and period', () => {
		expect(closedPeriodKey('700', 2026, 9)).toBe('700|2026|9');
	});
});
