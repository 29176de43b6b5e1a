/** The document that holds the files of an invoice, and by what it is found again. */
import type { Invoice } from '../invoice/invoice';

/** Body of `documents/Documents`; its ID becomes the entry's `Document`. */
export interface DocumentBody {
	readonly Subject: string;
	readonly Type: number;
	readonly Account: string;
	readonly DocumentDate: string;
}

/** Exact Online's type for sales invoices. */
const DOCUMENT_TYPE_SALES_INVOICE = 10;

/** The document of an invoice or credit note. */
export function documentBody(
	invoice: Pick<Invoice, 'number' | 'journal' | 'accountId' | 'date'>,
): DocumentBody {
	return {
		Subject: documentSubject(invoice),
		Type: DOCUMENT_TYPE_SALES_INVOICE,
		Account: invoice.accountId,
		DocumentDate: invoice.date,
	};
}

/**
 * The subject by which a document is found again: the number, and the journal since number series may
 * overlap. Nothing that a later correction of the document could change.
 */
export function documentSubject({ number, journal }: Pick<Invoice, 'number' | 'journal'>): string {
	return `${number} - ${journal}`;
}

/** True for a document of that subject, type and customer. */
export function isDocumentFor(
	wanted: DocumentBody,
	document: { readonly subject: string; readonly account: string; readonly type: number },
): boolean {
	return (
		document.subject === wanted.Subject &&
		document.account === wanted.Account &&
		document.type === wanted.Type
	);
}
