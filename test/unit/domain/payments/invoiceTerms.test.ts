import { groupInvoices, isComplete } from '../../../../nodes/domain/payments/invoiceTerms';
import type { PaymentTerm } from '../../../../nodes/domain/payments/paymentTerm';
import { matched, term } from '../../support/paymentTerms';

const read = (...terms: PaymentTerm[]) => groupInvoices(terms)[0];

describe('an invoice as its payment terms show it', () => {
	it.each([
		['an invoice', { totalCents: 10_000 }, false, 1],
		['a credit note by its total', { totalCents: -10_000 }, true, -1],
		['a credit note by its type', { type: 21, totalCents: 10_000 }, true, 1],
		['an invoice of nothing', { totalCents: 0, amountCents: 0 }, false, 1],
		['a credit note of nothing', { type: 21, totalCents: 0, amountCents: 0 }, true, -1],
		['a credit note without a total', { type: 21, totalCents: undefined }, true, -1],
	])('is %s', (_, over, isCreditNote, sign) => {
		expect(read(term(over))).toMatchObject({ isCreditNote, sign });
	});

	it('has parts that count up, whichever sign they have in the books', () => {
		const cents = (...amounts: number[]) =>
			read(...amounts.map((amountCents) => term({ amountCents }))).parts.map((part) => part.cents);
		expect(cents(-4_000, -6_000)).toEqual([4_000, 6_000]);
		expect(cents(4_000, 6_000)).toEqual([4_000, 6_000]);
		expect(cents(-12_000, 2_000)).toEqual([12_000, -2_000]);
		expect(cents(-10_000, 0)).toEqual([10_000, 0]);
	});

	it('is complete when its parts add up to its total', () => {
		const rest = term({ amountCents: -6_000 });
		expect(isComplete(read(rest))).toBe(false);
		expect(isComplete(read(rest, matched(-4_000, '2026-10-20')))).toBe(true);
		expect(isComplete(read(rest, term()))).toBe(false);
	});

	it('takes its parts for its total where it has none of its own', () => {
		expect(read(term({ totalCents: undefined, amountCents: -6_000 }))).toMatchObject({
			totalCents: 6_000,
			termsCents: 6_000,
		});
	});
});
