import {
	datesInDoubt,
	earlierEntries,
	findExisting,
} from '../../../../nodes/domain/entry/existingEntry';
import type { LookSettings } from '../../../../nodes/domain/entry/existingEntry';
import type { InvoiceDraft } from '../../../../nodes/domain/invoice/invoice';
import { books, entry, invoice, settings } from '../../support/invoices';

type Entry = ReturnType<typeof entry>;

const OTHER_CUSTOMER = '3a5b1c7e-0000-4000-8000-000000000002';
const find = (entries: Entry[], over = {}, known = books()) =>
	findExisting(invoice(over), entries, known, settings);

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

	it('is another document under its number when the year of the invoice is not known', () => {
		const stands = entry({ totalCents: 1 });
		const restart = { ...settings, numbersRestart: 'financialYear' } as const;
		const late = invoice({ date: '2031-03-01' });
		expect(findExisting(late, [stands], books(), restart)).toMatchObject({
			kind: 'conflict',
			reason: { code: 'NUMBER_TAKEN_OTHER' },
		});
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
	const asked = (entries: Entry[], ...drafts: InvoiceDraft[]) =>
		datesInDoubt(drafts, entries, settings);

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

const YEARS = [2025, 2026].map((year) => ({
	year,
	period: 1,
	start: `${year}-01-01`,
	end: `${year}-12-31`,
}));

const look = (entries: Entry[], more: Partial<LookSettings> = {}, over = {}) =>
	findExisting(invoice(over), entries, books({ periods: YEARS }), { ...settings, ...more });

describe('the VAT of an entry with the same total', () => {
	it.each([
		['the same', 3150, 'same'],
		['not told', undefined, 'same'],
		['a cent less', 3149, 'conflict'],
		['none', 0, 'conflict'],
	])('that is %s decides whether it is the invoice', (_, vatCents, kind) => {
		expect(look([entry({ vatCents })]).kind).toBe(kind);
	});

	it('is named with that of the invoice, and not where the totals differ already', () => {
		const differs = look([entry({ vatCents: 0 })]);
		expect(differs).toMatchObject({ reason: { facts: { vat: '31.50', exactVat: '0.00' } } });
		const total = look([entry({ vatCents: 0, totalCents: 100 })]);
		expect(total).toMatchObject({ reason: { facts: { exactTotal: '1.00' } } });
		expect(total.kind === 'conflict' && total.reason.facts).not.toHaveProperty('exactVat');
	});

	it('does not make a document of another journal this one: it stands there in the wrong journal', () => {
		expect(look([entry({ journal: '701', vatCents: 0 })]).kind).toBe('conflict');
	});
});

describe('numbers that start again each year', () => {
	const yearly: Partial<LookSettings>[] = [
		{ numbersRestart: 'calendarYear' },
		{ numbersRestart: 'financialYear' },
	];

	it.each(yearly)('let the entry of another year be (%p)', (restart) => {
		expect(look([entry({ entryDate: '2025-10-15' })], restart).kind).toBe('none');
		expect(look([entry({ entryDate: '2025-10-15', totalCents: 1 })], restart).kind).toBe('none');
		expect(look([entry({ entryDate: '2026-01-15', totalCents: 1 })], restart).kind).toBe(
			'conflict',
		);
	});

	it.each(yearly)('do not hide an entry that slipped over the turn of the year (%p)', (restart) => {
		const january = { date: '2026-01-10' };
		const december = entry({ entryDate: '2025-12-31' });
		expect(look([december], restart, january).kind).toBe('conflict');
		expect(look([{ ...december, totalCents: 1 }], restart, january).kind).toBe('none');
		expect(look([{ ...december, entryDate: '2025-12-10' }], restart, january).kind).toBe(
			'conflict',
		);
		expect(look([{ ...december, entryDate: '2025-12-09' }], restart, january).kind).toBe('none');
	});

	it.each(yearly)('let an entry whose year is not known take the number (%p)', (restart) => {
		expect(look([entry({ entryDate: '', totalCents: 1 })], restart).kind).toBe('conflict');
	});

	it('ask for the years of all entries under the number where the books decide', () => {
		const other = entry({ entryDate: '2025-10-15', totalCents: 1 });
		const asked = (numbersRestart: LookSettings['numbersRestart']) =>
			datesInDoubt([invoice()], [other], { numbersRestart });
		expect(asked('financialYear')).toEqual(['2025-10-15']);
		expect(asked('calendarYear')).toEqual([]);
	});
});

describe('an imposed number', () => {
	const imposed = { imposeNumber: true };
	const nameless = entry({ yourRef: '', entryNumber: 26700001 });

	it('that an entry without reference holds is its own, when all else agrees', () => {
		expect(look([nameless], imposed)).toEqual({ kind: 'same', entry: nameless });
		expect(look([nameless]).kind).toBe('none');
	});

	it.each<[string, Partial<Entry>, string]>([
		['has another VAT', { vatCents: 0 }, 'conflict'],
		['has another total', { totalCents: 1 }, 'conflict'],
		['has another customer', { customer: OTHER_CUSTOMER }, 'conflict'],
		['has neither its customer nor its total', { customer: OTHER_CUSTOMER, totalCents: 1 }, 'none'],
		['stands in another journal', { journal: '701' }, 'none'],
		['is of another year', { entryDate: '2025-10-15' }, 'none'],
		['has another entry number', { entryNumber: 26700002 }, 'none'],
		['has another reference and all else alike', { yourRef: 'Dossier 12' }, 'conflict'],
		['has another reference and date', { yourRef: 'A', entryDate: '2026-10-16' }, 'none'],
		['has another reference and total', { yourRef: 'A', totalCents: 1 }, 'none'],
	])('of an entry that %s: %p gives %s', (_, over, kind) => {
		expect(look([{ ...nameless, ...over }], imposed).kind).toBe(kind);
	});

	it('is told to be held under another reference', () => {
		expect(look([{ ...nameless, yourRef: 'Dossier 12' }], imposed)).toMatchObject({
			reason: { facts: { exactYourRef: 'Dossier 12', entryNumber: '26700001' } },
		});
	});

	it('is that of the entry with the reference, whatever holds it as its own', () => {
		const named = entry({ entryId: 'e', entryNumber: 9 });
		expect(look([nameless, named], imposed)).toMatchObject({ entry: { entryNumber: 9 } });
	});

	it('asks for the year of the entry that holds it', () => {
		const older = { ...nameless, entryDate: '2025-10-15' };
		expect(datesInDoubt([invoice()], [older], settings)).toEqual(['2025-10-15']);
	});
});

describe('the entry of an earlier export', () => {
	const earlier = (over: Partial<Entry>, more: Partial<LookSettings> = {}) => {
		const known = books({ periods: YEARS });
		return earlierEntries(invoice(), [entry(over)], known, { ...settings, ...more })[0];
	};
	const NAMELESS = { yourRef: '', entryNumber: 26700001 };

	it.each<[string, Partial<Entry>, Partial<LookSettings>]>([
		['its number and customer', { totalCents: 1, vatCents: 0 }, {}],
		['them in another journal', { journal: '701', totalCents: 1 }, {}],
		['its number as its own', NAMELESS, {}],
	])('is one with %s', (_, over, more) => {
		expect(earlier(over, more)).toBeDefined();
	});

	it.each<[string, Partial<Entry>, Partial<LookSettings>]>([
		['of another customer', { customer: OTHER_CUSTOMER }, {}],
		['under another reference', { yourRef: '26700002' }, {}],
		['under another reference with its number', { ...NAMELESS, yourRef: 'Dossier 12' }, {}],
		['without reference under another number', { ...NAMELESS, entryNumber: 9 }, {}],
		['with its number in another year', { ...NAMELESS, entryDate: '2025-10-15' }, {}],
		[
			'of a year with numbers of its own',
			{ entryDate: '2025-10-15' },
			{ numbersRestart: 'calendarYear' },
		],
	])('is not one %s', (_, over, more) => {
		expect(earlier(over, more)).toBeUndefined();
	});
});
