/** Why a file of a document is not attached, or not certainly, in the words of the reasons. */
import { whyTooLarge } from '../domain/reasons/document';
import { reason } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import { quote } from '../domain/reasons/wording';
import type { AttachmentLimits } from '../exact/documents';
import { ExactError } from '../exact/errors';
import type { ExactErrorKind, ExactOutcomeUnknown } from '../exact/errors';
import { notAttached } from '../host/attachment';
import type { AttachmentFile } from '../host/attachment';

/** How a refusal because of the size may come: with words, as a bad request, or as an unknown address. */
const SIZE_KINDS: readonly ExactErrorKind[] = ['refused', 'notFound'];

/** Why a file that Exact Online refused is not attached, in its words. */
export function refusal(invoice: string, file: AttachmentFile, error: ExactError): Reason {
	const { fileName, isPdf } = file;
	const answer = error.exactMessage || error.message;
	return isPdf
		? reason('PDF_REFUSED', { invoice, fileName, answer })
		: notAttached(invoice, fileName, `Exact Online said ${quote(answer)}`);
}

/**
 * The words of *too large* for a file that Exact Online refused, or that is not seen after a lost answer, when
 * it is larger than one of the limits that Exact's pages name; undefined for any other. A right that is missing
 * is no matter of size.
 */
export function tooLarge(
	invoice: string,
	{ fileName, bytes, isPdf }: AttachmentFile,
	error: ExactError | ExactOutcomeUnknown,
	{ fileBytes, messageBytes, usualBytes }: AttachmentLimits,
): Reason | undefined {
	const isOther = error instanceof ExactError && !SIZE_KINDS.includes(error.kind);
	if (isOther || bytes <= Math.min(fileBytes, usualBytes)) return undefined;
	const answer = error instanceof ExactError ? error.exactMessage : '';
	const facts = { fileName, bytes, maxBytes: fileBytes, messageBytes, answer };
	return isPdf
		? reason('PDF_TOO_LARGE', { invoice, ...facts })
		: notAttached(invoice, fileName, `it ${whyTooLarge(facts)}`);
}

/** The answer got lost, or the documents of Exact Online don't answer: the next look tells. */
export function unconfirmed(invoice: string, file: AttachmentFile, cause: string): Reason {
	const { fileName, isPdf } = file;
	return isPdf
		? reason('PDF_UNCONFIRMED', { invoice, fileName, cause })
		: notAttached(invoice, fileName, `whether it arrived is not known: ${quote(cause)}`);
}

/** The entry had a file of this name in another size, and the one of now is beside it. */
export function besideOther(invoice: string, { fileName }: AttachmentFile): Reason {
	return reason('FILE_BESIDE_OTHER', { invoice, fileName });
}
