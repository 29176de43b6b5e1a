/** The whole payment state of an invoice: always all of it, so that a later state replaces an earlier one. */
import type { LedgerLine, PaymentTerm } from './paymentTerm';
import { groupInvoices, latest, openCents, paidCents } from './invoiceTerms';
import type { InvoiceTerms } from './invoiceTerms';
import { ledgerOf } from './sources';
import type { Ledger } from './sources';
import { explainPaid } from './transactions';
import type { Transaction } from './transactions';

/** Cents without the sign of the books: a credit note counts up as an invoice does. */
export interface PaymentState {
	readonly entryId: string;
	/** The number of the invoice at its source. */
	readonly number: string;
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly isCreditNote: boolean;
	readonly currency: string;
	readonly total: number;
	/** Whatever is settled, by money or otherwise: paid + open = total. */
	readonly paid: number;
	readonly open: number;
	/** The part of `open` that was handed to the bank for collection. */
	readonly inCollection: number;
	/** They add up to `paid`. */
	readonly transactions: readonly Transaction[];
}

export interface Read {
	readonly terms: readonly PaymentTerm[];
	/** GUIDs of terms that are gone since they were read. */
	readonly deletedIds?: ReadonlySet<string>;
	readonly lines?: readonly LedgerLine[];
	/** ISO date of the reading, for what has no date of its own. */
	readonly today: string;
}

/** The state of every invoice and credit note among the terms. */
export function paymentStates(read: Read): PaymentState[] {
	const { invoices, ledger } = asLedger(read);
	return invoices.map((invoice) => stateOf(invoice, ledger, read.today));
}

/** The invoices of a read and the ledger to explain them with. */
export function asLedger({ terms, deletedIds = new Set(), lines = [] }: Read): {
	invoices: InvoiceTerms[];
	ledger: Ledger;
} {
	const current = latest(terms, deletedIds);
	const invoices = groupInvoices(current);
	return { invoices, ledger: ledgerOf(current, invoices, lines) };
}

function stateOf(invoice: InvoiceTerms, ledger: Ledger, today: string): PaymentState {
	return {
		entryId: invoice.entryId,
		number: invoice.number,
		journal: invoice.journal,
		entryNumber: invoice.entryNumber,
		isCreditNote: invoice.isCreditNote,
		currency: invoice.currency,
		total: invoice.total,
		paid: paidCents(invoice),
		open: openCents(invoice),
		inCollection: invoice.parts
			.filter(({ isInCollection }) => isInCollection)
			.reduce((sum, { cents }) => sum + cents, 0),
		transactions: explainPaid(invoice, ledger, today).transactions,
	};
}
