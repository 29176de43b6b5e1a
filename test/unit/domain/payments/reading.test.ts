import type { LedgerLine } from '../../../../nodes/domain/payments/ledgerLine';
import { groupInvoices } from '../../../../nodes/domain/payments/invoiceTerms';
import type { InvoiceTerms } from '../../../../nodes/domain/payments/invoiceTerms';
import type { PaymentTerm } from '../../../../nodes/domain/payments/paymentTerm';
import {
	planEntryReads,
	planLineReads,
	planOpenReads,
	planPartnerReads,
	planTermReads,
	receivablesAccounts,
} from '../../../../nodes/domain/payments/reading';
import { bankTerm, ENTRY, line, matched, term } from '../../support/paymentTerms';

const TODAY = '2026-11-10';
const ours = new Set([ENTRY]);
const lines = (terms: readonly PaymentTerm[], entryIds: ReadonlySet<string> = ours) =>
	planLineReads({ terms, today: TODAY }, entryIds);

describe('which invoices are read again', () => {
	const changed = (complete: number, incomplete: number): InvoiceTerms[] =>
		groupInvoices([
			...Array.from({ length: complete }, (_, index) => term({ entryId: `whole-${index}` })),
			...Array.from({ length: incomplete }, (_, index) =>
				term({ entryId: `part-${index}`, amountCents: -1 }),
			),
		]);

	it.each([
		['all, where leaving some out saves no call', 40, 0, 40, false],
		['all, where what the feed does not tell costs what it saves', 120, 0, 120, false],
		['all, where some of them have to be read anyway', 120, 40, 160, false],
		['those whose terms do not add up, in a large reading', 121, 40, 40, true],
		['none of many that add up', 121, 0, 0, true],
	])('are %s', (_, complete, incomplete, toRead, usesFeed) => {
		const plan = planTermReads(changed(complete, incomplete));
		expect(plan.toRead).toHaveLength(toRead);
		expect(plan.usesFeed).toBe(usesFeed);
	});
});

describe('which ledger lines are read', () => {
	const paid = (day: string, over: Partial<PaymentTerm> = {}) => matched(-1000, day, over);

	it('are none when the terms tell who paid', () => {
		expect(lines([matched(-10_000, '2026-10-20'), bankTerm(10_000)])).toBeUndefined();
		expect(lines([term()])).toBeUndefined();
	});

	it('are none for invoices that did not change', () => {
		expect(lines([matched(-10_000, '2026-10-20')], new Set())).toBeUndefined();
	});

	it('are those of the days and numbers that are not explained, each once and in order', () => {
		const terms = [paid('2026-10-22'), paid('2026-10-20'), paid('2026-10-22')];
		expect(lines(terms)).toEqual({
			glAccounts: ['gl-400'],
			invoiceNumbers: [26700001],
			dates: ['2026-10-20', '2026-10-22'],
			isStretch: false,
		});
	});

	it('are of days alone where bank lines carry their reference', () => {
		const other = bankTerm(5, { account: 'customer-2', yourRef: 'F9' });
		expect(lines([paid('2026-10-20'), other])).toMatchObject({ invoiceNumbers: [] });
		const unnamed = bankTerm(5, { account: 'customer-2', yourRef: '', invoiceNumber: undefined });
		expect(lines([paid('2026-10-20'), unnamed])).toMatchObject({ invoiceNumbers: [26700001] });
		const byReference = { ...other, invoiceNumber: undefined };
		expect(lines([paid('2026-10-20'), byReference])).toMatchObject({ invoiceNumbers: [] });
		const byNumber = { ...other, yourRef: '', invoiceNumber: 9 };
		expect(lines([paid('2026-10-20'), byNumber])).toMatchObject({ invoiceNumbers: [] });
		const open = { ...other, status: 20 };
		expect(lines([paid('2026-10-20'), open])).toMatchObject({ invoiceNumbers: [26700001] });
	});

	it('are of a whole stretch beyond eight days', () => {
		const days = (count: number) =>
			Array.from({ length: count }, (_, index) => paid(`2026-10-${11 + index}`));
		expect(lines(days(8))).toMatchObject({ isStretch: false });
		expect(lines(days(8))?.dates).toHaveLength(8);
		expect(lines(days(9))).toMatchObject({
			isStretch: true,
			dates: ['2026-10-11', '2026-10-19'],
		});
	});

	it('are of any receivables account where one is not known', () => {
		const unknown = paid('2026-10-20', { glAccount: '' });
		expect(lines([unknown])).toMatchObject({ glAccounts: [] });
	});

	it('go by number where no day is known, and may have none', () => {
		const dateless = { endDate: undefined, paymentDate: undefined };
		const other = bankTerm(5, { account: 'customer-2', yourRef: 'F9' });
		expect(lines([paid('2026-10-20', dateless), other])).toMatchObject({
			dates: [],
			invoiceNumbers: [26700001],
		});
		const nameless = { ...dateless, invoiceNumber: undefined };
		expect(lines([paid('2026-10-20', nameless)])).toMatchObject({ invoiceNumbers: [] });
	});

	it('are of the day of a set-off, and none when the credit note is known', () => {
		const setOff = matched(-10_000, '2026-10-25', { paymentDate: undefined });
		expect(lines([setOff])).toMatchObject({ dates: ['2026-10-25'] });
		const credit = { lineId: 'c-line', entryId: 'c-entry', type: 21, totalCents: -10_000 };
		expect(lines([setOff, { ...setOff, ...credit, id: 'c', amountCents: 10_000 }])).toBeUndefined();
	});

	it('are those of the payment days where only a discount is in question', () => {
		const terms = [
			matched(-6_000, '2026-10-20', { discountCents: 200 }),
			term({ amountCents: -4_000 }),
			bankTerm(6_000),
		];
		expect(lines(terms)).toEqual({
			glAccounts: ['gl-400'],
			dates: ['2026-10-20'],
			invoiceNumbers: [26700001],
			isStretch: false,
		});
	});

	it('go by number as soon as a discount of one invoice is in question', () => {
		const discounted = [matched(-10_000, '2026-10-20', { discountCents: 200 }), bankTerm(10_000)];
		const other = paid('2026-10-22', { entryId: 'entry-2', yourRef: 'F2', invoiceNumber: 2 });
		expect(lines([...discounted, other], new Set([ENTRY, 'entry-2']))).toMatchObject({
			invoiceNumbers: [26700001, 2],
		});
	});

	it('are none when the line tells of the discount', () => {
		const terms = [matched(-10_000, '2026-10-20', { discountCents: 200 }), bankTerm(10_000)];
		const known = [line({ discountCents: 200, yourRef: 'F1' })];
		expect(planLineReads({ terms, lines: known, today: TODAY }, ours)).toBeUndefined();
	});
});

