/**
 * Puts the files of a document into Exact Online: `Documents` (type 10), then `DocumentAttachments`, in
 * the order that Exact's support prescribes. What an earlier run left behind is found and used again.
 */
import { reason } from '../domain/reasons';
import type { Reason } from '../domain/reasons';
import type { ExactClient } from '../exact/client';
import {
	createAttachment,
	createDocument,
	findAttachments,
	findDocumentsBySubject,
} from '../exact/documents';
import type { ExactAttachment, ExactDocument } from '../exact/documents';
import { ExactError, ExactOutcomeUnknown } from '../exact/errors';
import type { AttachmentFile } from '../host/attachment';
import { asError, isFatal } from '../host/failure';

/** Documents and attachments that stand in Exact Online already, read for the whole batch. */
export interface KnownDocuments {
	/** By subject and account. */
	readonly documents: readonly ExactDocument[];
	/** File names by document GUID. */
	readonly fileNames: ReadonlyMap<string, readonly string[]>;
}

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
	/** False when everything was there before. */
	readonly changed: boolean;
	/** Why a file is not attached. Empty when all are. */
	readonly reasons: readonly Reason[];
}

/** Exact Online's type for sales invoices. */
const DOCUMENT_TYPE_SALES_INVOICE = 10;

/**
 * The subject by which a document is found again: the number, and the journal since number series may
 * overlap. Nothing that a later correction of the document could change.
 */
export function documentSubject(number: string, journal: string): string {
	return `${number} - ${journal}`;
}

/** Reads the documents under these subjects and what is attached to them and to `documentIds`. */
export async function readKnownDocuments(
	client: ExactClient,
	subjects: readonly string[],
	documentIds: readonly string[],
): Promise<KnownDocuments> {
	const documents = await findDocumentsBySubject(client, subjects);
	const ids = [...new Set([...documents.map((document) => document.id), ...documentIds])];
	return { documents, fileNames: namesByDocument(await findAttachments(client, ids)) };
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
	let changed = false;
	try {
		const documentId =
			wanted.existingDocument ??
			leftBehind(wanted, known)?.id ??
			(await makeDocument(client, wanted));
		const there = [...(known.fileNames.get(documentId) ?? [])];
		for (const file of wanted.files) {
			if (hasFile(there, file, wanted.existingDocument !== undefined)) continue;
			const refused = await attachFile(client, documentId, file, wanted);
			if (refused === undefined) there.push(file.fileName);
			else reasons.push(refused);
			changed ||= refused === undefined;
		}
		return { documentId: there.length > 0 ? documentId : undefined, changed, reasons };
	} catch (error) {
		if (!isRefusal(error)) throw asError(error);
		return { changed, reasons: [...reasons, refusal(wanted, wanted.files[0].fileName, error)] };
	}
}

/**
 * A document that somebody else made for this entry counts as having its PDF when it holds any PDF:
 * the accountant's scan is not doubled.
 */
function hasFile(there: readonly string[], file: AttachmentFile, ofEntry: boolean): boolean {
	if (there.includes(file.fileName)) return true;
	const isPdf = (name: string): boolean => name.toLowerCase().endsWith('.pdf');
	return ofEntry && isPdf(file.fileName) && there.some(isPdf);
}

function leftBehind(wanted: DocumentToAttach, known: KnownDocuments): ExactDocument | undefined {
	return known.documents.find(
		(document) =>
			document.subject === wanted.subject &&
			document.account === wanted.accountId &&
			document.type === DOCUMENT_TYPE_SALES_INVOICE,
	);
}

async function makeDocument(client: ExactClient, wanted: DocumentToAttach): Promise<string> {
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
		const documents = await findDocumentsBySubject(client, [wanted.subject]);
		const found = leftBehind(wanted, { documents, fileNames: new Map() });
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
	const content = await wanted.read(file);
	if (content === undefined) return reason('PDF_MISSING', { invoice: wanted.number });
	try {
		await createAttachment(client, { document: documentId, fileName: file.fileName, content });
		return undefined;
	} catch (error) {
		if (error instanceof ExactOutcomeUnknown) {
			const there = namesByDocument(await findAttachments(client, [documentId]));
			if (there.get(documentId)?.includes(file.fileName)) return undefined;
		}
		if (isRefusal(error)) return refusal(wanted, file.fileName, error);
		throw asError(error);
	}
}

/** Whatever keeps this file out and not the rest of the run: also a right to documents that is missing. */
function isRefusal(error: unknown): error is ExactError {
	return error instanceof ExactError && !isFatal(error);
}

function refusal({ number }: DocumentToAttach, fileName: string, error: ExactError): Reason {
	const answer = error.exactMessage || error.message;
	return reason('PDF_REFUSED', { invoice: number, fileName, answer });
}

function namesByDocument(attachments: readonly ExactAttachment[]): Map<string, readonly string[]> {
	const names = new Map<string, readonly string[]>();
	for (const attachment of attachments) {
		const before = names.get(attachment.document) ?? [];
		names.set(attachment.document, [...before, attachment.fileName]);
	}
	return names;
}
