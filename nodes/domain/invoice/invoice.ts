/**
 * The document that a business program wants booked, after parsing: an invoice or a credit note.
 *
 * Amounts are integer cents in the document's own currency. They are signed as in the document: a
 * credit note usually carries positive amounts; the sign is turned only when the entry is built.
 */
export type DocumentType = 'INVOICE' | 'CREDIT_NOTE';

export interface InvoiceLine {
	/** Its place on the document, from 1; lines of text count, though they are left out. */
	readonly position: number;
	readonly description: string;
	/** General ledger account number, e.g. `704000`. Empty when the document has none. */
	readonly glAccount: string;
	/** VAT code as the business program knows it. */
	readonly vatCode: string;
	/** Net amount in cents, without VAT. */
	readonly netCents: number;
	/** Code of a cost centre in Exact Online. */
	readonly costCenter?: string;
	/** Code of a cost unit in Exact Online. */
	readonly costUnit?: string;
}

/** What the document itself states for one VAT code; these totals are the truth for the booking. */
export interface VatTotal {
	readonly vatCode: string;
	readonly baseCents: number;
	readonly vatCents: number;
}

export interface Invoice {
	/** The document's number: its unique reference in Exact Online (`YourRef`). */
	readonly number: string;
	readonly documentType: DocumentType;
	/** Journal code in Exact Online. */
	readonly journal: string;
	/** ISO date. */
	readonly date: string;
	/** ISO date. */
	readonly dueDate?: string;
	/** ISO 4217 code; empty means the administration's own currency. */
	readonly currency: string;
	/** GUID of the customer's account in Exact Online. */
	readonly accountId: string;
	readonly netCents: number;
	readonly vatCents: number;
	readonly grossCents: number;
	readonly lines: readonly InvoiceLine[];
	readonly vatTotals: readonly VatTotal[];
	readonly description: string;
	/** Belgian structured reference, 12 digits, when there is a valid one. */
	readonly paymentReference?: string;
	/** Code of a payment condition in Exact Online. */
	readonly paymentCondition?: string;
	/** Number of the invoice that a credit note corrects. */
	readonly originalInvoiceNumber?: string;
	/** Hash of the content that was exported before, when the source remembers it. */
	readonly exportedHash?: string;
}

/**
 * An invoice whose fields could not all be read. The checks against the books work on drafts, so that
 * a user hears everything that is wrong with a document at once.
 */
export type InvoiceDraft = Partial<Invoice> & Pick<Invoice, 'lines' | 'vatTotals'>;

const NEEDED_FIELDS = [
	'number',
	'documentType',
	'journal',
	'date',
	'currency',
	'accountId',
	'netCents',
	'vatCents',
	'grossCents',
	'description',
] as const;

/** True when every field that a booking needs could be read. */
export function isComplete(draft: InvoiceDraft): draft is Invoice {
	return NEEDED_FIELDS.every((field) => draft[field] !== undefined);
}
