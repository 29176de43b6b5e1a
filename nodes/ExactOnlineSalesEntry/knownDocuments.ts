/** What stands in Exact Online of the documents of a batch, read before anything is written. */
import type { ExactClient } from '../exact/client';
import { findAttachments, findDocumentsBySubject } from '../exact/documents';
import type { ExactAttachment, ExactDocument } from '../exact/documents';
import { asError, isRefusal, isUnreachable } from '../exact/errors';
import type { ExactError } from '../exact/errors';
import { findSalesEntriesByDocument, findSalesEntriesByYourRef } from '../exact/salesEntries';

/** Documents and attachments that stand in Exact Online already, read for the whole batch. */
export interface KnownDocuments {
	/** Found by their subject. */
	readonly documents: readonly ExactDocument[];
	/** By document GUID. */
	readonly attachments: ReadonlyMap<string, readonly ExactAttachment[]>;
	/** GUIDs of those among `documents` that no entry shows: what a run that broke off left behind. */
	readonly unused: ReadonlySet<string>;
	/** Why nothing is known of them, when the documents of Exact Online don't answer: then none is touched. */
	readonly unreadable?: ExactError;
}

/**
 * Reads the documents under these subjects and what is attached to them and to `documentIds`. Throws ExactError
 * when Exact Online refuses, or doesn't answer at all. `number` is one of the batch.
 */
export async function readKnownDocuments(
	client: ExactClient,
	subjects: readonly string[],
	documentIds: readonly string[],
	number: string,
): Promise<KnownDocuments> {
	try {
		return await readDocuments(client, subjects, documentIds);
	} catch (error) {
		if (!isUnreachable(error)) throw asError(error);
		await assertEntriesAnswer(client, number);
		return { documents: [], attachments: new Map(), unused: new Set(), unreadable: error };
	}
}

/**
 * Looks an entry up to see whether Exact Online answers where entries are booked, when its documents don't.
 * A refusal is an answer. Throws ExactError when there is none.
 */
export async function assertEntriesAnswer(client: ExactClient, number: string): Promise<void> {
	try {
		await findSalesEntriesByYourRef(client, [number]);
	} catch (error) {
		if (!isRefusal(error)) throw asError(error);
	}
}

async function readDocuments(
	client: ExactClient,
	subjects: readonly string[],
	documentIds: readonly string[],
): Promise<KnownDocuments> {
	const documents = await findDocumentsBySubject(client, subjects);
	const found = documents.map((document) => document.id);
	const attachments = await findAttachments(client, [...new Set([...found, ...documentIds])]);
	return {
		documents,
		attachments: byDocument(attachments),
		unused: await findUnused(client, found),
	};
}

/** The files in a document (GUID); none for no document. */
export function filesIn(
	documentId: string | undefined,
	known: KnownDocuments,
): readonly ExactAttachment[] {
	return documentId === undefined ? [] : (known.attachments.get(documentId) ?? []);
}

/**
 * The number of an entry may have been changed by hand, so that it is not found under it; its document
 * is still its own. Where Exact Online does not answer the question, every document counts as used.
 */
async function findUnused(
	client: ExactClient,
	documentIds: readonly string[],
): Promise<ReadonlySet<string>> {
	try {
		const entries = await findSalesEntriesByDocument(client, documentIds);
		const used = new Set(entries.map((entry) => entry.document));
		return new Set(documentIds.filter((documentId) => !used.has(documentId)));
	} catch (error) {
		if (!isRefusal(error)) throw asError(error);
		return new Set();
	}
}

function byDocument(
	attachments: readonly ExactAttachment[],
): ReadonlyMap<string, readonly ExactAttachment[]> {
	const grouped = new Map<string, readonly ExactAttachment[]>();
	for (const attachment of attachments) {
		const before = grouped.get(attachment.document) ?? [];
		grouped.set(attachment.document, [...before, attachment]);
	}
	return grouped;
}
