import type { LedgerLine } from '../../../../nodes/domain/payments/ledgerLine';
import type { PaymentTerm } from '../../../../nodes/domain/payments/paymentTerm';
import { paymentStates, stateReasons } from '../../../../nodes/domain/payments/state';
import type { PaymentState } from '../../../../nodes/domain/payments/state';
import { bankTerm, ENTRY, line, matched, term } from '../../support/paymentTerms';

const TODAY = '2026-11-10';

function stateOf(terms: readonly PaymentTerm[], lines: readonly LedgerLine[] = []): PaymentState {
	const [state, ...others] = paymentStates({ terms, lines, today: TODAY });
	expect(others).toEqual([]);
	return state;
}

const amounts = ({
	totalCents: total,
	paidCents: paid,
	openCents: open,
	inCollectionCents: inCollection,
}: PaymentState): number[] => [total, paid, open, inCollection];
const kinds = ({ transactions }: PaymentState): string[] =>
	transactions.map(({ kind, cents }) => `${kind} ${cents}`);

describe('the amounts of an invoice', () => {
	it.each([
		['open', [term()], [10_000, 0, 10_000, 0]],
		['open, the other way round', [term({ amountCents: 10_000 })], [10_000, 0, 10_000, 0]],
		['paid', [matched(-10_000, '2026-10-20')], [10_000, 10_000, 0, 0]],
		[
			'paid in part',
			[matched(-4_000, '2026-10-20'), term({ amountCents: -6_000 })],
			[10_000, 4_000, 6_000, 0],
		],
		[
			'in collection in part',
			[matched(4_000, '2026-10-20'), term({ amountCents: 6_000, status: 40 })],
			[10_000, 4_000, 6_000, 6_000],
		],
		[
			'open by its status, whatever the flag says',
			[term({ isFullyPaid: true })],
			[10_000, 0, 10_000, 0],
		],
		['open by the flag alone', [term({ status: undefined })], [10_000, 0, 10_000, 0]],
		['selected for payment', [term({ status: 30 })], [10_000, 0, 10_000, 0]],
		[
			'paid by the flag alone',
			[term({ status: undefined, isFullyPaid: true })],
			[10_000, 10_000, 0, 0],
		],
		[
			'due in two terms',
			[term({ amountCents: -5_000 }), matched(-5_000, '2026-10-20')],
			[10_000, 5_000, 5_000, 0],
		],
		['without a total of its own', [term({ totalCents: undefined })], [10_000, 0, 10_000, 0]],
		['of zero', [term({ amountCents: 0, totalCents: 0 })], [0, 0, 0, 0]],
	])('%s', (_case, terms, expected) => {
		expect(amounts(stateOf(terms))).toEqual(expected);
	});

	it.each([
		['of type 21', 21],
		['of type 20 with a negative amount', 20],
	])('a credit note %s counts up, as an invoice does', (_case, type) => {
		const state = stateOf([
			term({ type, amountCents: 6_000, totalCents: -10_000 }),
			matched(4_000, '2026-10-20', { type, totalCents: -10_000, paymentDate: undefined }),
		]);
		expect(state.isCreditNote).toBe(true);
		expect(amounts(state)).toEqual([10_000, 4_000, 6_000, 0]);
		expect(kinds(state)).toEqual(['CREDIT_MATCH 4000']);
	});

	it.each([
		['one is missing', [term({ amountCents: -6_000 })], 6_000],
		['one is there twice', [term({ amountCents: -4_000 }), term()], 14_000],
		['the open one is missing', [matched(-6_000, '2026-10-20')], 6_000],
	])('are not to be recorded when %s of its terms', (_case, terms, sum) => {
		expect(stateReasons(stateOf(terms))).toMatchObject([
			{
				code: 'PAYMENT_TERMS_INCOMPLETE',
				severity: 'blocking',
				facts: { invoice: 'F1', entryNumber: '26700001', total: '100.00' },
			},
		]);
		expect(stateOf(terms).termsCents).toBe(sum);
	});

	it('are to be recorded when its terms make up the total', () => {
		const terms = [matched(-4_000, '2026-10-20'), term({ amountCents: -6_000 })];
		expect(stateReasons(stateOf(terms))).toEqual([]);
		expect(stateReasons(stateOf([term({ totalCents: undefined })]))).toEqual([]);
	});

	it('a term that comes twice counts as it came last; one that was deleted does not count', () => {
		const first = term({ id: 'a' });
		const split = [
			term({ id: 'a', amountCents: -7_000 }),
			matched(-3_000, '2026-10-20', { id: 'b' }),
			term({ id: 'gone', amountCents: -5_000 }),
		];
		const [state] = paymentStates({
			terms: [first, ...split],
			deletedIds: new Set(['gone']),
			today: TODAY,
		});
		expect(amounts(state)).toEqual([10_000, 3_000, 7_000, 0]);
	});

	it('suppliers, bank lines and terms of no entry are no invoices', () => {
		const terms = [
			term({ isReceivable: false, type: 30 }),
			bankTerm(5_000, { yourRef: '', invoiceNumber: undefined }),
			term({ entryId: '' }),
		];
		expect(paymentStates({ terms, today: TODAY })).toEqual([]);
	});
});

