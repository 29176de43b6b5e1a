/**
 * What stands in the books already under a document's number. Exact Online does not check `YourRef` for
 * uniqueness and has no idempotency key, so this look is what keeps an invoice from being booked twice.
 */
import { periodOf } from '../books/administration';
import type { Books } from '../books/administration';
import { entryTotalCents } from './entryBody';
import { isComplete } from '../invoice/invoice';
import type { Invoice, InvoiceDraft } from '../invoice/invoice';
import { journalKey } from '../books/journalCode';
import type { SalesEntry } from '../books/salesEntry';
import { reason } from '../reasons/reasons';
import type { Reason, ReasonFacts } from '../reasons/reasons';

export type Existing =
	| { readonly kind: 'none' }
	| { readonly kind: 'same'; readonly entry: SalesEntry }
	| { readonly kind: 'conflict'; readonly reason: Reason };

/**
 * Compares an invoice with the entries that carry its number. `books` must know the financial years of the
 * dates that `datesInDoubt` names; what they don't know counts as another year.
 *
 * In its own journal the number is the document: the same customer, total, currency and financial year make it
 * the same booking, whatever its date within the year; anything else belongs to somebody else. Numbers may
 * start again each year, and a subscription then costs the same under the same number. In another journal
 * it is this document only when customer, total and date agree too, since number series may overlap
 * between journals; then it stands in the wrong journal and booking it again would double it.
 */
export function findExisting(
	invoice: Invoice,
	entries: readonly SalesEntry[],
	books: Pick<Books, 'periods'>,
): Existing {
	const ofNumber = entries.filter((entry) => entry.yourRef === invoice.number);
	const inJournal = ofNumber.filter((entry) => entry.journal === invoice.journal);
	const alike = inJournal.filter((entry) => isAlike(invoice, entry));
	const same = alike.filter((entry) => isSameYear(invoice, entry, books));

	if (same.length > 1) {
		const entryNumbers = same.map((entry) => entry.entryNumber);
		const facts = { number: invoice.number, entryNumbers };
		return { kind: 'conflict', reason: reason('ALREADY_BOOKED_TWICE', facts) };
	}
	if (same.length === 1) return { kind: 'same', entry: same[0] };

	const taken =
		alike[0] ??
		inJournal[0] ??
		ofNumber.find((entry) => isAlike(invoice, entry) && entry.entryDate === invoice.date);
	if (taken === undefined) return { kind: 'none' };
	return { kind: 'conflict', reason: reason('NUMBER_TAKEN_OTHER', takenFacts(invoice, taken)) };
}

/** ISO dates of entries of which only the financial year tells whether they are one of these invoices. */
export function datesInDoubt(
	drafts: readonly InvoiceDraft[],
	entries: readonly SalesEntry[],
): string[] {
	return entries
		.filter((entry) =>
			drafts.some(
				(draft) =>
					isComplete(draft) &&
					draft.number === entry.yourRef &&
					journalKey(draft.journal) === journalKey(entry.journal) &&
					draft.date !== entry.entryDate &&
					isAlike(draft, entry),
			),
		)
		.map((entry) => entry.entryDate);
}

/** Total, its currency and customer agree. */
function isAlike(invoice: Invoice, entry: SalesEntry): boolean {
	return (
		entryTotalCents(invoice) === entry.totalCents &&
		isSameCurrency(invoice, entry) &&
		isSameCustomer(invoice, entry)
	);
}

/** Where one side does not say its currency, it is that of the administration, which is not known here. */
function isSameCurrency({ currency }: Invoice, entry: SalesEntry): boolean {
	return currency === '' || entry.currency === '' || currency === entry.currency;
}

function isSameCustomer(invoice: Invoice, entry: SalesEntry): boolean {
	return invoice.accountId === entry.customer.toLowerCase();
}

/** Financial years need not be calendar years. */
function isSameYear(invoice: Invoice, entry: SalesEntry, books: Pick<Books, 'periods'>): boolean {
	if (entry.entryDate === invoice.date) return true;
	const year = periodOf(books, invoice.date)?.year;
	return year !== undefined && year === periodOf(books, entry.entryDate)?.year;
}

/** Where the number stands, and in what that entry differs from the invoice. */
function takenFacts(invoice: Invoice, taken: SalesEntry): ReasonFacts['NUMBER_TAKEN_OTHER'] {
	const totalCents = entryTotalCents(invoice);
	return {
		number: invoice.number,
		journal: taken.journal,
		entryNumber: taken.entryNumber,
		...(totalCents === taken.totalCents ? {} : { totalCents, exactTotalCents: taken.totalCents }),
		...(isSameCurrency(invoice, taken)
			? {}
			: { currency: invoice.currency, exactCurrency: taken.currency }),
		...(isSameCustomer(invoice, taken) ? {} : { exactCustomer: taken.customerName }),
		...(invoice.date === taken.entryDate ? {} : { date: invoice.date, exactDate: taken.entryDate }),
		...(invoice.journal === taken.journal ? {} : { invoiceJournal: invoice.journal }),
	};
}
