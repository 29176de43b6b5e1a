/**
 * Puts the files of a document into Exact Online: `Documents` (type 10), then `DocumentAttachments`, in
 * the order that Exact's support prescribes. What the entry's own document lacks is added to it.
 */
import type { PdfResult } from '../domain/entry/bookedEntry';
import { whyTooLarge } from '../domain/reasons/document';
import { reason } from '../domain/reasons/reasons';
import { quote } from '../domain/reasons/wording';
import type { Reason } from '../domain/reasons/reasons';
import type { ExactClient } from '../exact/client';
import { attachmentLimits, createAttachment, findAttachments } from '../exact/documents';
import type { AttachmentLimits, ExactAttachment } from '../exact/documents';
import { asError, ExactError, ExactOutcomeUnknown, isRefusal } from '../exact/errors';
import type { ExactErrorKind } from '../exact/errors';
import { notAttached } from '../host/attachment';
import type { AttachmentFile } from '../host/attachment';
import { emptyDocument } from './emptyDocument';
import type { DocumentToMake } from './emptyDocument';
import { filesIn } from './knownDocuments';
import type { KnownDocuments } from './knownDocuments';

export interface DocumentToAttach extends DocumentToMake {
	/** Number of the invoice. */
	readonly number: string;
	/** GUID of the document that the entry has already. */
	readonly existingDocument?: string;
	/** Content of one file, read when it is needed; undefined when n8n no longer holds it. */
	readonly read: (file: AttachmentFile) => Promise<Buffer | undefined>;
}

export interface Attached {
	/** The document, when at least one file is in it. */
	readonly documentId?: string;
	/** What became of the PDF, whatever became of further files. */
	readonly pdf: Exclude<PdfResult, 'notRequested'>;
	/** Why a file is not attached. Empty when all are. */
	readonly reasons: readonly Reason[];
}

/** How a refusal because of the size may come: with words, as a bad request, or as an unknown address. */
const SIZE_KINDS: readonly ExactErrorKind[] = ['refused', 'notFound'];

/**
 * Attaches what is missing. A file that Exact Online refuses is reported; a lost answer that can't be
 * settled by looking throws ExactOutcomeUnknown, and what makes the whole run pointless throws ExactError.
 */
export async function attach(
	client: ExactClient,
	wanted: DocumentToAttach,
	known: KnownDocuments,
): Promise<Attached> {
	const reasons: Reason[] = [];
	let pdf: Attached['pdf'] = 'notAttached';
	let documentId: string;
	try {
		documentId = wanted.existingDocument ?? (await emptyDocument(client, wanted, known));
	} catch (error) {
		if (!isRefusal(error)) throw asError(error);
		return { pdf, reasons: wanted.files.map((file) => refusal(wanted, file, error)) };
	}
	const there = filesIn(wanted.existingDocument, known);
	let isEmpty = there.length === 0;
	for (const file of wanted.files) {
		const standing = standingOf(file, there, wanted);
		const refused =
			standing === 'there' ? undefined : await attachFile(client, documentId, file, wanted, there);
		if (refused !== undefined) {
			reasons.push(refused);
			continue;
		}
		isEmpty = false;
		if (standing === 'otherSize') reasons.push(besideOther(file, wanted));
		if (file.isPdf) pdf = standing === 'there' ? 'alreadyThere' : 'attached';
	}
	return { documentId: isEmpty ? undefined : documentId, pdf, reasons };
}

/**
 * Whether the entry has the file: by its name, and by its size where Exact Online tells it, since a PDF that
 * was made anew keeps its name. A document that somebody else made for this entry counts as having its PDF
 * when it holds any PDF but one of the further files: the accountant's scan is not doubled.
 */
