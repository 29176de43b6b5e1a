/** What a line of a sales entry books. */
export interface EntryLine {
	/** GUID. */
	readonly glAccount: string;
	readonly vatCode: string;
	/** Without VAT, in the currency of the entry, in cents; negative on a credit note. */
	readonly netCents: number;
	/** Code; empty for none. */
	readonly costCenter: string;
	readonly costUnit: string;
}

/** A sales entry as it stands in Exact Online. */
export interface SalesEntry {
	/** GUID. */
	readonly entryId: string;
	readonly entryNumber: number;
	readonly invoiceNumber: number | undefined;
	/** The number of the invoice in the program that sent it. */
	readonly yourRef: string;
	/** Journal code. */
	readonly journal: string;
	/** GUID of the account. */
	readonly customer: string;
	/** Name of the account; empty when Exact Online did not give it. */
	readonly customerName: string;
	/** ISO date; empty when Exact Online did not give it. */
	readonly entryDate: string;
	/** Total with VAT in the currency of the entry, in cents; negative for a credit note. */
	readonly totalCents: number;
	/** VAT in it; undefined when Exact Online did not give it. */
	readonly vatCents: number | undefined;
	/** ISO 4217 code of the total; empty when Exact Online did not give it. */
	readonly currency: string;
	/** GUID of the document that holds the PDF. */
	readonly document: string | undefined;
	/** 20 open, 50 processed. */
	readonly status: number;
	/** 20 sales entry, 21 credit note. */
	readonly type: number;
	/** Only where they were asked for. */
	readonly lines?: readonly EntryLine[];
}

/** `status` of an entry that the accountant has processed. */
export const PROCESSED = 50;

/** `type` of entries and of their payment terms. */
export const SALES_ENTRY = 20;
export const CREDIT_NOTE = 21;
