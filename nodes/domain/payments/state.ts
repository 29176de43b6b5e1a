/** The whole payment state of an invoice: always all of it, so that a later state replaces an earlier one. */
import type { LedgerLine } from './ledgerLine';
import type { PaymentTerm } from './paymentTerm';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { groupInvoices, isComplete, latest, openCents, paidCents } from './invoiceTerms';
import type { InvoiceTerms } from './invoiceTerms';
import { customerLedgerOf } from './sources';
import type { CustomerLedger } from './sources';
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
	readonly totalCents: number;
	/** What its terms add up to. If that isn't the total, the other amounts are not to be trusted. */
	readonly termsCents: number;
	/** Whatever is settled, by money or otherwise: paid + open = total. */
	readonly paidCents: number;
	readonly openCents: number;
	/** The part of `open` that was handed to the bank for collection. */
	readonly inCollectionCents: number;
	/** They add up to `paid`. */
	readonly transactions: readonly Transaction[];
}

export interface Read {
	readonly terms: readonly PaymentTerm[];
	/** GUIDs of terms that were deleted after they were read. */
	readonly deletedIds?: ReadonlySet<string>;
	/** On receivables accounts. */
	readonly lines?: readonly LedgerLine[];
	/** All lines of the bank entries that name one of the invoices. */
	readonly bankLines?: readonly LedgerLine[];
	/** Which of them are no money, by GUID: the type of what they are. */
	readonly notMoney?: ReadonlyMap<string, number>;
	/** ISO date of the reading, for what has no date of its own. */
	readonly today: string;
}

/** The state of every invoice and credit note among the terms. */
export function paymentStates(read: Read): PaymentState[] {
	const { invoices, ledger } = asLedger(read);
	return invoices.map((invoice) => stateOf(invoice, ledger, read.today));
}

/** Why a state must not be recorded, if anything. */
export function stateReasons(state: PaymentState): Reason[] {
	if (isComplete(state)) return [];
	const { number: invoice, entryNumber, totalCents, termsCents } = state;
	return [reason('PAYMENT_TERMS_INCOMPLETE', { invoice, entryNumber, totalCents, termsCents })];
}

/** The invoices among what was read, and the ledger that explains them. */
export function asLedger(read: Read): { invoices: InvoiceTerms[]; ledger: CustomerLedger } {
	const { deletedIds = new Set(), lines = [], bankLines = [], notMoney = new Map() } = read;
	const terms = latest(read.terms, deletedIds);
	const invoices = groupInvoices(terms);
	return { invoices, ledger: customerLedgerOf({ terms, invoices, lines, bankLines, notMoney }) };
}

function stateOf(invoice: InvoiceTerms, ledger: CustomerLedger, today: string): PaymentState {
	return {
		entryId: invoice.entryId,
		number: invoice.number,
		journal: invoice.journal,
		entryNumber: invoice.entryNumber,
		isCreditNote: invoice.isCreditNote,
		currency: invoice.currency,
		totalCents: invoice.totalCents,
		termsCents: invoice.termsCents,
		paidCents: paidCents(invoice),
		openCents: openCents(invoice),
		inCollectionCents: invoice.parts
			.filter(({ isInCollection }) => isInCollection)
			.reduce((sum, { cents }) => sum + cents, 0),
		transactions: explainPaid(invoice, ledger, today).transactions,
	};
}
