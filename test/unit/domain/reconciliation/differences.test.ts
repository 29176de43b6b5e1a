import type { SalesEntry } from '../../../../nodes/domain/books/salesEntry';
import { differencesOf, paidOf } from '../../../../nodes/domain/reconciliation/differences';
import type { BesideEntries } from '../../../../nodes/domain/reconciliation/differences';
import type { SourceInvoice } from '../../../../nodes/domain/reconciliation/sourceInvoice';
import { groupInvoices } from '../../../../nodes/domain/payments/invoiceTerms';
import { beside, booked, sourceInvoice } from '../../support/reconciliation';
import { term } from '../../support/paymentTerms';

const OTHER = '3a5b1c7e-0000-4000-8000-000000000002';

function found(
	invoice: Partial<SourceInvoice>,
	entries: SalesEntry[] = [booked()],
	books: BesideEntries = beside(),
) {
	return differencesOf({ invoice: sourceInvoice(invoice), entries }, books);
}

const codes = (...given: Parameters<typeof found>): string[] =>
	found(...given).map(({ code }) => code);

describe('an invoice and its entry', () => {
	it('do not differ when all agrees', () => {
		expect(codes({})).toEqual([]);
	});

	it.each<[string, Partial<SourceInvoice>, Partial<SalesEntry>, object]>([
		[
			'TOTAL_DIFFERS_IN_EXACT',
			{},
			{ totalCents: 18151 },
			{ number: '26700001', entryNumber: '26700017', total: '181.50', exactTotal: '181.51' },
		],
		[
			'TOTAL_DIFFERS_IN_EXACT',
			{},
			{ currency: 'USD' },
			{ total: '181.50', exactTotal: '181.50', currency: 'EUR', exactCurrency: 'USD' },
		],
		['VAT_DIFFERS_IN_EXACT', {}, { vatCents: 3149 }, { vat: '31.50', exactVat: '31.49' }],
		[
			'CUSTOMER_DIFFERS_IN_EXACT',
			{},
			{ customer: OTHER, customerName: 'Marie' },
			{ customer: 'Jean Dupont', exactCustomer: 'Marie' },
		],
		[
			'DATE_DIFFERS_IN_EXACT',
			{},
			{ entryDate: '2026-10-16' },
			{ date: '2026-10-15', exactDate: '2026-10-16' },
		],
		['JOURNAL_DIFFERS_IN_EXACT', {}, { journal: '701' }, { journal: '700', exactJournal: '701' }],
		['NUMBER_DIFFERS_IN_EXACT', {}, { yourRef: 'D' }, { number: '26700001', exactYourRef: 'D' }],
		['PDF_MISSING_IN_EXACT', {}, { document: undefined }, { number: '26700001' }],
		['PDF_MISSING_IN_EXACT', {}, { document: 'empty' }, { entryNumber: '26700017' }],
		['PAID_DIFFERS_IN_EXACT', { paidCents: 100 }, {}, { paid: '1.00', exactPaid: '0.00' }],
	])('differ by %s alone', (code, invoice, entry, facts) => {
		const [difference, ...others] = found(invoice, [booked(entry)]);
		expect(others).toEqual([]);
		expect(difference).toMatchObject({ code, facts });
	});

	it.each<[string, Partial<SourceInvoice>, Partial<SalesEntry>]>([
		['the VAT of the source', { vatCents: undefined }, { vatCents: 1 }],
		['the VAT of the entry', {}, { vatCents: undefined }],
		['the account', { accountId: undefined }, { customer: OTHER }],
		['the currency of the source', { currency: '' }, { currency: 'USD' }],
		['the date of the entry', {}, { entryDate: '' }],
		['what is paid', { paidCents: undefined }, {}],
		['a PDF', { hasPdf: false }, { document: undefined }],
		['the case of the journal', { journal: 'v7' }, { journal: 'V7' }],
	])('are not held against each other where nobody tells %s', (_, invoice, entry) => {
		expect(codes(invoice, [booked(entry)], beside(0))).toEqual([]);
	});

	it('differ once when total and VAT do', () => {
		expect(codes({}, [booked({ totalCents: 1, vatCents: 1 })])).toEqual(['TOTAL_DIFFERS_IN_EXACT']);
	});

	it('have the same VAT when only its sign is another one', () => {
		const credit = { totalCents: -18150, vatCents: -3150 };
		expect(codes(credit, [booked({ totalCents: -18150, vatCents: 3150 })])).toEqual([]);
	});

	it('differ when one is a credit note', () => {
		expect(codes({ totalCents: -18150, vatCents: -3150 })).toEqual(['TOTAL_DIFFERS_IN_EXACT']);
	});

	it('differ in one thing when the invoice was changed after its export, beside customer and PDF', () => {
		const changed = { isChanged: true, totalCents: 1, date: '2026-10-01', journal: '701' };
		expect(codes(changed)).toEqual(['CHANGED_AFTER_EXPORT']);
		const entry = booked({ customer: OTHER, document: undefined });
		expect(codes(changed, [entry])).toEqual([
			'CHANGED_AFTER_EXPORT',
			'CUSTOMER_DIFFERS_IN_EXACT',
			'PDF_MISSING_IN_EXACT',
		]);
	});

	it('say both totals when the change is one of the total', () => {
		const [{ message }] = found({ isChanged: true, totalCents: 100 });
		expect(message).toContain('it now totals 1.00, the entry 181.50');
		expect(found({ isChanged: true })[0].message).not.toContain('totals');
	});
});

