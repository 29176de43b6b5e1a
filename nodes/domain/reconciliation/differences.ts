/** In what an invoice and its entry differ. Each difference is one reason; one cause gives one difference. */
import type { SalesEntry } from '../books/salesEntry';
import { stateWithoutTerms } from '../payments/invoiceEntry';
import { isComplete, paidCents } from '../payments/invoiceTerms';
import type { InvoiceTerms } from '../payments/invoiceTerms';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { isSameCurrency, isSameCustomer, isSameJournal } from './pairs';
import type { Pair } from './pairs';
import type { SourceInvoice } from './sourceInvoice';

/** What stands beside the entries in the books. */
export interface BesideEntries {
	/** GUIDs of the documents that hold a PDF. */
	readonly withPdf: ReadonlySet<string>;
	/** Payment terms by the GUID of their entry. */
	readonly terms: ReadonlyMap<string, InvoiceTerms>;
}

/** All differences of an invoice that stands in the books, or should. */
export function differencesOf({ invoice, entries }: Pair, beside: BesideEntries): Reason[] {
	const [entry] = entries;
	if (entry === undefined) return invoice.isExpected ? [missing(invoice)] : [];
	const found = [
		double(invoice, entries),
		numberDiffers(invoice, entry),
		...contentDiffers(invoice, entry),
		customerDiffers(invoice, entry),
		pdfMissing(invoice, entry, beside),
		...paidDiffers(invoice, entry, beside),
	];
	return found.filter((one): one is Reason => one !== undefined);
}

/** An entry of the journals and days looked at that stands for no invoice of the source. */
export function unknownInSource(entry: SalesEntry): Reason {
	return reason('UNKNOWN_IN_SOURCE', {
		entryNumber: entry.entryNumber,
		journal: entry.journal,
		exactDate: entry.entryDate,
		exactTotalCents: entry.totalCents,
		exactCustomer: entry.customerName,
		exactYourRef: entry.yourRef,
	});
}

/** What is paid of an entry in cents without sign, or why nobody knows. */
export function paidOf(
	entry: SalesEntry,
	{ terms }: Pick<BesideEntries, 'terms'>,
): number | Reason {
	const found = terms.get(entry.entryId);
	const facts = { invoice: entry.yourRef, entryNumber: entry.entryNumber };
	if (found === undefined) {
		const state = stateWithoutTerms(entry);
		return state === undefined ? reason('PAYMENT_TERMS_MISSING', facts) : state.paidCents;
	}
	if (isComplete(found)) return paidCents(found);
	const { totalCents, termsCents } = found;
	return reason('PAYMENT_TERMS_INCOMPLETE', { ...facts, totalCents, termsCents });
}

function missing({ number, journal, date, totalCents }: SourceInvoice): Reason {
	return reason('MISSING_IN_EXACT', { number, journal, date, totalCents });
}

function double({ number }: SourceInvoice, entries: readonly SalesEntry[]): Reason | undefined {
	if (entries.length < 2) return undefined;
	const named = entries.map(({ entryNumber, journal }) => `${entryNumber} (${journal})`);
	return reason('DOUBLE_IN_EXACT', { number, entries: named });
}

function numberDiffers({ number }: SourceInvoice, entry: SalesEntry): Reason | undefined {
	if (entry.yourRef === number) return undefined;
	const { entryNumber, yourRef: exactYourRef } = entry;
	return reason('NUMBER_DIFFERS_IN_EXACT', { number, entryNumber, exactYourRef });
}

/**
 * Journal, date and amounts. When the invoice was changed after its export, that says it all: the books hold what
 * was exported.
 */
function contentDiffers(invoice: SourceInvoice, entry: SalesEntry): Array<Reason | undefined> {
	const { number, totalCents } = invoice;
	const { entryNumber, totalCents: exactTotalCents } = entry;
	if (invoice.isChanged) {
		return [reason('CHANGED_AFTER_EXPORT', { number, entryNumber, totalCents, exactTotalCents })];
	}
	return [
		journalDiffers(invoice, entry),
		dateDiffers(invoice, entry),
		totalDiffers(invoice, entry),
		vatDiffers(invoice, entry),
	];
}

function journalDiffers(invoice: SourceInvoice, entry: SalesEntry): Reason | undefined {
	if (isSameJournal(invoice, entry)) return undefined;
	return reason('JOURNAL_DIFFERS_IN_EXACT', {
		number: invoice.number,
		entryNumber: entry.entryNumber,
		journal: invoice.journal,
		exactJournal: entry.journal,
	});
}

function dateDiffers({ number, date }: SourceInvoice, entry: SalesEntry): Reason | undefined {
	const { entryNumber, entryDate: exactDate } = entry;
	if (exactDate === '' || date === exactDate) return undefined;
	return reason('DATE_DIFFERS_IN_EXACT', { number, entryNumber, date, exactDate });
}

function totalDiffers(invoice: SourceInvoice, entry: SalesEntry): Reason | undefined {
	const currencies = isSameCurrency(invoice, entry)
		? {}
		: { currency: invoice.currency, exactCurrency: entry.currency };
	if (invoice.totalCents === entry.totalCents && isSameCurrency(invoice, entry)) return undefined;
	return reason('TOTAL_DIFFERS_IN_EXACT', {
		number: invoice.number,
		entryNumber: entry.entryNumber,
		totalCents: invoice.totalCents,
		exactTotalCents: entry.totalCents,
		...currencies,
	});
}

/**
 * By its size: the total tells the sign. Where the total differs the VAT mostly does too, and that is one cause;
 * an entry that does not say its VAT is not held against it.
 */
function vatDiffers(invoice: SourceInvoice, entry: SalesEntry): Reason | undefined {
	const { vatCents } = invoice;
	const { vatCents: exactVatCents } = entry;
	if (vatCents === undefined || exactVatCents === undefined) return undefined;
	if (totalDiffers(invoice, entry) !== undefined) return undefined;
	if (Math.abs(vatCents) === Math.abs(exactVatCents)) return undefined;
	const { number } = invoice;
	const { entryNumber } = entry;
	return reason('VAT_DIFFERS_IN_EXACT', { number, entryNumber, vatCents, exactVatCents });
}

function customerDiffers(invoice: SourceInvoice, entry: SalesEntry): Reason | undefined {
	if (isSameCustomer(invoice, entry)) return undefined;
	return reason('CUSTOMER_DIFFERS_IN_EXACT', {
		number: invoice.number,
		entryNumber: entry.entryNumber,
		customer: invoice.customerName,
		exactCustomer: entry.customerName,
	});
}

function pdfMissing(
	{ number, hasPdf }: SourceInvoice,
	{ entryNumber, document }: SalesEntry,
	{ withPdf }: BesideEntries,
): Reason | undefined {
	if (!hasPdf || (document !== undefined && withPdf.has(document))) return undefined;
	return reason('PDF_MISSING_IN_EXACT', { number, entryNumber });
}

/** What is paid in one currency can't be held against what is paid in another. */
function paidDiffers(
	invoice: SourceInvoice,
	entry: SalesEntry,
	beside: BesideEntries,
): Array<Reason | undefined> {
	const { number, paidCents: paid } = invoice;
	if (paid === undefined || !isSameCurrency(invoice, entry)) return [];
	const exactPaid = paidOf(entry, beside);
	if (typeof exactPaid !== 'number') return [exactPaid];
	if (paid === exactPaid) return [];
	const { entryNumber } = entry;
	const facts = { number, entryNumber, paidCents: paid, exactPaidCents: exactPaid };
	return [reason('PAID_DIFFERS_IN_EXACT', facts)];
}
