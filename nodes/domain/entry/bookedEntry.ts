/** What came of a booking, and whether it is what was meant: read back, never assumed. */
import { entryTotalCents, entryVatCents } from './entryBody';
import type { SalesEntry } from '../books/salesEntry';
import type { Invoice } from '../invoice/invoice';
import { formatCents } from '../values/money';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';

/** What became of the PDF of a document. */
export type PdfResult = 'attached' | 'alreadyThere' | 'notAttached' | 'notRequested';

/** The part of an outcome that says what stands in Exact Online. Everything is optional but the division. */
export interface SalesEntryResult {
	readonly division: number;
	readonly number?: string;
	readonly journal?: string;
	readonly entryId?: string;
	readonly entryNumber?: number;
	/** 20 open, 50 processed. */
	readonly status?: number;
	/** 20 sales entry, 21 credit note. */
	readonly type?: number;
	/** Decimal text; negative for a credit note. */
	readonly total?: string;
	readonly documentId?: string;
	readonly pdf?: PdfResult;
	readonly payloadHash?: string;
}

const TYPE_ENTRY = 20;
const TYPE_CREDIT_NOTE = 21;

/** Holds the entry that Exact Online made against the document it was made for. */
export function checkBooked(invoice: Invoice, entry: SalesEntry, imposeNumber: boolean): Reason[] {
	const reasons: Reason[] = [];
	const expected = entryTotalCents(invoice);
	if (entry.totalCents !== expected) {
		reasons.push(
			reason('BOOKED_TOTAL_DIFFERS', {
				invoice: invoice.number,
				entryNumber: entry.entryNumber,
				bookedCents: entry.totalCents,
				invoiceCents: expected,
			}),
		);
	}
	const expectedVat = entryVatCents(invoice);
	// By its size: the sign is that of the total.
	if (entry.vatCents !== undefined && Math.abs(entry.vatCents) !== Math.abs(expectedVat)) {
		reasons.push(
			reason('BOOKED_VAT_DIFFERS', {
				invoice: invoice.number,
				entryNumber: entry.entryNumber,
				bookedCents: entry.vatCents,
				vatCents: expectedVat,
			}),
		);
	}
	const expectedType = expected < 0 ? TYPE_CREDIT_NOTE : TYPE_ENTRY;
	if (expected !== 0 && entry.type !== expectedType) {
		reasons.push(
			reason('BOOKED_TYPE_DIFFERS', {
				invoice: invoice.number,
				entryNumber: entry.entryNumber,
				type: entry.type,
				expected: expectedType,
			}),
		);
	}
	if (entry.entryDate !== '' && entry.entryDate !== invoice.date) {
		reasons.push(
			reason('BOOKED_DATE_DIFFERS', {
				invoice: invoice.number,
				entryNumber: entry.entryNumber,
				date: invoice.date,
				exactDate: entry.entryDate,
			}),
		);
	}
	if (imposeNumber && String(entry.entryNumber) !== invoice.number) {
		reasons.push(
			reason('BOOKED_NUMBER_DIFFERS', { number: invoice.number, entryNumber: entry.entryNumber }),
		);
	}
	return reasons;
}

/**
 * The result of a document whose entry is known, under its own number: an entry made by hand may lack it.
 * Without `pdf` it says nothing of the PDF: nobody looked.
 */
export function resultOf(
	division: number,
	entry: SalesEntry,
	{ number, hash }: { readonly number: string; readonly hash: string },
	pdf: { readonly pdf?: PdfResult; readonly documentId?: string } = {},
): SalesEntryResult {
	return {
		division,
		number,
		journal: entry.journal,
		entryId: entry.entryId,
		entryNumber: entry.entryNumber,
		status: entry.status,
		type: entry.type,
		total: formatCents(entry.totalCents),
		documentId: pdf.documentId ?? entry.document,
		pdf: pdf.pdf,
		payloadHash: hash,
	};
}
