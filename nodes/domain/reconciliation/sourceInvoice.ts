/**
 * What the source says of an invoice, as far as it is held against the books. It is read as the export reads
 * it, but for one thing: what is not needed to compare, such as a ledger account, may be missing.
 */
import { entryTotalCents, entryVatCents } from '../entry/entryBody';
import { isComplete } from '../invoice/invoice';
import type { Invoice, InvoiceDraft } from '../invoice/invoice';
import { parseInvoice } from '../invoice/invoiceParse';
import type { RawInvoice } from '../invoice/invoiceParse';
import { changedSince } from '../invoice/payloadHash';
import type { Reason } from '../reasons/reasons';
import { givenText } from '../values/given';
import { parseCents } from '../values/money';
import { cleanLine } from '../values/text';

/** The fields of the node, each as the user's expression gave it. */
export interface RawSourceInvoice extends RawInvoice {
	readonly customerName: unknown;
	readonly expected: unknown;
	readonly entryId: unknown;
	readonly hasPdf: unknown;
	readonly paid: unknown;
}

export interface SourceInvoice {
	readonly number: string;
	/** Journal code. */
	readonly journal: string;
	/** ISO date. */
	readonly date: string;
	/** ISO 4217 code; empty: that of the administration. */
	readonly currency: string;
	/** In cents as the entry should have it: negative for a credit note. */
	readonly totalCents: number;
	/** VAT in it, of the same sign; undefined when the source does not tell. */
	readonly vatCents: number | undefined;
	/** GUID of the customer's account; undefined when the source does not know it. */
	readonly accountId: string | undefined;
	readonly customerName: string;
	/** GUID of the entry that an export recorded; empty without one. */
	readonly entryId: string;
	/** What is paid by the source, in cents without sign; undefined when it does not tell. */
	readonly paidCents: number | undefined;
	readonly hasPdf: boolean;
	/** False for an invoice that need not stand in the books (yet). */
	readonly isExpected: boolean;
	/** Its content is another one than what was exported. */
	readonly isChanged: boolean;
}

export type ReadInvoice =
	| { readonly invoice: SourceInvoice }
	| { readonly isExpected: boolean; readonly reasons: readonly Reason[] };

/** Without these an invoice can't be compared at all. */
const NEEDED: readonly string[] = ['number', 'documentType', 'journal', 'date', 'gross'];

/**
 * Reads one invoice, or says why it can't be compared. Never throws. `zone` is the time zone of the garage, for
 * dates that come as a moment in UTC.
 */
export function readSourceInvoice(raw: RawSourceInvoice, zone?: string): ReadInvoice {
	const { draft, reasons } = parseInvoice(raw, zone);
	const isExpected = isYes(raw.expected);
	const { number, documentType, journal, date, grossCents, vatCents = 0, accountId } = draft;
	const { currency = '' } = draft;
	if (!number || !documentType || !journal || !date || grossCents === undefined) {
		return { isExpected, reasons: reasons.filter(isAboutNeeded) };
	}
	const amounts = { documentType, grossCents, vatCents };
	const paid = parseCents(raw.paid);
	return {
		invoice: {
			number,
			journal,
			date,
			currency,
			totalCents: entryTotalCents(amounts),
			vatCents: tellsVat(raw, draft) ? entryVatCents(amounts) : undefined,
			accountId,
			customerName: cleanLine(givenText(raw.customerName)),
			entryId: givenText(raw.entryId).toLowerCase(),
			paidCents: paid === undefined ? undefined : Math.abs(paid),
			hasPdf: isYes(raw.hasPdf),
			isExpected,
			isChanged: hasChanged(draft),
		},
	};
}

function isAboutNeeded({ field }: Reason): boolean {
	return field !== undefined && NEEDED.includes(field);
}

/** Spreadsheets and expressions give yes and no as text as well. */
function isYes(value: unknown): boolean {
	return value === true || /^(?:true|1|yes|oui|ja)$/i.test(givenText(value));
}

/** A source that gives neither VAT nor lines says nothing of it, which is not the same as none. */
function tellsVat(raw: RawSourceInvoice, { vatCents, vatTotals }: InvoiceDraft): boolean {
	if (vatCents === undefined) return false;
	return vatTotals.length > 0 || givenText(raw.vat) !== '';
}

/** The hash covers the lines, so nothing is known of a source that leaves them out; the account is not in it. */
function hasChanged(draft: InvoiceDraft): boolean {
	const whole: InvoiceDraft = { ...draft, accountId: '' };
	if (whole.lines.length === 0 || !isComplete(whole)) return false;
	const invoice: Invoice = whole;
	return changedSince(invoice.exportedHash, invoice) !== 'nothing';
}
