/**
 * Puts the files of a document into Exact Online: `Documents` (type 10), then `DocumentAttachments`, in
 * the order that Exact's support prescribes. What the entry's own document lacks is added to it.
 */
import type { PdfResult } from '../domain/entry/bookedEntry';
import { reason } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import type { ExactClient } from '../exact/client';
import { createAttachment, findAttachments } from '../exact/documents';
import { asError, ExactOutcomeUnknown, isRefusal } from '../exact/errors';
import type { ExactError } from '../exact/errors';
import { notAttached } from '../host/attachment';
import type { AttachmentFile } from '../host/attachment';
import { emptyDocument } from './emptyDocument';
import type { DocumentToMake } from './emptyDocument';
import { namesIn } from './knownDocuments';
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
	const there = namesIn(wanted.existingDocument, known);
	for (const file of wanted.files) {
		const isThere = hasFile(there, file, wanted);
		const refused = isThere ? undefined : await attachFile(client, documentId, file, wanted);
		if (refused !== undefined) {
			reasons.push(refused);
			continue;
		}
		if (!isThere) there.push(file.fileName);
		if (file.isPdf) pdf = isThere ? 'alreadyThere' : 'attached';
	}
	return { documentId: there.length > 0 ? documentId : undefined, pdf, reasons };
}

/**
 * A document that somebody else made for this entry counts as having its PDF when it holds any PDF but
 * one of the further files: the accountant's scan is not doubled.
 */
function hasFile(
	there: readonly string[],
	file: AttachmentFile,
	wanted: DocumentToAttach,
): boolean {
	if (there.includes(file.fileName)) return true;
	const ours = wanted.files.map(({ fileName }) => fileName);
	return (
		file.isPdf && there.some((name) => name.toLowerCase().endsWith('.pdf') && !ours.includes(name))
	);
}

async function attachFile(
	client: ExactClient,
	documentId: string,
	file: AttachmentFile,
	wanted: DocumentToAttach,
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
		if (isRefusal(error)) return refusal(wanted, file, error);
		const isLost = error instanceof ExactOutcomeUnknown;
		if (isLost && (await isAttached(client, documentId, file.fileName))) return undefined;
		throw asError(error);
	}
}

/** Whether the file is seen in the document; a refused look shows nothing. */
async function isAttached(
	client: ExactClient,
	documentId: string,
	fileName: string,
): Promise<boolean> {
	try {
		const there = await findAttachments(client, [documentId]);
		return there.some((attachment) => attachment.fileName === fileName);
	} catch (error) {
		if (isRefusal(error)) return false;
		throw asError(error);
	}
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
		: notAttached(number, fileName, answer);
}
