/** One invoice of the source and the entry that stands for it; each test overrides what it is about. */
import type { SalesEntry } from '../../../nodes/domain/books/salesEntry';
import { groupInvoices } from '../../../nodes/domain/payments/invoiceTerms';
import type { BesideEntries } from '../../../nodes/domain/reconciliation/differences';
import type { SourceInvoice } from '../../../nodes/domain/reconciliation/sourceInvoice';
import { CUSTOMER, entry } from './invoices';
import { term } from './paymentTerms';

const DOCUMENT = 'd0000000-0000-4000-8000-000000000001';

/** Of 181.50, exported, with PDF, and nothing paid. */
export function sourceInvoice(over: Partial<SourceInvoice> = {}): SourceInvoice {
	return {
		number: '26700001',
		journal: '700',
		date: '2026-10-15',
		currency: 'EUR',
		totalCents: 18150,
		vatCents: 3150,
		accountId: CUSTOMER,
		customerName: 'Jean Dupont',
		entryId: entry().entryId,
		paidCents: 0,
		hasPdf: true,
		isExpected: true,
		isChanged: false,
		...over,
	};
}

/** The entry of it, as it should be. */
export function booked(over: Partial<SalesEntry> = {}): SalesEntry {
	return entry({ document: DOCUMENT, ...over });
}

/** Its PDF, and its terms with so much paid, in cents. */
export function beside(paidCents = 0, over: Partial<BesideEntries> = {}): BesideEntries {
	const of = { entryId: booked().entryId, yourRef: '26700001', totalCents: 18150 };
	const terms = [
		term({ ...of, amountCents: paidCents - 18150 }),
		term({ ...of, amountCents: -paidCents, status: 50 }),
	];
	return {
		withPdf: new Set([DOCUMENT]),
		terms: new Map(groupInvoices(terms).map((invoice) => [invoice.entryId, invoice])),
		...over,
	};
}
