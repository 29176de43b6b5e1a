import type { SalesEntry } from '../../../../nodes/domain/books/salesEntry';
import { pairUp } from '../../../../nodes/domain/reconciliation/pairs';
import type { PairSettings } from '../../../../nodes/domain/reconciliation/pairs';
import { books } from '../../support/invoices';
import { booked, sourceInvoice } from '../../support/reconciliation';

const OTHER = '3a5b1c7e-0000-4000-8000-000000000002';
const never: PairSettings = { numbersRestart: 'never', books: { periods: [] } };
const unrecorded = sourceInvoice({ entryId: '' });

function entriesFor(entries: SalesEntry[], invoice = unrecorded, settings = never): SalesEntry[] {
	return [...pairUp([invoice], entries, settings)[0].entries];
}

describe('an entry stands for an invoice', () => {
	it.each<[string, Partial<SalesEntry>]>([
		['all agrees', {}],
		['only the customer does', { totalCents: 1, entryDate: '2026-12-01' }],
		['only the total does', { customer: OTHER, entryDate: '2026-12-01' }],
		['its journal is written otherwise', { journal: ' 700' }],
		['it says no currency', { currency: '', customer: OTHER }],
		['it stands in another journal, with customer, total and date', { journal: '701' }],
	])('when the number does, and %s', (_, over) => {
		const stands = booked(over);
		expect(entriesFor([stands])).toEqual([stands]);
	});

	it.each<[string, Partial<SalesEntry>]>([
		['another number', { yourRef: '26700002' }],
		['neither customer nor total', { customer: OTHER, totalCents: 1 }],
		['neither customer nor currency', { customer: OTHER, currency: 'USD' }],
		['another journal and another total', { journal: '701', totalCents: 1 }],
		['another journal and another customer', { journal: '701', customer: OTHER }],
		['another journal and another day', { journal: '701', entryDate: '2026-10-16' }],
	])('not when it has %s', (_, over) => {
		expect(entriesFor([booked(over)])).toEqual([]);
	});

	it('when the export recorded it, whatever became of it', () => {
		const changed = booked({ yourRef: 'x', journal: '710', customer: OTHER, totalCents: 1 });
		expect(entriesFor([changed], sourceInvoice())).toEqual([changed]);
	});

	it('when the account is unknown to the source and the number agrees', () => {
		const stands = booked({ totalCents: 1, customer: OTHER });
		expect(entriesFor([stands], sourceInvoice({ entryId: '', accountId: undefined }))).toEqual([
			stands,
		]);
	});

	it('in another journal not when it is the entry of another invoice', () => {
		const there = sourceInvoice({ entryId: '', journal: '701' });
		const stands = booked({ journal: '701' });
		const [mine, theirs] = pairUp([unrecorded, there], [stands], never);
		expect([mine.entries, theirs.entries]).toEqual([[], [stands]]);
	});
});

describe('of several entries the one that fits best comes first', () => {
	const recorded = booked({ entryId: sourceInvoice().entryId, totalCents: 1, yourRef: 'x' });
	const exact = booked({ entryId: 'exact' });
	const elsewhere = booked({ entryId: 'elsewhere', journal: '701' });
	const otherTotal = booked({ entryId: 'other total', totalCents: 1 });
	const otherCustomer = booked({ entryId: 'other customer', customer: OTHER });
	const otherDay = booked({ entryId: 'other day', entryDate: '2026-10-16' });

	it.each<[string, SalesEntry, SalesEntry]>([
		['what the export recorded', recorded, exact],
		['its own journal', otherDay, elsewhere],
		['the total', otherCustomer, otherTotal],
		['the customer', otherDay, otherCustomer],
		['the date', exact, otherDay],
	])('by %s', (_, first, second) => {
		const invoice = first === recorded ? sourceInvoice() : unrecorded;
		expect(entriesFor([second, first], invoice)).toEqual([first, second]);
		expect(entriesFor([first, second], invoice)).toEqual([first, second]);
	});

	it('once, when it has the number and was recorded', () => {
		expect(entriesFor([booked()], sourceInvoice())).toHaveLength(1);
	});
});

describe('where numbers start again each year', () => {
	const calendar: PairSettings = { numbersRestart: 'calendarYear', books: { periods: [] } };
	const ofLastYear = { totalCents: 1, entryDate: '2025-10-15' };

	it('an entry of another year is another document', () => {
		expect(entriesFor([booked(ofLastYear)], unrecorded, calendar)).toEqual([]);
		expect(entriesFor([booked(ofLastYear)])).toHaveLength(1);
		expect(
			entriesFor([booked({ ...ofLastYear, entryDate: '2026-01-01' })], unrecorded, calendar),
		).toHaveLength(1);
	});

	it('one that slipped over the turn of the year is this invoice', () => {
		const january = sourceInvoice({ entryId: '', date: '2026-01-15' });
		const near = { entryDate: '2025-12-15' };
		expect(entriesFor([booked(near)], january, calendar)).toHaveLength(1);
		for (const over of [{ entryDate: '2025-12-14' }, { totalCents: 1 }, { customer: OTHER }]) {
			expect(entriesFor([booked({ ...near, ...over })], january, calendar)).toEqual([]);
		}
	});

	it('financial years are those of the books, and what they do not know is not held against it', () => {
		const financial: PairSettings = { numbersRestart: 'financialYear', books: books() };
		expect(entriesFor([booked(ofLastYear)], unrecorded, financial)).toHaveLength(1);
		const periods = [
			{ year: 2025, period: 1, start: '2025-01-01', end: '2025-12-31' },
			{ year: 2026, period: 1, start: '2026-01-01', end: '2026-12-31' },
		];
		const known: PairSettings = { numbersRestart: 'financialYear', books: { periods } };
		expect(entriesFor([booked(ofLastYear)], unrecorded, known)).toEqual([]);
		const undated = sourceInvoice({ entryId: '', date: '2030-01-01' });
		expect(entriesFor([booked(ofLastYear)], undated, known)).toHaveLength(1);
	});
});
