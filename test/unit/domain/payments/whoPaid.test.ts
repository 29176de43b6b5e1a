import type { LedgerLine } from '../../../../nodes/domain/payments/ledgerLine';
import type { PaymentTerm } from '../../../../nodes/domain/payments/paymentTerm';
import { paymentStates } from '../../../../nodes/domain/payments/state';
import { bankTerm, ENTRY, line, matched, term } from '../../support/paymentTerms';

/** Kind, cents and line (or day) of each transaction of the invoice. */
function told(terms: readonly PaymentTerm[], lines: readonly LedgerLine[] = []): string[] {
	const states = paymentStates({ terms, lines, today: '2026-11-10' });
	const state = states.find(({ entryId }) => entryId === ENTRY);
	return (state?.transactions ?? []).map(
		({ kind, cents, externalId }) => `${kind} ${cents} ${externalId.replace(/^entry-1:/, '')}`,
	);
}

const paid = matched(-10_000, '2026-10-20');
const setOff = matched(-10_000, '2026-10-25', { paymentDate: undefined });

describe('what settled an invoice before its own date', () => {
	// The match ends on the day of the invoice, whatever the day of the booking.
	const part = (cents: number, paymentDate?: string) =>
		matched(-cents, '2026-10-20', { paymentDate });
	const booking = bankTerm(3, { lineId: 'own', type: 83, date: '2026-10-02', journal: '900' });
	const collective = line({ amountCents: -480, date: '2026-10-18' });

	it.each([
		['first', [part(324, '2026-10-18'), part(3)]],
		['last', [part(3), part(324, '2026-10-18')]],
	])('leaves a payment whole that comes %s among the terms', (_, parts) => {
		const open = term({ amountCents: -9_673 });
		expect(told([...parts, open, booking], [collective])).toEqual([
			'DIFFERENCE 3 own',
			'PAYMENT 324 bank-line',
		]);
	});

	it('leaves the part of money to the payment that is as large', () => {
		const terms = [part(3, '2026-10-18'), part(3), term({ amountCents: -9_994 }), booking];
		expect(told(terms, [collective])).toEqual(['DIFFERENCE 3 own', 'PAYMENT 3 bank-line']);
	});
});

describe('which record of the books is of an invoice', () => {
	it.each<[string, Partial<PaymentTerm>, string]>([
		['carries its reference', { invoiceNumber: undefined }, 'bank-line'],
		['carries its reference, and another number', { invoiceNumber: 9 }, 'bank-line'],
		['carries its number and no reference', { yourRef: '' }, 'bank-line'],
		['carries another number', { yourRef: '', invoiceNumber: 9 }, '2026-10-20:PAYMENT'],
		['carries neither', { yourRef: '', invoiceNumber: undefined }, '2026-10-20:PAYMENT'],
		['is of another customer', { account: 'customer-2' }, '2026-10-20:PAYMENT'],
		['is not matched', { status: 20 }, '2026-10-20:PAYMENT'],
		['is one of its own entry', { entryId: ENTRY }, '2026-10-20:PAYMENT'],
	])('a term that %s', (_, over, id) => {
		expect(told([paid, bankTerm(10_000, over)])).toEqual([`PAYMENT 10000 ${id}`]);
	});

	it('goes by number alone where the invoice has no reference', () => {
		const nameless = { ...paid, yourRef: '' };
		expect(told([nameless, bankTerm(10_000)])).toEqual(['PAYMENT 10000 bank-line']);
		const other = bankTerm(10_000, { invoiceNumber: 9 });
		expect(told([nameless, other])).toEqual(['PAYMENT 10000 2026-10-20:PAYMENT']);
		const unnumbered = { ...nameless, invoiceNumber: undefined };
		const neither = bankTerm(10_000, { yourRef: '', invoiceNumber: undefined });
		expect(told([unnumbered, neither])).toEqual(['PAYMENT 10000 2026-10-20:PAYMENT']);
	});

	it('is a line with its reference whose own term is matched and names nobody', () => {
		const unnamed = bankTerm(10_000, { yourRef: '', invoiceNumber: undefined });
		const named = line({ yourRef: 'F1', date: '2026-10-01' });
		expect(told([paid, unnamed], [named])).toEqual(['PAYMENT 10000 bank-line']);
	});

	it('is nobody’s when neither says which customer it is of', () => {
		const nobodys = { ...paid, account: '' };
		expect(told([nobodys], [line({ account: '' })])).toEqual(['PAYMENT 10000 2026-10-20:PAYMENT']);
	});

	it.each<[string, Partial<LedgerLine>, string]>([
		['on its day that refers to none', {}, 'bank-line'],
		['on its day that refers to another by number', { invoiceNumber: 9 }, '2026-10-20:PAYMENT'],
		['on its day that is not money', { type: 90 }, '2026-10-20:PAYMENT'],
		['on its day of nothing', { amountCents: 0 }, '2026-10-20:PAYMENT'],
		['with its reference, on another day', { yourRef: 'F1', date: '2026-10-01' }, 'bank-line'],
		[
			'with its reference, the other way',
			{ yourRef: 'F1', amountCents: 10_000 },
			'2026-10-20:PAYMENT',
		],
		['with its reference that is an invoice', { yourRef: 'F1', type: 20 }, '2026-10-20:PAYMENT'],
	])('a line %s', (_, over, id) => {
		expect(told([paid], [line(over)])).toEqual([`PAYMENT 10000 ${id}`]);
	});

	it('has the sign that its booking has, and that of a receipt without one', () => {
		const back = bankTerm(3_000, { lineId: 'back', totalCents: 3_000 });
		expect(told([paid, bankTerm(13_000), back])).toEqual([
			'REVERSAL -3000 back',
			'PAYMENT 13000 bank-line',
		]);
		const unsigned = bankTerm(10_000, { totalCents: undefined });
		expect(told([paid, unsigned])).toEqual(['PAYMENT 10000 bank-line']);
	});
});

