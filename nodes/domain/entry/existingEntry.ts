/**
 * What stands in the books already under a document's number. Exact Online does not check `YourRef` for
 * uniqueness and has no idempotency key, so this look is what keeps an invoice from being booked twice.
 */
import { periodOf } from '../books/administration';
import type { Books } from '../books/administration';
import { journalKey } from '../books/journalCode';
import type { SalesEntry } from '../books/salesEntry';
import { isComplete } from '../invoice/invoice';
import type { Invoice, InvoiceDraft } from '../invoice/invoice';
import { reason } from '../reasons/reasons';
import type { Reason, ReasonFacts } from '../reasons/reasons';
import { daysBetween } from '../values/isoDate';
import { entryTotalCents, entryVatCents } from './entryBody';
import { numberYear } from './numberSeries';
import type { NumbersRestart } from './numberSeries';

export type Existing =
	| { readonly kind: 'none' }
	| { readonly kind: 'same'; readonly entry: SalesEntry }
	| { readonly kind: 'conflict'; readonly reason: Reason };

export interface LookSettings {
	readonly numbersRestart: NumbersRestart;
	/** The number is that of the entry too, so an entry that has it may be the invoice. */
	readonly imposeNumber: boolean;
}

/** Over the turn of a year a hand-made entry is dated in the wrong one; two documents rarely are so near. */
const NEAR_DAYS = 31;

/**
 * Compares an invoice with the entries that carry its number. `books` must know the financial years of the
 * dates that `datesInDoubt` names; what they don't know counts as another year.
 *
 * In its own journal the number is the document: the same customer, total, VAT, currency and financial year
 * make it the same booking, whatever its date within the year; anything else belongs to somebody else. In
 * another journal it is this document only when customer, total and date agree too, since number series may
 * overlap between journals; then it stands in the wrong journal and booking it again would double it.
 */
export function findExisting(
	invoice: Invoice,
	entries: readonly SalesEntry[],
	books: Pick<Books, 'periods'>,
	settings: LookSettings,
): Existing {
	const ofNumber = entries.filter(
		(entry) => carriesNumber(invoice, entry) && isOfSeries(invoice, entry, books, settings),
	);
	const inJournal = ofNumber.filter((entry) => entry.journal === invoice.journal);
	const alike = inJournal.filter((entry) => isAlike(invoice, entry));
	const same = alike.filter((entry) => isSameYear(invoice, entry, books));

	if (same.length > 1) {
		const entryNumbers = same.map((entry) => entry.entryNumber);
		const facts = { number: invoice.number, entryNumbers };
		return { kind: 'conflict', reason: reason('ALREADY_BOOKED_TWICE', facts) };
	}
	if (same.length === 1) return sameOrTaken(invoice, same[0]);

	const taken =
		alike[0] ??
		inJournal[0] ??
		ofNumber.find((entry) => isAlike(invoice, entry) && entry.entryDate === invoice.date);
	if (taken !== undefined) return conflictWith(invoice, taken);
	return settings.imposeNumber ? findByEntryNumber(invoice, entries, books) : { kind: 'none' };
}

/**
 * The entry that holds the number as its own, though its `YourRef` is empty or says something else. It may
 * have been made by hand for this very invoice: without `YourRef` when customer or total agree, with another
 * one when all do, and the date. Any other holder is another document, and Exact Online gives this one
 * another number.
 */
function findByEntryNumber(
	invoice: Invoice,
	entries: readonly SalesEntry[],
	books: Pick<Books, 'periods'>,
): Existing {
	const holder = entries.find(
		(entry) =>
			hasEntryNumber(invoice, entry) &&
			!carriesNumber(invoice, entry) &&
			isSameYear(invoice, entry, books),
	);
	if (holder === undefined) return { kind: 'none' };
	if (holder.yourRef !== '') {
		const isThisOne = isAlike(invoice, holder) && holder.entryDate === invoice.date;
		return isThisOne ? conflictWith(invoice, holder) : { kind: 'none' };
	}
	if (isAlike(invoice, holder)) return sameOrTaken(invoice, holder);
	const mayBe = isSameCustomer(invoice, holder) || isSameTotal(invoice, holder);
	return mayBe ? conflictWith(invoice, holder) : { kind: 'none' };
}

/**
 * The entries that earlier exports of a document made, as far as they stand: of its customer, with its
 * number, in whatever journal and for whatever amount.
 */
