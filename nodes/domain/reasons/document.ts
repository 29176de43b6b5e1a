/** Reasons about dates, the PDF and references that travel with an invoice. */
import { blocking, remark, type AboutInvoice, type Definitions } from './definition';
import { amount, invoiceName, megabytes, quote, SOURCE } from './wording';

type AboutFile = AboutInvoice & { readonly fileName?: string };

export interface DocumentFacts {
	DOCUMENT_TYPE_UNKNOWN: AboutInvoice & { readonly documentType: string };
	DATE_INVALID: AboutInvoice & { readonly field: string; readonly value: unknown };
	PERIOD_MISSING: AboutInvoice & { readonly date: string };
	PERIOD_CLOSED: AboutInvoice & {
		readonly date: string;
		/** Year and period, such as "2026/3". */
		readonly period?: string;
		readonly journal?: string;
	};
	/** `cause`: what the source answered in place of the PDF, if anything. */
	PDF_MISSING: AboutInvoice & { readonly cause?: string };
	PDF_INVALID: AboutFile;
	PDF_TOO_LARGE: AboutFile & {
		readonly bytes: number;
		/** The largest file that is sent, or that Exact Online takes. */
		readonly maxBytes: number;
		/** When Exact Online refused it: the largest message by another of its pages, and what it said, if anything. */
		readonly messageBytes?: number;
		readonly answer?: string;
	};
	PDF_REFUSED: AboutFile & { readonly answer: string };
	PDF_UNCONFIRMED: AboutFile & { readonly cause: string };
	FILE_BESIDE_OTHER: AboutInvoice & { readonly fileName: string };
	FILE_NOT_ATTACHED: AboutInvoice & {
		readonly fileName: string;
		/** A clause: what Exact Online said, or why it was not sent. */
		readonly cause: string;
	};
	PAYMENT_REFERENCE_INVALID: AboutInvoice & { readonly paymentReference: string };
	CREDIT_NOTE_WITHOUT_INVOICE: AboutInvoice & { readonly originalInvoice?: string };
	CREDIT_NOTE_OF_ZERO: AboutInvoice;
	INVOICE_NEGATIVE: AboutInvoice & { readonly totalCents: number };
}

const PERIOD_MENU = 'Exact Online (Financial > General ledger > Periods)';

/**
 * The PDF reasons are remarks: a PDF that cannot be sent does not hold the booking back. A node
 * that is told to hold it back turns them into blocking ones with `withSeverity`.
 */