describe('what an invoice was set off against', () => {
	const own = (offsetId: string) =>
		line({
			id: 'line-1',
			entryId: ENTRY,
			type: 20,
			amountCents: 10_000,
			offsetId,
			date: '2026-10-15',
		});
	const credit = (cents: number, endDate: string, over: Partial<PaymentTerm> = {}) =>
		matched(cents, endDate, {
			lineId: 'c-line',
			entryId: 'c-entry',
			type: 21,
			totalCents: -cents,
			paymentDate: undefined,
			yourRef: 'C1',
			invoiceNumber: 7,
			...over,
		});

	it.each<[string, Partial<PaymentTerm>, string]>([
		['settled on the same day', {}, 'CREDIT_MATCH 10000 c-line'],
		['settled on another day', { endDate: '2026-10-24' }, 'MANUAL 10000 2026-10-25:MANUAL'],
		['that was paid back', { paymentDate: '2026-10-25' }, 'MANUAL 10000 2026-10-25:MANUAL'],
		['that is open', { status: 20 }, 'MANUAL 10000 2026-10-25:MANUAL'],
		['of another customer', { account: 'customer-2' }, 'MANUAL 10000 2026-10-25:MANUAL'],
	])('is a credit note %s', (_, over, expected) => {
		expect(told([setOff, credit(10_000, '2026-10-25', over)])).toEqual([expected]);
	});

	it('is a larger one when it is the only one, and none of two that are', () => {
		const large = credit(15_000, '2026-10-25');
		const other = credit(12_000, '2026-10-25', { entryId: 'd', lineId: 'd-line' });
		expect(told([setOff, large])).toEqual(['CREDIT_MATCH 10000 c-line']);
		expect(told([setOff, large, other])).toEqual(['MANUAL 10000 2026-10-25:MANUAL']);
		expect(
			told([setOff, large, credit(10_000, '2026-10-25', { entryId: 'd', lineId: 'd-line' })]),
		).toEqual(['CREDIT_MATCH 10000 d-line']);
	});

	it('is not one that is too small', () => {
		expect(told([setOff, credit(9_999, '2026-10-25')])).toEqual(['MANUAL 10000 2026-10-25:MANUAL']);
	});

	it('explains no part that money settled', () => {
		const small = credit(10_000, '2026-10-20');
		expect(told([paid, small])).toEqual(['PAYMENT 10000 2026-10-20:PAYMENT']);
	});

	it.each<[string, Partial<LedgerLine>, string]>([
		['is what its own line names', {}, 'MANUAL 10000 other'],
		['is not a bank line that its own line names', { type: 40 }, 'MANUAL 10000 2026-10-25:MANUAL'],
		[
			'is not a line of another customer',
			{ account: 'customer-2' },
			'MANUAL 10000 2026-10-25:MANUAL',
		],
		['is not a line of the same side', { amountCents: 10_000 }, 'MANUAL 10000 2026-10-25:MANUAL'],
	])('%s', (_, over, expected) => {
		const other = line({ id: 'other', type: 90, date: '2026-01-05', ...over });
		expect(told([setOff], [own('other'), other])).toEqual([expected]);
	});

	it('may be a booking of the same day', () => {
		const booking = line({ type: 90, date: '2026-10-25' });
		expect(told([setOff], [booking])).toEqual(['MANUAL 10000 bank-line']);
		expect(told([setOff], [line({ date: '2026-10-25' })])).toEqual([
			'MANUAL 10000 2026-10-25:MANUAL',
		]);
	});
});

