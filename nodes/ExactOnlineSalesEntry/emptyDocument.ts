/**
 * The document that the files of a new entry go into. One that an earlier run left behind is used again, but
 * not its files: the invoice may have been corrected since, and a name says nothing of the content.
 */
import { isDocumentFor } from '../domain/entry/documentBody';
import type { DocumentBody } from '../domain/entry/documentBody';
import type { ExactClient } from '../exact/client';
import {
	createDocument,
	findAttachments,
	findDocumentsBySubject,
	removeAttachment,
} from '../exact/documents';
import type { ExactAttachment } from '../exact/documents';
import { asError, ExactOutcomeUnknown, isRefusal } from '../exact/errors';
import type { AttachmentFile } from '../host/attachment';
import { filesIn } from './knownDocuments';
import type { KnownDocuments } from './knownDocuments';

export interface DocumentToMake {
	readonly document: DocumentBody;
	/** What will be attached to it. */
	readonly files: readonly AttachmentFile[];
}

const MAX_DELETIONS = 2;

/**
 * The GUID of a document without files that no entry shows: left behind and emptied, or made. Throws
 * ExactError when Exact Online makes none, ExactOutcomeUnknown when looking doesn't tell.
 */
export async function emptyDocument(
	client: ExactClient,
	wanted: DocumentToMake,
	known: KnownDocuments,
): Promise<string> {
	return (
		(await emptyLeftBehind(client, wanted, known)) ?? (await makeDocument(client, wanted, known))
	);
}

/**
 * The GUID of a document that was left behind, emptied of the files that are attached anew. Undefined
 * when there is none, or none that is surely ours: another file in it, or one that can't be taken out.
 */
async function emptyLeftBehind(
	client: ExactClient,
	wanted: DocumentToMake,
	known: KnownDocuments,
): Promise<string | undefined> {
	const names = wanted.files.map((file) => file.fileName);
	const left = known.documents.find(
		(document) =>
			isDocumentFor(wanted.document, document) &&
			known.unused.has(document.id) &&
			filesIn(document.id, known).every(({ fileName }) => names.includes(fileName)),
	);
	return left !== undefined && (await empty(client, left.id, known)) ? left.id : undefined;
}

/** Takes all files out of a document. False when one of them stays in it. */
async function empty(
	client: ExactClient,
	documentId: string,
	known: KnownDocuments,
): Promise<boolean> {
	for (const attachment of filesIn(documentId, known)) {
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
			if (await isGone(client, attachment)) return true;
		}
	}
	return false;
}

/** Whether the file is seen to be out of its document; a refused look shows nothing. */
async function isGone(client: ExactClient, attachment: ExactAttachment): Promise<boolean> {
	try {
		const left = await findAttachments(client, [attachment.document]);
		return !left.some(({ id }) => id === attachment.id);
	} catch (error) {
		if (isRefusal(error)) return false;
		throw asError(error);
	}
}

async function makeDocument(
	client: ExactClient,
	wanted: DocumentToMake,
	known: KnownDocuments,
): Promise<string> {
	try {
		const created = await createDocument(client, { ...wanted.document });
		return created.id;
	} catch (error) {
		if (!(error instanceof ExactOutcomeUnknown)) throw asError(error);
		const before = known.documents.map((document) => document.id);
		const found = (await findDocumentsBySubject(client, [wanted.document.Subject])).find(
			(document) => isDocumentFor(wanted.document, document) && !before.includes(document.id),
		);
		if (found === undefined) throw asError(error);
		return found.id;
	}
}