describe('an invoice without entry', () => {
	it('is missing when it should be there', () => {
		const [{ code, facts }, ...others] = found({}, []);
		expect(others).toEqual([]);
		expect([code, facts]).toEqual([
			'MISSING_IN_EXACT',
			{ number: '26700001', journal: '700', date: '2026-10-15', total: '181.50' },
		]);
	});

	it('is nothing to speak of when it need not be', () => {
		expect(codes({ isExpected: false }, [])).toEqual([]);
	});
});

describe('an invoice with several entries', () => {
	it('is double, and compared with the first one', () => {
		const second = booked({ entryNumber: 9, journal: '710', totalCents: 1 });
		const [difference, ...others] = found({}, [booked(), second]);
		expect(others).toEqual([]);
		expect([difference.code, difference.facts]).toEqual([
			'DOUBLE_IN_EXACT',
			{ number: '26700001', entries: '26700017 (700), 9 (710)' },
		]);
	});
});

describe('what is paid', () => {
	it('is what the terms say, and of the whole', () => {
		expect(codes({ paidCents: 5000 }, [booked()], beside(5000))).toEqual([]);
		expect(codes({ paidCents: 5000 }, [booked()], beside(4999))).toEqual(['PAID_DIFFERS_IN_EXACT']);
	});

	it('is nothing of an open entry without terms', () => {
		expect(paidOf(booked(), { terms: new Map() })).toBe(0);
	});

	it('is not known of a processed entry without terms', () => {
		const none = beside(0, { terms: new Map() });
		expect(codes({}, [booked({ status: 50 })], none)).toEqual(['PAYMENT_TERMS_MISSING']);
		expect(codes({ paidCents: undefined }, [booked({ status: 50 })], none)).toEqual([]);
	});

	it('is not known when the terms are not whole', () => {
		const part = term({ entryId: booked().entryId, totalCents: 18150, amountCents: -100 });
		const [invoice] = groupInvoices([part]);
		const terms = new Map([[invoice.entryId, invoice]]);
		const [{ code, facts }] = found({}, [booked()], beside(0, { terms }));
		expect(code).toBe('PAYMENT_TERMS_INCOMPLETE');
		expect(facts).toMatchObject({ invoice: '26700001', total: '181.50', terms: '1.00' });
	});

	it('is not compared in two currencies', () => {
		expect(codes({ paidCents: 1 }, [booked({ currency: 'USD' })])).toEqual([
			'TOTAL_DIFFERS_IN_EXACT',
		]);
	});
});