describe('what settled which part', () => {
	it('is the line of its day before one of another day', () => {
		const parts = [matched(-4_000, '2026-10-22'), matched(-6_000, '2026-10-20')];
		const lines = [
			line({ id: 'a', amountCents: -6_000, yourRef: 'F1', date: '2026-10-20' }),
			line({ id: 'b', amountCents: -4_000, yourRef: 'F1', date: '2026-10-22' }),
		];
		expect(told(parts, lines)).toEqual(['PAYMENT 6000 a', 'PAYMENT 4000 b']);
		expect(told(parts, [...lines].reverse())).toEqual(['PAYMENT 6000 a', 'PAYMENT 4000 b']);
	});

	it('is the line of the very amount before a larger one of the same day', () => {
		const parts = [matched(-4_000, '2026-10-20'), term({ amountCents: -6_000 })];
		const lines = [
			line({ id: 'a', amountCents: -9_000, yourRef: 'F1' }),
			line({ id: 'b', amountCents: -4_000, yourRef: 'F1' }),
		];
		expect(told(parts, lines)).toEqual(['PAYMENT 4000 b']);
	});

	it('is the line of the day on which money came, or of the last day on which the part was settled', () => {
		const part = matched(-6_000, '2026-10-25', { paymentDate: '2026-10-20' });
		const lines = [
			line({ id: 'other', amountCents: -6_000, yourRef: 'F1', date: '2026-10-01' }),
			line({ id: 'ours', amountCents: -6_000, yourRef: 'F1', date: '2026-10-20' }),
		];
		expect(told([part], lines)).toContain('PAYMENT 6000 ours');
		const bookings = lines.map((one) => ({ ...one, type: 90 }));
		const onLastDay = [bookings[0], { ...bookings[1], date: '2026-10-25' }];
		expect(told([part], onLastDay)).toContain('MANUAL 6000 ours');
	});

	it('is all of a part that the line can have settled, not a piece of a larger one', () => {
		const parts = [matched(-6_000, '2026-10-20'), matched(-4_000, '2026-10-20')];
		expect(told(parts, [line({ amountCents: -5_000, yourRef: 'F1' })])).toEqual([
			'PAYMENT 4000 bank-line',
			'PAYMENT 6000 2026-10-20:PAYMENT',
		]);
	});

	it('is a piece of the part into which a certain amount fits', () => {
		const parts = [matched(-4_000, '2026-10-20'), matched(-6_000, '2026-10-20')];
		expect(told([...parts, bankTerm(5_000)])).toEqual([
			'PAYMENT 5000 bank-line',
			'MANUAL 1000 2026-10-20:MANUAL',
			'PAYMENT 4000 2026-10-20:PAYMENT',
		]);
	});

	it('is the whole of a certain amount, though the days leave less for money', () => {
		const parts = [
			matched(-3_000, '2026-10-20'),
			matched(-7_000, '2026-10-25', { paymentDate: undefined }),
		];
		expect(told([...parts, bankTerm(5_000)])).toEqual([
			'PAYMENT 5000 bank-line',
			'MANUAL 5000 2026-10-25:MANUAL',
		]);
	});

	it('is a whole line, though it settled a fraction only, and the whole of a line that paid twice', () => {
		expect(told([paid], [line({ amountCents: -4_000, yourRef: 'F1' })])).toEqual([
			'PAYMENT 4000 bank-line',
			'MANUAL 6000 2026-10-20:MANUAL',
		]);
		const parts = [matched(-6_000, '2026-10-20'), matched(-4_000, '2026-10-22')];
		expect(told(parts, [line({ yourRef: 'F1' })])).toEqual(['PAYMENT 10000 bank-line']);
	});

	it('is a line beside the one whose term names the invoice', () => {
		const other = line({ id: 'other', amountCents: -6_000, yourRef: 'F1' });
		expect(told([paid, bankTerm(4_000)], [other])).toEqual([
			'PAYMENT 4000 bank-line',
			'PAYMENT 6000 other',
		]);
	});

	it('is money of any day where Exact Online tells of no day on which money came', () => {
		expect(told([setOff], [line({ yourRef: 'F1' })])).toEqual(['PAYMENT 10000 bank-line']);
	});

	it('is money as well where only a difference is known', () => {
		expect(told([paid, bankTerm(3, { lineId: 'lost', type: 83 })])).toEqual([
			'PAYMENT 9997 2026-10-20:PAYMENT',
			'DIFFERENCE 3 lost',
		]);
	});

	it('is told of what the terms leave out, so that all makes up what is paid', () => {
		expect(told([matched(-4_000, '2026-10-20')])).toEqual([
			'MANUAL 6000 2026-10-15:MANUAL',
			'PAYMENT 4000 2026-10-20:PAYMENT',
		]);
	});

	it('is money where money settled it, and a booking where none did', () => {
		const parts = [
			matched(-5_000, '2026-10-20', { paymentDate: undefined }),
			matched(-5_000, '2026-10-20'),
		];
		const lines = [
			line({ id: 'money', amountCents: -5_000, yourRef: 'F1' }),
			line({ id: 'booking', amountCents: -5_000, yourRef: 'F1', type: 90, journal: '900' }),
		];
		const expected = ['MANUAL 5000 booking', 'PAYMENT 5000 money'];
		expect(told(parts, lines).sort()).toEqual(expected);
		expect(told(parts, [...lines].reverse()).sort()).toEqual(expected);
		expect(told([...parts].reverse(), [...lines].reverse()).sort()).toEqual(expected);
	});

	it('is a booking where no money settled it, though the same amount was paid that day', () => {
		const parts = [
			matched(-5_000, '2026-10-20'),
			matched(-5_000, '2026-10-20', { paymentDate: undefined }),
		];
		const booking = line({ amountCents: -5_000, yourRef: 'F1', type: 90, journal: '900' });
		expect(told(parts, [booking])).toEqual([
			'MANUAL 5000 bank-line',
			'PAYMENT 5000 2026-10-20:PAYMENT',
		]);
	});

	it('is never money where none settled it', () => {
		const parts = [
			matched(-4_000, '2026-10-20'),
			matched(-6_000, '2026-10-25', { paymentDate: undefined }),
		];
		const lines = [line({ amountCents: -10_000, yourRef: 'F1' })];
		expect(told(parts, lines)).toEqual(['PAYMENT 4000 bank-line', 'MANUAL 6000 2026-10-25:MANUAL']);
		const sameDay = [
			matched(-4_000, '2026-10-20', { paymentDate: undefined }),
			matched(-6_000, '2026-10-20'),
		];
		expect(told(sameDay, [line({ amountCents: -4_000, yourRef: 'F1' })])).toEqual([
			'PAYMENT 4000 bank-line',
			'MANUAL 6000 2026-10-20:MANUAL',
		]);
	});

	it('is taken once, though a term and a line tell of it, and no second money is guessed', () => {
		const parts = [paid];
		const terms = [...parts, bankTerm(4_000)];
		expect(told(terms, [line({ amountCents: -4_000, yourRef: 'F1' })])).toEqual([
			'PAYMENT 4000 bank-line',
			'MANUAL 6000 2026-10-20:MANUAL',
		]);
	});

	it('is a difference rather than money when money was found already', () => {
		const terms = [paid, bankTerm(9_997)];
		const lines = [line({ id: 'rounding', type: 83, amountCents: -3 })];
		expect(told(terms, lines)).toEqual(['PAYMENT 9997 bank-line', 'DIFFERENCE 3 rounding']);
	});
});

