/**
 * What stands in the books already under a document's number. Exact Online does not check `YourRef` for
 * uniqueness and has no idempotency key, so this look is what keeps an invoice from being booked twice.
 */
import { entryTotalCents } from './entryBody';
import type { Invoice } from './invoice';
import { reason } from './reasons';
import type { Reason, ReasonFacts } from './reasons';

/** A sales entry as it stands in Exact Online. */
export interface ExistingEntry {
	readonly entryId: string;
	readonly entryNumber: number;
	readonly yourRef: string;
	readonly journal: string;
	/** GUID of the account. */
	readonly customer: string;
	/** Name of the account; empty when Exact Online did not give it. */
	readonly customerName: string;
	/** ISO date. */
	readonly entryDate: string;
	/** Total with VAT, in cents; negative for a credit note. */
	readonly totalCents: number;
	/** GUID of the attached document. */
	readonly document?: string;
	/** 20 open, 50 processed. */
	readonly status: number;
	/** 20 sales entry, 21 credit note. */
	readonly type: number;
}

export type Probe =
	| { readonly kind: 'none' }
	| { readonly kind: 'same'; readonly entry: ExistingEntry }
	| { readonly kind: 'conflict'; readonly reason: Reason };

/**
 * Compares an invoice with the entries that carry its number.
 *
 * In its own journal the number is the document: the same customer and total make it the same booking,
 * anything else belongs to somebody else. In another journal it is this document only when customer,
 * total and date agree too, since number series may overlap between journals; then it stands in the
 * wrong journal and booking it again would double it.
 */
export function probeExisting(invoice: Invoice, entries: readonly ExistingEntry[]): Probe {
	const ofNumber = entries.filter((entry) => entry.yourRef === invoice.number);
	const inJournal = ofNumber.filter((entry) => entry.journal === invoice.journal);
	const same = inJournal.filter((entry) => isSame(invoice, entry));

	if (same.length > 1) {
		const entryNumbers = same.map((entry) => entry.entryNumber);
		const facts = { number: invoice.number, entryNumbers };
		return { kind: 'conflict', reason: reason('ALREADY_BOOKED_TWICE', facts) };
	}
	if (same.length === 1) return { kind: 'same', entry: same[0] };

	const taken =
		inJournal[0] ??
		ofNumber.find((entry) => isSame(invoice, entry) && entry.entryDate === invoice.date);
	if (taken === undefined) return { kind: 'none' };
	return { kind: 'conflict', reason: reason('NUMBER_TAKEN_OTHER', takenFacts(invoice, taken)) };
}

/** The same booking: its total and its customer agree. */
function isSame(invoice: Invoice, entry: ExistingEntry): boolean {
	return entryTotalCents(invoice) === entry.totalCents && isSameCustomer(invoice, entry);
}

function isSameCustomer(invoice: Invoice, entry: ExistingEntry): boolean {
	return invoice.accountId === entry.customer.toLowerCase();
}

/** Where the number stands, and in what that entry differs from the invoice. */
function takenFacts(invoice: Invoice, taken: ExistingEntry): ReasonFacts['NUMBER_TAKEN_OTHER'] {
	const totalCents = entryTotalCents(invoice);
	return {
		number: invoice.number,
		journal: taken.journal,
		entryNumber: taken.entryNumber,
		...(totalCents === taken.totalCents ? {} : { totalCents, exactTotalCents: taken.totalCents }),
		...(isSameCustomer(invoice, taken) ? {} : { exactCustomer: taken.customerName }),
		...(invoice.journal === taken.journal ? {} : { invoiceJournal: invoice.journal }),
	};
}