describe('what settled an invoice', () => {
	it('a bank line that carries its reference, with its entry', () => {
		const state = stateOf([matched(-10_000, '2026-10-20'), bankTerm(10_000)]);
		expect(state.transactions).toEqual([
			{
				externalId: 'bank-line',
				kind: 'PAYMENT',
				cents: 10_000,
				date: '2026-10-20',
				journal: '550',
				entryNumber: 26550001,
				description: 'Amandine Lejeune',
			},
		]);
	});

	it('a bank line that is known from the ledger only', () => {
		const paid = [matched(-10_000, '2026-10-20')];
		expect(stateOf(paid, [line({ yourRef: 'F1' })]).transactions).toMatchObject([
			{ externalId: 'bank-line', kind: 'PAYMENT', cents: 10_000, entryNumber: 26550001 },
		]);
	});

	it('only its part of a line that pays more', () => {
		const state = stateOf([matched(-10_000, '2026-10-20')], [line({ amountCents: -45_000 })]);
		expect(state.transactions).toMatchObject([{ cents: 10_000, entryNumber: 26550001 }]);
	});

	it('what is left of a line may be on account and explains no fraction of another part', () => {
		const parts = [matched(-6_000, '2026-10-20'), matched(-4_000, '2026-10-22')];
		const state = stateOf(parts, [line({ amountCents: -8_000, yourRef: 'F1' })]);
		expect(state.transactions).toMatchObject([
			{ externalId: 'bank-line', cents: 6_000 },
			{ externalId: 'entry-1:2026-10-22:PAYMENT', cents: 4_000 },
		]);
	});

	it('one of two lines that fit equally well is not guessed', () => {
		const lines = [line(), line({ id: 'bank-line-2', entryNumber: 26550002 })];
		const [transaction] = stateOf([matched(-10_000, '2026-10-20')], lines).transactions;
		expect(transaction).toEqual({
			externalId: 'entry-1:2026-10-20:PAYMENT',
			kind: 'PAYMENT',
			cents: 10_000,
			date: '2026-10-20',
		});
	});

	it('a line of another customer, another day or another direction is not taken', () => {
		const lines = [
			line({ account: 'customer-2' }),
			line({ date: '2026-10-21' }),
			line({ amountCents: 10_000 }),
			line({ yourRef: 'F2' }),
		];
		const [transaction] = stateOf([matched(-10_000, '2026-10-20')], lines).transactions;
		expect(transaction.entryNumber).toBeUndefined();
	});

	it.each([
		[82, 'DIFFERENCE'],
		[83, 'DIFFERENCE'],
		[90, 'MANUAL'],
		[10, 'MANUAL'],
	])('a booking of type %d is %s', (type, kind) => {
		const terms = [matched(-10_000, '2026-10-20'), bankTerm(10_000, { type, journal: '900' })];
		expect(kinds(stateOf(terms))).toEqual([`${kind} 10000`]);
	});

	it('money and a difference in one match', () => {
		const terms = [
			matched(-10_000, '2026-10-20'),
			bankTerm(9_997),
			bankTerm(3, { lineId: 'own', type: 83, journal: '900' }),
		];
		expect(kinds(stateOf(terms))).toEqual(['PAYMENT 9997', 'DIFFERENCE 3']);
	});

	it('a discount that is booked by itself', () => {
		const terms = [
			matched(-10_000, '2026-10-20', { discountCents: 200 }),
			bankTerm(9_800),
			bankTerm(200, { lineId: 'own', type: 83 }),
		];
		expect(kinds(stateOf(terms))).toEqual(['PAYMENT 9800', 'DISCOUNT 200']);
	});

	it('a discount within the bank line, when the line says that it was taken', () => {
		const terms = [matched(-10_000, '2026-10-20', { discountCents: 200 }), bankTerm(10_000)];
		expect(kinds(stateOf(terms))).toEqual(['PAYMENT 10000']);
		const taken = stateOf(terms, [line({ discountCents: 200, yourRef: 'F1' })]);
		expect(kinds(taken)).toEqual(['PAYMENT 9800', 'DISCOUNT 200']);
		expect(taken.transactions.map(({ externalId }) => externalId)).toEqual([
			'bank-line',
			'bank-line:discount',
		]);
	});

	it('a payment that is no larger than its discount', () => {
		const terms = [
			matched(-200, '2026-10-20', { discountCents: 200 }),
			term({ amountCents: -9_800 }),
			bankTerm(200),
		];
		const taken = stateOf(terms, [line({ discountCents: 200, yourRef: 'F1' })]);
		expect(kinds(taken)).toEqual(['PAYMENT 200']);
	});

	it('a line of a bank entry that was found to be no money', () => {
		const terms = [
			matched(-10_000, '2026-10-20', { discountCents: 200 }),
			bankTerm(9_700),
			bankTerm(200, { lineId: 'discount' }),
			bankTerm(60, { lineId: 'granted' }),
			bankTerm(40, { lineId: 'booked' }),
		];
		const notMoney = new Map([
			['discount', 83],
			['granted', 83],
			['booked', 90],
		]);
		const bankLines = [line({ id: 'granted', discountCents: 60 })];
		const [state] = paymentStates({ terms, bankLines, notMoney, today: TODAY });
		expect(kinds(state).sort()).toEqual(
			['DISCOUNT 60', 'DIFFERENCE 200', 'MANUAL 40', 'PAYMENT 9700'].sort(),
		);
	});

	it.each([
		[82, 'DIFFERENCE'],
		[83, 'DIFFERENCE'],
		[90, 'MANUAL'],
	])('more money than was asked for, the rest of it a booking of type %d', (type, kind) => {
		const terms = [
			matched(-10_000, '2026-10-20'),
			bankTerm(10_003),
			bankTerm(3, { lineId: 'rest', type, totalCents: 3 }),
		];
		expect(kinds(stateOf(terms)).sort()).toEqual([`${kind} -3`, 'PAYMENT 10003'].sort());
	});

	it('no line that is still open, whatever number it was imported with', () => {
		const terms = [
			matched(-4_000, '2026-10-20', { paymentDate: undefined }),
			term({ amountCents: -6_000 }),
			bankTerm(4_000, { status: 20, yourRef: '', invoiceNumber: undefined }),
		];
		const state = stateOf(terms, [line({ amountCents: -4_000, yourRef: 'F1' })]);
		expect(kinds(state)).toEqual(['MANUAL 4000']);
	});

	it('a payment that was taken back within the match', () => {
		const terms = [
			matched(-10_000, '2026-10-20'),
			bankTerm(15_000),
			bankTerm(5_000, { lineId: 'back', totalCents: 5_000, date: '2026-10-22' }),
		];
		expect(kinds(stateOf(terms))).toEqual(['PAYMENT 15000', 'REVERSAL -5000']);
	});

	it('a credit note, on both sides, named by the other', () => {
		const terms = [
			matched(-4_000, '2026-10-25', { paymentDate: undefined }),
			term({ amountCents: -6_000 }),
			matched(4_000, '2026-10-25', {
				lineId: 'line-2',
				entryId: 'entry-2',
				type: 21,
				totalCents: -4_000,
				paymentDate: undefined,
				journal: '701',
				entryNumber: 26701001,
				invoiceNumber: 26701001,
				yourRef: 'C1',
				date: '2026-10-25',
			}),
		];
		const [invoice, credit] = paymentStates({ terms, today: TODAY });
		expect(invoice.transactions).toMatchObject([
			{ kind: 'CREDIT_MATCH', cents: 4_000, journal: '701', entryNumber: 26701001 },
		]);
		expect(credit.transactions).toMatchObject([
			{ kind: 'CREDIT_MATCH', cents: 4_000, journal: '700', entryNumber: 26700001 },
		]);
	});

	it('a credit note that only the offset of the invoice’s own line names', () => {
		const own = line({
			id: 'line-1',
			entryId: ENTRY,
			type: 20,
			amountCents: 10_000,
			offsetId: 'c-line',
		});
		const credit = line({ id: 'c-line', type: 21, date: '2026-01-05', journal: '701' });
		const paid = [matched(-10_000, '2026-10-15', { paymentDate: undefined })];
		expect(stateOf(paid, [own, credit]).transactions).toMatchObject([
			{ externalId: 'c-line', kind: 'CREDIT_MATCH', journal: '701', date: '2026-01-05' },
		]);
	});

	it('two payments by one line are one transaction', () => {
		const terms = [
			matched(-4_000, '2026-10-20'),
			matched(-6_000, '2026-10-20'),
			bankTerm(4_000),
			bankTerm(6_000),
		];
		expect(stateOf(terms).transactions).toMatchObject([{ externalId: 'bank-line', cents: 10_000 }]);
	});

	it('the same number in another journal, with another reference, is another invoice', () => {
		const terms = [matched(-10_000, '2026-10-20'), bankTerm(10_000, { yourRef: 'F-OTHER' })];
		expect(stateOf(terms).transactions[0].entryNumber).toBeUndefined();
	});

	it('an amount in another currency is that of the invoice', () => {
		const state = stateOf([matched(-10_000, '2026-10-20', { currency: 'USD' })]);
		expect([state.currency, state.paidCents]).toEqual(['USD', 10_000]);
	});

	it('oldest first, and dated as the invoice when the books say nothing', () => {
		const state = stateOf([
			matched(-4_000, '2026-10-22'),
			matched(-6_000, '2026-10-20', {
				endDate: undefined,
				paymentDate: undefined,
				date: undefined,
			}),
		]);
		expect(state.transactions.map(({ date }) => date)).toEqual(['2026-10-15', '2026-10-22']);
	});
});