export const documentReasons: Definitions<DocumentFacts> = {
	DOCUMENT_TYPE_UNKNOWN: blocking((facts) => ({
		message: `${invoiceName(facts)} has document type ${quote(facts.documentType)}, which is neither INVOICE nor CREDIT_NOTE.`,
		hint: 'Map the document type to INVOICE or CREDIT_NOTE. When it is left empty, the sign of the total decides.',
		field: 'documentType',
	})),
	DATE_INVALID: blocking((facts) => ({
		message: `${invoiceName(facts)}: ${facts.field} ${quote(facts.value)} is not a date that exists.`,
		hint: `Correct the date in ${SOURCE} then export again. Dates are read as 2026-12-31 or 31/12/2026 (day first).`,
		field: facts.field,
	})),
	PERIOD_MISSING: blocking((facts) => ({
		message: `${invoiceName(facts)} is dated ${facts.date}, for which Exact Online has no financial period.`,
		hint: `Check the date of the invoice. If it is right, ask the accountant to create the financial year in ${PERIOD_MENU}. A date is never moved.`,
		field: 'date',
	})),
	PERIOD_CLOSED: blocking((facts) => ({
		message: `${invoiceName(facts)} is dated ${facts.date}, in a period${
			facts.period ? ` (${facts.period})` : ''
		} that is closed in Exact Online${facts.journal ? ` for journal ${quote(facts.journal)}` : ''}.`,
		hint: `Ask the accountant to reopen the period in ${PERIOD_MENU}, or to decide what becomes of this invoice. A date is never moved.`,
		field: 'date',
	})),
	PDF_MISSING: remark((facts) => ({
		message: `${invoiceName(facts)} has no PDF to send along.${
			facts.cause ? ` What was said instead: ${quote(facts.cause)}.` : ''
		}`,
		hint: `Make the PDF of the invoice in ${SOURCE} then reset the invoice and export again: the PDF is added to the entry that is there.`,
		field: 'pdf',
	})),
	PDF_INVALID: remark((facts) => ({
		message: `${invoiceName(facts)}: ${facts.fileName ? `file ${quote(facts.fileName)}` : 'the attached file'} is not a PDF.`,
		hint: `Make the PDF of the invoice again in ${SOURCE} then reset the invoice and export again: it is added to the entry that is there.`,
		field: 'pdf',
	})),
	PDF_TOO_LARGE: remark((facts) => ({
		message: `${invoiceName(facts)}: the PDF${facts.fileName ? ` ${quote(facts.fileName)}` : ''} ${whyTooLarge(facts)}.`,
		hint: `Make a smaller PDF, for instance with lighter pictures, then reset the invoice and export again: it is added to the entry that is there.${
			facts.messageBytes === undefined
				? ''
				: ' A file takes a third more in a message. Set the largest file in the node to what Exact Online takes, so that larger ones are not sent.'
		}`,
		field: 'pdf',
	})),
	PDF_REFUSED: remark((facts) => ({
		message: `${invoiceName(facts)}: Exact Online did not take the PDF${
			facts.fileName ? ` ${quote(facts.fileName)}` : ''
		}. It said: ${quote(facts.answer)}.`,
		hint: 'Check that the user of the credential may create documents in Exact Online, then reset the invoice and export again: the PDF is added to the entry that is there.',
		field: 'pdf',
	})),
	FILE_NOT_ATTACHED: remark((facts) => ({
		message: `${invoiceName(facts)}: further file ${quote(facts.fileName)} is not attached: ${facts.cause}.`,
		hint: 'This says nothing of the PDF. Correct the file or take it out of the further files of the node, then reset the invoice and export again: it is added to the entry that is there.',
		field: 'files',
	})),
	PDF_UNCONFIRMED: remark((facts) => ({
		message: `${invoiceName(facts)}: whether the PDF${
			facts.fileName ? ` ${quote(facts.fileName)}` : ''
		} has reached Exact Online is not known: ${quote(facts.cause)}.`,
		hint: 'Export the invoice again later, after a reset if it was booked: the PDF is added to the entry that is there where it lacks it, and never attached twice.',
		field: 'pdf',
	})),
	FILE_BESIDE_OTHER: remark((facts) => ({
		message: `${invoiceName(facts)}: its entry had a file ${quote(facts.fileName)} of another size; the one of now was added beside it.`,
		hint: 'Look at both files in Exact Online and let the accountant remove the one that is out of date. The link removes none from an entry.',
		field: 'files',
	})),
	PAYMENT_REFERENCE_INVALID: remark((facts) => ({
		message: `${invoiceName(facts)}: payment reference ${quote(facts.paymentReference)} is not a valid structured reference.`,
		hint: `Correct the reference in ${SOURCE}: twelve digits, of which the last two are the check digits. The invoice was booked without it, so its payment has to be matched by hand.`,
		field: 'paymentReference',
	})),
	CREDIT_NOTE_WITHOUT_INVOICE: remark((facts) => ({
		message: facts.originalInvoice
			? `${creditNoteName(facts)} refers to invoice ${quote(facts.originalInvoice)}, which was not found.`
			: `${creditNoteName(facts)} does not say which invoice it corrects.`,
		hint: `Fill in the number of the original invoice in ${SOURCE}. The credit note was booked; match it with its invoice in Exact Online by hand.`,
		field: 'originalInvoiceNumber',
	})),
	CREDIT_NOTE_OF_ZERO: remark((facts) => ({
		message: `${creditNoteName(facts)} has a total of zero, which does not show the sign of its lines: they were taken as stated positive, as on most credit notes, and turned.`,
		hint: 'Look at the lines of the entry in Exact Online. If the source states the amounts of credit notes as negative ones, the signs are the wrong way round: let the accountant correct the entry.',
		field: 'lines',
	})),
	INVOICE_NEGATIVE: remark((facts) => ({
		message: `${invoiceName(facts)} has a negative total: ${amount(facts.totalCents)}.`,
		hint: `Exact Online keeps an entry with a negative total as a credit note (type 21), in the VAT return too. Ask the accountant whether that is right; if it should have been a credit note, correct its type in ${SOURCE} for the next ones. The invoice was booked as it stands.`,
		field: 'documentType',
	})),
};

function creditNoteName({ invoice }: AboutInvoice): string {
	return invoice ? `Credit note ${invoice}` : 'The credit note';
}

/**
 * Why a file is too large, from the verb on. Where Exact Online refused it, both limits are named that its
 * pages state: which one holds is not known.
 */
export function whyTooLarge(facts: Omit<DocumentFacts['PDF_TOO_LARGE'], 'invoice'>): string {
	const { bytes, maxBytes, messageBytes, answer } = facts;
	const takes = `takes ${megabytes(bytes)}`;
	if (messageBytes === undefined) {
		return `${takes}, more than the ${megabytes(maxBytes)} that are sent to Exact Online`;
	}
	return `${takes}; Exact Online names limits of ${megabytes(maxBytes)} a file and ${megabytes(
		messageBytes,
	)} a message, and refused it${answer ? ` (${quote(answer)})` : ''}`;
}
