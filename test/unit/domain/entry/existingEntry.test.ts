import { datesInDoubt, findExisting } from '../../../../nodes/domain/entry/existingEntry';
import type { InvoiceDraft } from '../../../../nodes/domain/invoice/invoice';
import { books, entry, invoice } from '../../support/invoices';

type Entry = ReturnType<typeof entry>;

const OTHER_CUSTOMER = '3a5b1c7e-0000-4000-8000-000000000002';
const find = (entries: Entry[], over = {}, known = books()) =>
	findExisting(invoice(over), entries, known);

describe('what stands under the number of an invoice', () => {
	it.each<[string, Partial<Entry>]>([
		['another number', { yourRef: '26700002' }],
		['its number for another document in another journal', { journal: '701', totalCents: 1 }],
		['its number on another day in another journal', { journal: '701', entryDate: '2026-10-16' }],
	])('is nothing when an entry has %s', (_, over) => {
		expect(find([entry(over)])).toEqual({ kind: 'none' });
	});

	it('is this invoice when nobody says which currency is meant', () => {
		const stands = entry();
		expect(find([stands], { currency: '' })).toEqual({ kind: 'same', entry: stands });
	});

	it('is this invoice on its own day, whatever is known of financial years', () => {
		const stands = entry();
		const unknown = books({ periods: [] });
		expect(find([stands], {}, unknown)).toEqual({ kind: 'same', entry: stands });
		expect(find([entry({ entryDate: '2026-10-16' })], {}, unknown).kind).toBe('conflict');
	});

	it('names the entries when it is booked twice', () => {
		expect(find([entry(), entry({ entryNumber: 9 })])).toMatchObject({
			kind: 'conflict',
			reason: {
				code: 'ALREADY_BOOKED_TWICE',
				facts: { number: '26700001', entryNumbers: '26700017, 9' },
			},
		});
	});

	it.each<[string, Partial<Entry>, object]>([
		['total', { totalCents: 18151 }, { total: '181.50', exactTotal: '181.51' }],
		['currency', { currency: 'USD' }, { currency: 'EUR', exactCurrency: 'USD' }],
		['customer', { customer: OTHER_CUSTOMER }, { exactCustomer: 'Jean Dupont' }],
		['year', { entryDate: '2025-10-15' }, { date: '2026-10-15', exactDate: '2025-10-15' }],
		['journal', { journal: '701' }, { journal: '701', invoiceJournal: '700' }],
	])('is told to differ in its %s, and in nothing else', (_, over, facts) => {
		expect(find([entry(over)])).toMatchObject({
			kind: 'conflict',
			reason: {
				code: 'NUMBER_TAKEN_OTHER',
				facts: { number: '26700001', entryNumber: '26700017', journal: '700', ...facts },
			},
		});
		const found = find([entry(over)]);
		const told = found.kind === 'conflict' ? Object.keys(found.reason.facts) : [];
		expect(told.sort()).toEqual(
			[...new Set(['number', 'entryNumber', 'journal', ...Object.keys(facts)])].sort(),
		);
	});
});

describe('the dates whose financial year decides', () => {
	const older = entry({ entryDate: '2025-10-15' });
	const asked = (entries: Entry[], ...drafts: InvoiceDraft[]) => datesInDoubt(drafts, entries);

	it('are those of entries that are one of the invoices but for their date', () => {
		expect(asked([older], invoice(), invoice({ number: '2' }))).toEqual(['2025-10-15']);
	});

	it.each<[string, InvoiceDraft]>([
		['another number', invoice({ number: '2' })],
		['another journal', invoice({ journal: '701' })],
		['the same date', invoice({ date: '2025-10-15' })],
		['another customer', invoice({ accountId: OTHER_CUSTOMER })],
		['no journal that could be read', { ...invoice(), journal: undefined }],
		['no total that could be read', { ...invoice(), grossCents: undefined }],
	])('are not asked for an invoice with %s', (_, draft) => {
		expect(asked([older], draft)).toEqual([]);
	});
});
