import { accountsAgainst, linesWithoutMoney } from '../../../../nodes/domain/payments/bankEntries';
import type { LedgerLine } from '../../../../nodes/domain/payments/ledgerLine';

const CUSTOMERS = 'gl-400';
const BANK = 'gl-550';
const DIFFERENCES = 'gl-658';
const ADVANCES = 'gl-460';
const TYPES = new Map([
	[BANK, 12],
	['gl-570', 10],
	['gl-553', 14],
	['gl-554', 16],
	[DIFFERENCES, 120],
	[ADVANCES, 21],
]);
const RECEIVABLES = new Set([CUSTOMERS]);

/** A line of a bank entry about invoice F1. */
function line(id: string, glAccount: string, cents: number, over: Partial<LedgerLine> = {}) {
	return {
		id,
		entryId: 'entry',
		type: 40,
		account: 'customer',
		glAccount,
		amountCents: cents,
		discountCents: 0,
		journal: '550',
		entryNumber: 26550001,
		invoiceNumber: undefined,
		yourRef: 'F1',
		date: '2026-10-20',
		description: '',
		offsetId: undefined,
		...over,
	};
}

const noMoney = (...lines: LedgerLine[]) => [
	...linesWithoutMoney(lines, RECEIVABLES, TYPES).entries(),
];

describe('the lines of a bank entry that are no money', () => {
	it('are those that an account of differences cancels', () => {
		expect(
			noMoney(
				line('paid', CUSTOMERS, -9_997),
				line('short', CUSTOMERS, -3),
				line('bank', BANK, 9_997),
				line('lost', DIFFERENCES, 3),
			),
		).toEqual([['short', 83]]);
	});

	it('are none where the bank account cancels all, of whatever type it is', () => {
		for (const account of [BANK, 'gl-570', 'gl-553', 'gl-554']) {
			expect(noMoney(line('paid', CUSTOMERS, -5), line('bank', account, 5))).toEqual([]);
		}
	});

	it('are another booking where an account of the balance sheet cancels them', () => {
		expect(noMoney(line('paid', CUSTOMERS, -5), line('kept', ADVANCES, 5))).toEqual([['paid', 90]]);
	});

	it('are found by the number of the invoice where there is no reference', () => {
		const byNumber = { yourRef: '', invoiceNumber: 7 };
		expect(
			noMoney(line('short', CUSTOMERS, -3, byNumber), line('lost', DIFFERENCES, 3, byNumber)),
		).toEqual([['short', 83]]);
	});

	it('are a difference that adds to what is open as well', () => {
		expect(noMoney(line('much', CUSTOMERS, 3), line('won', DIFFERENCES, -3))).toEqual([
			['much', 83],
		]);
	});

	it.each([
		['another entry', { entryId: 'entry-2' }],
		['another invoice', { yourRef: 'F2' }],
		['no invoice', { yourRef: '' }],
		['another amount', { amountCents: 4 }],
		['the same side', { amountCents: -3 }],
		['an account that is not known', { glAccount: 'gl-999' }],
	])('are none when the other line is of %s', (_case, over) => {
		expect(noMoney(line('paid', CUSTOMERS, -3), line('other', DIFFERENCES, 3, over))).toEqual([]);
	});

	it('are of the invoice with that number, where several have numbers only', () => {
		const numbered = (invoiceNumber: number) => ({ yourRef: '', invoiceNumber });
		expect(
			noMoney(line('paid', CUSTOMERS, -3, numbered(7)), line('lost', DIFFERENCES, 3, numbered(8))),
		).toEqual([]);
	});

	it('are never found by a line that names no invoice', () => {
		const unnamed = { yourRef: '' };
		expect(
			noMoney(line('paid', CUSTOMERS, -3, unnamed), line('fee', DIFFERENCES, 3, unnamed)),
		).toEqual([]);
	});

	it('are told on the customer’s account, whatever else in the entry is as large', () => {
		const lines = [
			line('a', ADVANCES, -3),
			line('short', CUSTOMERS, -3),
			line('lost', DIFFERENCES, 3),
		];
		expect(noMoney(...lines)).toEqual([['short', 83]]);
	});

	it('are one of two equal ones, the same in every reading', () => {
		const paid = line('a', CUSTOMERS, -5);
		const short = line('b', CUSTOMERS, -5);
		const bank = line('bank', BANK, 5);
		const lost = line('lost', DIFFERENCES, 5);
		expect(noMoney(paid, short, bank, lost)).toEqual([['a', 83]]);
		expect(noMoney(lost, bank, short, paid)).toEqual([['a', 83]]);
	});

	it('are not named again when their own type says so', () => {
		const paid = line('a', CUSTOMERS, -5);
		const short = line('b', CUSTOMERS, -5, { type: 83 });
		expect(noMoney(paid, short, line('lost', DIFFERENCES, 5))).toEqual([]);
	});

	it('ask only for the accounts that cancel a customer’s line', () => {
		const lines = [
			line('paid', CUSTOMERS, -9_997),
			line('short', CUSTOMERS, -3),
			line('bank', BANK, 9_997),
			line('lost', DIFFERENCES, 3),
			line('lost-2', DIFFERENCES, 3),
			line('costs', ADVANCES, 12),
			line('unnamed', 'gl-570', 3, { yourRef: '' }),
		];
		expect(accountsAgainst(lines, RECEIVABLES)).toEqual([BANK, DIFFERENCES]);
	});
});