function standingOf(
	file: AttachmentFile,
	there: readonly ExactAttachment[],
	wanted: DocumentToAttach,
): 'there' | 'otherSize' | 'missing' {
	const named = there.filter(({ fileName }) => fileName === file.fileName);
	if (named.some((one) => isOfSize(one, file))) return 'there';
	if (named.length > 0) return 'otherSize';
	const ours = wanted.files.map(({ fileName }) => fileName);
	const isScan = ({ fileName }: ExactAttachment): boolean =>
		fileName.toLowerCase().endsWith('.pdf') && !ours.includes(fileName);
	return file.isPdf && there.some(isScan) ? 'there' : 'missing';
}

function isOfSize({ bytes }: ExactAttachment, file: AttachmentFile): boolean {
	return bytes === undefined || bytes === file.bytes;
}

function besideOther({ fileName }: AttachmentFile, { number }: DocumentToAttach): Reason {
	return reason('FILE_BESIDE_OTHER', { invoice: number, fileName });
}

/** Undefined when the file is attached, else why not. `there`: what was in the document before. */
async function attachFile(
	client: ExactClient,
	documentId: string,
	file: AttachmentFile,
	wanted: DocumentToAttach,
	there: readonly ExactAttachment[],
): Promise<Reason | undefined> {
	const { number } = wanted;
	const content = await wanted.read(file);
	if (content === undefined) {
		return file.isPdf
			? reason('PDF_MISSING', { invoice: number })
			: notAttached(number, file.fileName, 'n8n no longer holds it');
	}
	try {
		await createAttachment(client, { document: documentId, fileName: file.fileName, content });
		return undefined;
	} catch (error) {
		const limits = attachmentLimits(client.baseUrl);
		if (isRefusal(error))
			return tooLarge(wanted, file, error, limits) ?? refusal(wanted, file, error);
		if (!(error instanceof ExactOutcomeUnknown)) throw asError(error);
		if (await isAttached(client, documentId, file, there)) return undefined;
		const large = tooLarge(wanted, file, error, limits);
		if (large === undefined) throw asError(error);
		return large;
	}
}

/** Whether the file is seen in the document, beside what was there before; a refused look shows nothing. */
async function isAttached(
	client: ExactClient,
	documentId: string,
	file: AttachmentFile,
	there: readonly ExactAttachment[],
): Promise<boolean> {
	try {
		const before = new Set(there.map(({ id }) => id));
		return (await findAttachments(client, [documentId])).some(
			(one) => !before.has(one.id) && one.fileName === file.fileName && isOfSize(one, file),
		);
	} catch (error) {
		if (isRefusal(error)) return false;
		throw asError(error);
	}
}

/**
 * The words of *too large* for a file that Exact Online refused, or that is not seen after a lost answer, when
 * it is larger than one of the limits that Exact's pages name; undefined for any other. A right that is missing
 * is no matter of size.
 */
function tooLarge(
	{ number }: DocumentToAttach,
	{ fileName, bytes, isPdf }: AttachmentFile,
	error: ExactError | ExactOutcomeUnknown,
	{ fileBytes, messageBytes, usualBytes }: AttachmentLimits,
): Reason | undefined {
	const isRight = error instanceof ExactError && !SIZE_KINDS.includes(error.kind);
	if (isRight || bytes <= Math.min(fileBytes, usualBytes)) return undefined;
	const answer = error instanceof ExactError ? error.exactMessage : '';
	const facts = { fileName, bytes, maxBytes: fileBytes, messageBytes, answer };
	return isPdf
		? reason('PDF_TOO_LARGE', { invoice: number, ...facts })
		: notAttached(number, fileName, `it ${whyTooLarge(facts)}`);
}

/** Why a file that Exact Online refused is not attached, in its words. */
export function refusal(
	{ number }: Pick<DocumentToAttach, 'number'>,
	{ fileName, isPdf }: AttachmentFile,
	error: ExactError,
): Reason {
	const answer = error.exactMessage || error.message;
	return isPdf
		? reason('PDF_REFUSED', { invoice: number, fileName, answer })
		: notAttached(number, fileName, `Exact Online said ${quote(answer)}`);
}