describe('what is a discount', () => {
	const discounted = matched(-10_000, '2026-10-20', { discountCents: 200 });
	const difference = (cents: number, over: Partial<PaymentTerm> = {}) =>
		bankTerm(cents, { lineId: 'own', type: 83, journal: '900', ...over });

	it.each([
		['a booking as large as the discount of the invoice', 200, 200, 'DISCOUNT'],
		['not one of another size', 199, 200, 'DIFFERENCE'],
		['not one of an invoice without discount', 200, 0, 'DIFFERENCE'],
	])('is %s', (_, cents, discountCents, kind) => {
		const terms = [{ ...discounted, discountCents }, bankTerm(10_000 - cents), difference(cents)];
		expect(told(terms)).toEqual([`PAYMENT ${10_000 - cents} bank-line`, `${kind} ${cents} own`]);
	});

	it('is a booking of type 83 whose line says so, and then no part of a payment', () => {
		const terms = [discounted, bankTerm(9_800), difference(200)];
		const lines = [
			line({ id: 'own', type: 83, amountCents: -200, discountCents: 200, yourRef: 'F1' }),
			line({ amountCents: -9_800, discountCents: 200, yourRef: 'F1' }),
		];
		expect(told(terms, lines)).toEqual(['PAYMENT 9800 bank-line', 'DISCOUNT 200 own']);
	});

	it('is one of two bookings that are as large', () => {
		const terms = [discounted, bankTerm(9_600), difference(200)];
		expect(told([...terms, difference(200, { lineId: 'second' })])).toEqual([
			'PAYMENT 9600 bank-line',
			'DISCOUNT 200 own',
			'DIFFERENCE 200 second',
		]);
	});

	it('is what the line of the payment says where the invoice names none', () => {
		const terms = [paid, bankTerm(10_000)];
		expect(told(terms, [line({ discountCents: 200, yourRef: 'F1' })])).toEqual([
			'PAYMENT 9800 bank-line',
			'DISCOUNT 200 bank-line:discount',
		]);
	});

	it('is no part of a booking that is not money', () => {
		const terms = [discounted, bankTerm(10_000, { type: 90 })];
		expect(told(terms, [line({ type: 90, discountCents: 200 })])).toEqual([
			'MANUAL 10000 bank-line',
		]);
	});

	it('is no part of a payment when it was booked, though the invoice names none', () => {
		const lines = [
			line({ id: 'own', type: 83, amountCents: -200, discountCents: 200, yourRef: 'F1' }),
			line({ amountCents: -9_800, discountCents: 200, yourRef: 'F1' }),
		];
		expect(told([paid, bankTerm(9_800), difference(200)], lines)).toEqual([
			'PAYMENT 9800 bank-line',
			'DISCOUNT 200 own',
		]);
	});

	it('is taken from one payment only', () => {
		const terms = [
			matched(-5_000, '2026-10-20', { discountCents: 200 }),
			matched(-5_000, '2026-10-21'),
			bankTerm(5_000),
			bankTerm(5_000, { lineId: 'second', date: '2026-10-21' }),
		];
		const lines = [
			line({ discountCents: 200, yourRef: 'F1' }),
			line({ id: 'second', discountCents: 200, yourRef: 'F1' }),
		];
		expect(told(terms, lines)).toEqual([
			'PAYMENT 4800 bank-line',
			'DISCOUNT 200 bank-line:discount',
			'PAYMENT 5000 second',
		]);
	});

	it('is no more of a payment than the invoice allows', () => {
		const terms = [discounted, bankTerm(10_000)];
		const lines = [line({ discountCents: 500, yourRef: 'F1' })];
		expect(told(terms, lines)).toEqual([
			'PAYMENT 9800 bank-line',
			'DISCOUNT 200 bank-line:discount',
		]);
	});
});