export function earlierEntries(
	invoice: Invoice,
	entries: readonly SalesEntry[],
	books: Pick<Books, 'periods'>,
	settings: LookSettings,
): SalesEntry[] {
	return entries.filter(
		(entry) =>
			isSameCustomer(invoice, entry) &&
			(carriesNumber(invoice, entry)
				? isOfSeries(invoice, entry, books, settings)
				: entry.yourRef === '' &&
					hasEntryNumber(invoice, entry) &&
					isSameYear(invoice, entry, books)),
	);
}

/** ISO dates of entries of which only the year tells whether they are one of these invoices. */
export function datesInDoubt(
	drafts: readonly InvoiceDraft[],
	entries: readonly SalesEntry[],
	{ numbersRestart }: Pick<LookSettings, 'numbersRestart'>,
): string[] {
	const isInDoubt = (draft: InvoiceDraft, entry: SalesEntry): boolean =>
		isComplete(draft) &&
		journalKey(draft.journal) === journalKey(entry.journal) &&
		draft.date !== entry.entryDate &&
		(carriesNumber(draft, entry)
			? numbersRestart === 'financialYear' || isAlike(draft, entry)
			: hasEntryNumber(draft, entry));
	return entries
		.filter((entry) => drafts.some((draft) => isInDoubt(draft, entry)))
		.map((entry) => entry.entryDate);
}

/** The entry of the same customer, total and year, unless its VAT is another. */
function sameOrTaken(invoice: Invoice, entry: SalesEntry): Existing {
	return isSameVat(invoice, entry) ? { kind: 'same', entry } : conflictWith(invoice, entry);
}

function conflictWith(invoice: Invoice, entry: SalesEntry): Existing {
	return { kind: 'conflict', reason: reason('NUMBER_TAKEN_OTHER', takenFacts(invoice, entry)) };
}

function carriesNumber({ number }: Invoice, entry: SalesEntry): boolean {
	return entry.yourRef === number;
}

function hasEntryNumber({ number, journal }: Invoice, entry: SalesEntry): boolean {
	return String(entry.entryNumber) === number && journalKey(entry.journal) === journalKey(journal);
}

/**
 * False for an entry of another year, where numbers start again: it is another document. Not so one that is
 * alike and dated near the invoice, over the turn of the year.
 */
function isOfSeries(
	invoice: Invoice,
	entry: SalesEntry,
	books: Pick<Books, 'periods'>,
	{ numbersRestart }: LookSettings,
): boolean {
	const ours = numberYear(invoice.date, books, numbersRestart);
	const theirs = numberYear(entry.entryDate, books, numbersRestart);
	if (ours === undefined || theirs === undefined || ours === theirs) return true;
	return isAlike(invoice, entry) && daysBetween(invoice.date, entry.entryDate) <= NEAR_DAYS;
}

/** Total, its currency and customer agree. */
function isAlike(invoice: Invoice, entry: SalesEntry): boolean {
	return isSameTotal(invoice, entry) && isSameCustomer(invoice, entry);
}

function isSameTotal(invoice: Invoice, entry: SalesEntry): boolean {
	return entryTotalCents(invoice) === entry.totalCents && isSameCurrency(invoice, entry);
}

/** Where one side does not say its currency, it is that of the administration, which is not known here. */
function isSameCurrency({ currency }: Invoice, entry: SalesEntry): boolean {
	return currency === '' || entry.currency === '' || currency === entry.currency;
}

/** By its size: the total tells the sign. An entry that does not say its VAT is not held against it. */
function isSameVat(invoice: Invoice, { vatCents }: SalesEntry): boolean {
	return vatCents === undefined || Math.abs(vatCents) === Math.abs(entryVatCents(invoice));
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
	const vatCents = entryVatCents(invoice);
	const hasTotal = totalCents === taken.totalCents;
	return {
		number: invoice.number,
		journal: taken.journal,
		entryNumber: taken.entryNumber,
		...(hasTotal ? {} : { totalCents, exactTotalCents: taken.totalCents }),
		...(hasTotal && !isSameVat(invoice, taken) ? { vatCents, exactVatCents: taken.vatCents } : {}),
		...(isSameCurrency(invoice, taken)
			? {}
			: { currency: invoice.currency, exactCurrency: taken.currency }),
		...(isSameCustomer(invoice, taken) ? {} : { exactCustomer: taken.customerName }),
		...(invoice.date === taken.entryDate ? {} : { date: invoice.date, exactDate: taken.entryDate }),
		...(invoice.journal === taken.journal ? {} : { invoiceJournal: invoice.journal }),
		...(carriesNumber(invoice, taken) ? {} : { exactYourRef: taken.yourRef }),
	};
}
