import type { EntryLine, SalesEntry } from '../../../../nodes/domain/books/salesEntry';
import { entriesToRead } from '../../../../nodes/domain/entry/correctedEntry';
import { planSalesEntries } from '../../../../nodes/domain/entry/salesEntryPlan';
import { payloadHash } from '../../../../nodes/domain/invoice/payloadHash';
import { books, entry, invoice, planInput, settings } from '../../support/invoices';

/** The hash of the invoice before its labour went to another account. */
const exportedHash = payloadHash(
	invoice({ lines: [{ glAccount: '705000', vatCode: '21', net: '150.00' }] }),
);
const corrected = planInput({ exportedHash });

const accountId = (code: string) => books().glAccounts.get(code)?.id ?? '';
const line = (code: string, netCents: number, over: Partial<EntryLine> = {}): EntryLine => ({
	glAccount: accountId(code),
	vatCode: '4',
	netCents,
	costCenter: '',
	costUnit: '',
	...over,
});
const LINES = [line('704000', 10_000), line('705000', 5_000)];

const codesWith = (entries: readonly SalesEntry[], input = corrected, known = books()) => {
	const [step] = planSalesEntries([input], known, entries, settings);
	return step.action === 'refuse' ? step.reasons.map(({ code }) => code) : step.action;
};

describe('an invoice that changed after its export', () => {
	it.each([
		['in its lines', LINES],
		['in another order', [...LINES].reverse()],
		['in lines that were split', [...LINES.slice(1), line('704000', 4_000), line('704000', 6_000)]],
	])('is taken over when its entry holds it as it is now, %s', (_, lines) => {
		expect(codesWith([entry({ lines })])).toBe('adopt');
	});

	it.each<[string, Partial<SalesEntry>]>([
		['whose lines were not read', {}],
		['without lines', { lines: [] }],
		['with another account', { lines: [line('704000', 15_000)] }],
		['with another amount', { lines: [line('704000', 10_001), line('705000', 4_999)] }],
		['with another VAT code', { lines: [LINES[0], line('705000', 5_000, { vatCode: '2' })] }],
		['with a cost centre', { lines: [LINES[0], line('705000', 5_000, { costCenter: 'LUIK' })] }],
		['with a cost unit', { lines: [LINES[0], line('705000', 5_000, { costUnit: 'LAK' })] }],
		['of another day', { lines: LINES, entryDate: '2026-10-14' }],
		['of another total', { lines: LINES, totalCents: 1 }],
		['of another VAT', { lines: LINES, vatCents: 1 }],
		['in another journal', { lines: LINES, journal: '701' }],
	])('is refused while an entry stands %s', (_, over) => {
		expect(codesWith([entry(over)])).toEqual(['PAYLOAD_CHANGED']);
	});

	it('is refused while a second entry of its customer has the number', () => {
		const other = entry({ entryId: 'e2', journal: '701', totalCents: 1 });
		expect(codesWith([entry({ lines: LINES }), other])).toEqual(['PAYLOAD_CHANGED']);
	});

	it('is taken over though its period was closed since', () => {
		const known = books({ closedPeriods: new Set(['700|2026|10']) });
		expect(codesWith([entry({ lines: LINES })], corrected, known)).toBe('adopt');
	});

	it.each([
		['account', { glAccount: '999999', vatCode: '21', net: '150.00' }, 'GL_ACCOUNT_NOT_IN_EXACT'],
		['VAT code', { glAccount: '704000', vatCode: '99', net: '150.00' }, 'VAT_CODE_UNMAPPED'],
	])('is refused when the books lack its %s', (_, only, code) => {
		const vatTotals = [{ vatCode: only.vatCode, rate: '21', base: '150.00', vat: '31.50' }];
		const input = planInput({ exportedHash, lines: [only], vatTotals });
		expect(codesWith([entry({ lines: LINES })], input)).toEqual([code, 'PAYLOAD_CHANGED']);
	});

	it('is refused when the books lack the account of one of its lines', () => {
		const lines = [
			{ glAccount: '704000', vatCode: '21', net: '100.00' },
			{ glAccount: '999999', vatCode: '21', net: '50.00' },
		];
		expect(codesWith([entry({ lines: LINES })], planInput({ exportedHash, lines }))).toEqual([
			'GL_ACCOUNT_NOT_IN_EXACT',
			'PAYLOAD_CHANGED',
		]);
	});
});

describe('whose lines are read', () => {
	const toRead = (input: ReturnType<typeof planInput>, entries = [entry()]) =>
		entriesToRead([input.parsed.draft], entries, books(), settings);

	it('is the entry of an invoice that changed, when it may be as it is now', () => {
		expect(toRead(corrected)).toEqual([entry().entryId]);
	});

	it.each([
		['was never exported', planInput(), [entry()]],
		['is as it was', planInput({ exportedHash: payloadHash(invoice()) }), [entry()]],
		['has perhaps another number', planInput({ exportedHash: 'a'.repeat(64) }), [entry()]],
		['does not stand', corrected, []],
		['stands with another total', corrected, [entry({ totalCents: 1 })]],
		['lacks its date', planInput({ exportedHash, date: '' }), [entry()]],
	])('is none of an invoice that %s', (_, input, entries) => {
		expect(toRead(input, entries)).toEqual([]);
	});
});