describe('on which days the other side of a set-off is looked for', () => {
	const partners = (...terms: PaymentTerm[]) => planPartnerReads({ terms, today: TODAY }, ours);

	it('are those on which something was settled without money, each once', () => {
		const setOff = matched(-4_000, '2026-10-25', { paymentDate: undefined });
		expect(partners(setOff, { ...setOff, id: 'other' })).toEqual(['2026-10-25']);
		expect(partners(matched(-10_000, '2026-10-20'))).toEqual([]);
	});
});

describe('which bank entries are read whole', () => {
	const paid = matched(-10_000, '2026-10-20');
	const named = line({ yourRef: 'F1' });
	const entries = (
		terms: PaymentTerm[],
		over: { lines?: LedgerLine[]; bankLines?: LedgerLine[] },
	) => planEntryReads({ terms: [paid, ...terms], today: TODAY, ...over }, ours);

	it('are those in which a term or a line names the invoice, each once', () => {
		expect(entries([bankTerm(10_000)], {})).toEqual(['bank-entry']);
		expect(entries([], { lines: [named] })).toEqual(['bank-entry']);
		expect(entries([bankTerm(10_000)], { lines: [named] })).toEqual(['bank-entry']);
	});

	it.each<[string, Partial<LedgerLine>]>([
		['names another invoice', { yourRef: 'F2' }],
		['is of another customer', { account: 'customer-2' }],
		['is in no bank journal', { type: 90 }],
		['tells of no entry', { entryId: '' }],
	])('are none where the line %s', (_, over) => {
		expect(entries([], { lines: [line({ yourRef: 'F1', ...over })] })).toEqual([]);
	});

	it('are not read twice, nor for invoices that did not change', () => {
		expect(entries([bankTerm(10_000)], { bankLines: [line({ id: 'bank' })] })).toEqual([]);
		const read = { terms: [paid, bankTerm(10_000)], today: TODAY };
		expect(planEntryReads(read, new Set())).toEqual([]);
	});
});

describe('of which lines the terms are read, to know whether they are open', () => {
	const paid = matched(-10_000, '2026-10-20');
	const doubtful = (lines: LedgerLine[], terms: PaymentTerm[] = [], entryIds = ours) =>
		planOpenReads({ terms: [paid, ...terms], lines, today: TODAY }, entryIds);

	it('are those that name the invoice and have no term that was read', () => {
		const named = line({ yourRef: 'F1' });
		expect(doubtful([named])).toEqual(['bank-line']);
		expect(doubtful([line(), line({ yourRef: 'F2' })])).toEqual([]);
		expect(doubtful([named], [bankTerm(5, { yourRef: '', invoiceNumber: undefined })])).toEqual([]);
		expect(doubtful([named], [], new Set())).toEqual([]);
	});
});

it('the receivables accounts are those of the terms, where they tell them', () => {
	const terms = [term(), term({ glAccount: 'gl-401' }), term({ glAccount: '' }), term()];
	expect([...receivablesAccounts({ terms, today: TODAY })]).toEqual(['gl-400', 'gl-401']);
});
