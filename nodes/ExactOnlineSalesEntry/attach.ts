/**
 * Puts the files of a document into Exact Online: `Documents` (type 10), then `DocumentAttachments`, in
 * the order that Exact's support prescribes. A document that an earlier run left behind is used again,
 * but not its files: the invoice may have been corrected since, and a name says nothing of the content.
 */
import type { PdfResult } from '../domain/bookedEntry';
import { reason } from '../domain/reasons';
import type { Reason } from '../domain/reasons';
import type { ExactClient } from '../exact/client';
import {
	createAttachment,
	createDocument,
	findAttachments,
	findDocumentsBySubject,
	removeAttachment,
} from '../exact/documents';
import type { ExactAttachment, ExactDocument } from '../exact/documents';
import { ExactError, ExactOutcomeUnknown } from '../exact/errors';
import { notAttached } from '../host/attachment';
import type { AttachmentFile } from '../host/attachment';
import { asError, isFatal } from '../host/failure';
import type { KnownDocuments } from './knownDocuments';

export interface DocumentToAttach {
	/** Number of the invoice. */
	readonly number: string;
	readonly subject: string;
	/** GUID of the customer. */
	readonly accountId: string;
	/** ISO date. */
	readonly date: string;
	/** GUID of the document that the entry has already. */
	readonly existingDocument?: string;
	readonly files: readonly AttachmentFile[];
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

/** Exact Online's type for sales invoices. */
const DOCUMENT_TYPE_SALES_INVOICE = 10;

const MAX_DELETIONS = 2;

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
		documentId =
			wanted.existingDocument ??
			(await emptyLeftBehind(client, wanted, known)) ??
			(await makeDocument(client, wanted, known));
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

function namesIn(documentId: string | undefined, known: KnownDocuments): string[] {
	if (documentId === undefined) return [];
	return (known.attachments.get(documentId) ?? []).map((attachment) => attachment.fileName);
}

/**
 * The GUID of a document that was left behind, emptied of the files that are attached anew. Undefined
 * when there is none, or none that is surely ours: another file in it, or one that can't be taken out.
 */
async function emptyLeftBehind(
	client: ExactClient,
	wanted: DocumentToAttach,
	known: KnownDocuments,
): Promise<string | undefined> {
	const names = wanted.files.map((file) => file.fileName);
	const left = known.documents.find(
		(document) =>
			isFor(wanted, document) &&
			known.unused.has(document.id) &&
			namesIn(document.id, known).every((name) => names.includes(name)),
	);
	return left !== undefined && (await empty(client, left.id, known)) ? left.id : undefined;
}

/** Takes all files out of a document. False when one of them stays in it. */
async function empty(
	client: ExactClient,
	documentId: string,
	known: KnownDocuments,
): Promise<boolean> {
	for (const attachment of known.attachments.get(documentId) ?? []) {
		if (!(await takeOut(client, attachment))) return false;
	}
	return true;
}

/**
 * Takes one file out of its document. When the answer gets lost and the file is seen to be there still, it
 * is tried once more: a deletion names the one file and can't do anything twice.
 */
async function takeOut(client: ExactClient, attachment: ExactAttachment): Promise<boolean> {
	for (let tries = 0; tries < MAX_DELETIONS; tries += 1) {
		try {
			await removeAttachment(client, attachment.id);
			return true;
		} catch (error) {
			if (isRefusal(error)) return false;
			if (!(error instanceof ExactOutcomeUnknown)) throw asError(error);
			const left = await findAttachments(client, [attachment.document]);
			if (!left.some(({ id }) => id === attachment.id)) return true;
		}
	}
	return false;
}

function isFor(wanted: DocumentToAttach, document: ExactDocument): boolean {
	return (
		document.subject === wanted.subject &&
		document.account === wanted.accountId &&
		document.type === DOCUMENT_TYPE_SALES_INVOICE
	);
}

async function makeDocument(
	client: ExactClient,
	wanted: DocumentToAttach,
	known: KnownDocuments,
): Promise<string> {
	try {
		const created = await createDocument(client, {
			Subject: wanted.subject,
			Type: DOCUMENT_TYPE_SALES_INVOICE,
			Account: wanted.accountId,
			DocumentDate: wanted.date,
		});
		return created.id;
	} catch (error) {
		if (!(error instanceof ExactOutcomeUnknown)) throw asError(error);
		const before = known.documents.map((document) => document.id);
		const found = (await findDocumentsBySubject(client, [wanted.subject])).find(
			(document) => isFor(wanted, document) && !before.includes(document.id),
		);
		if (found === undefined) throw asError(error);
		return found.id;
	}
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

/** Whatever keeps this file out and not the rest of the run: also a right to documents that is missing. */
function isRefusal(error: unknown): error is ExactError {
	return error instanceof ExactError && !isFatal(error);
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
