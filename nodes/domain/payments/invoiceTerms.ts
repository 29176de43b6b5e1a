/**
 * Invoices and credit notes as their payment terms show them. Which sign an open invoice has in those
 * terms is uncertain (one client says negative, another positive), so amounts are measured against the
 * sign of the whole booking: whatever the sign, the parts of an invoice add up to its total.
 */
import { CREDIT_NOTE } from '../books/salesEntry';
import { isMatched, isSales } from './paymentTerm';
import type { PaymentTerm } from './paymentTerm';

/** One term of an invoice. Its cents have the sign of the invoice's total, so they are positive. */
export interface InvoicePart {
	readonly cents: number;
	readonly isMatched: boolean;
	/** Handed to the bank for collection, and not matched yet. */
	readonly isInCollection: boolean;
	readonly discountCents: number;
	readonly endDate: string | undefined;
	readonly paymentDate: string | undefined;
}

export interface InvoiceTerms {
	readonly entryId: string;
	/** The number of the invoice at its source: `YourRef`. */
	readonly number: string;
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly invoiceNumber: number | undefined;
	readonly lineId: string;
	readonly account: string;
	readonly glAccount: string;
	readonly currency: string;
	readonly date: string | undefined;
	readonly isCreditNote: boolean;
	/** 1 for an invoice, -1 for a credit note: the sign of its booking in the books. */
	readonly sign: 1 | -1;
	/** Cents without sign. */
	readonly totalCents: number;
	readonly parts: readonly InvoicePart[];
	/** What the parts add up to, without sign: the total, unless Exact Online gave one too few or too many. */
	readonly termsCents: number;
}

/**
 * The invoices among the terms. A term that comes twice counts as it came last. Terms of suppliers and of
 * money are left out, and so are those in `deletedIds`.
 */
export function groupInvoices(
	terms: readonly PaymentTerm[],
	deletedIds: ReadonlySet<string> = new Set(),
): InvoiceTerms[] {
	const byEntry = new Map<string, PaymentTerm[]>();
	for (const term of latest(terms, deletedIds)) {
		if (!term.isReceivable || !isSales(term) || term.entryId === '') continue;
		byEntry.set(term.entryId, [...(byEntry.get(term.entryId) ?? []), term]);
	}
	return [...byEntry.values()].map(toInvoice);
}

/** The terms as they came last, without those that were deleted since. */
export function latest(
	terms: readonly PaymentTerm[],
	deletedIds: ReadonlySet<string>,
): PaymentTerm[] {
	const byId = new Map(terms.map((term) => [term.id, term]));
	return [...byId.values()].filter(({ id }) => !deletedIds.has(id));
}

function toInvoice(terms: readonly PaymentTerm[]): InvoiceTerms {
	const [first] = terms;
	const sum = terms.reduce((cents, { amountCents: amount }) => cents + (amount ?? 0), 0);
	const booked = first.totalCents ?? 0;
	const sign = signOf(first, booked);
	const total = first.totalCents === undefined ? Math.abs(sum) : Math.abs(booked);
	const direction = sum < 0 ? -1 : 1;
	return {
		entryId: first.entryId,
		number: first.yourRef,
		journal: first.journal,
		entryNumber: first.entryNumber,
		invoiceNumber: first.invoiceNumber,
		lineId: first.lineId,
		account: first.account,
		glAccount: first.glAccount,
		currency: first.currency,
		date: first.date,
		isCreditNote: first.type === CREDIT_NOTE || sign < 0,
		sign,
		totalCents: total,
		parts: terms.map((term) => toPart(term, direction)),
		termsCents: Math.abs(sum),
	};
}

/** A credit note may also be of type 20 with a negative amount. */
function signOf({ type }: PaymentTerm, booked: number): 1 | -1 {
	if (booked !== 0) return booked < 0 ? -1 : 1;
	return type === CREDIT_NOTE ? -1 : 1;
}

function toPart(term: PaymentTerm, direction: 1 | -1): InvoicePart {
	const matched = isMatched(term);
	return {
		cents: (term.amountCents ?? 0) * direction + 0,
		isMatched: matched,
		isInCollection: !matched && term.status === 40,
		discountCents: term.discountCents,
		endDate: term.endDate,
		paymentDate: term.paymentDate,
	};
}

/** False when a part is missing, or there twice: then nobody knows what is paid. */
export function isComplete({
	termsCents,
	totalCents,
}: Pick<InvoiceTerms, 'termsCents' | 'totalCents'>): boolean {
	return termsCents === totalCents;
}

/** Cents that are open, the part in collection included. */
export function openCents({ parts }: Pick<InvoiceTerms, 'parts'>): number {
	return parts.reduce((sum, part) => sum + (part.isMatched ? 0 : part.cents), 0);
}

/** Cents that are settled: what is not open of the total. */
export function paidCents(invoice: Pick<InvoiceTerms, 'parts' | 'totalCents'>): number {
	return invoice.totalCents - openCents(invoice);
}
