import type { IDataObject } from 'n8n-workflow';

import type { ExactClient } from './client';
import { jsonWithBase64 } from './jsonBytes';
import { lookUp } from './lookUp';
import { guid, quote, termsOf } from './odata';
import { id, number, optionalNumber, text } from './row';
import type { Row } from './row';

export interface ExactDocument {
	readonly id: string;
	readonly subject: string;
	/** GUID of the account; empty when it belongs to none. */
	readonly account: string;
	/** 10 sales invoice, 20 purchase invoice, 55 miscellaneous. */
	readonly type: number;
}

export interface ExactAttachment {
	readonly id: string;
	/** GUID of the document. */
	readonly document: string;
	readonly fileName: string;
	/** Size of the file in bytes; undefined when Exact Online doesn't tell. */
	readonly bytes: number | undefined;
}

/** What Exact Online takes of a file, in bytes. Two of its pages say it, and contradict each other. */
export interface AttachmentLimits {
	/** By the page "API limits": of one POST, in which only the file counts. */
	readonly fileBytes: number;
	/** By the page "REST API - Restrictions": of the whole message, in which a file takes a third more. */
	readonly messageBytes: number;
	/** What an Exact partner sends, and we do unless told otherwise: it fits in the message. */
	readonly usualBytes: number;
}

export interface NewAttachment {
	/** GUID of the document. */
	readonly document: string;
	readonly fileName: string;
	readonly content: Buffer;
}

const DOCUMENTS = 'documents/Documents';
const ATTACHMENTS = 'documents/DocumentAttachments';

const BENELUX: AttachmentLimits = {
	fileBytes: 10_000_000,
	messageBytes: 38_000_000,
	usualBytes: 25_000_000,
};
const ELSEWHERE: AttachmentLimits = { ...BENELUX, messageBytes: 9_500_000, usualBytes: 7_000_000 };

/** Exact's sites of other countries. An address of one's own may lead anywhere, so it is given the larger limits. */
const OTHER_COUNTRIES = /\.exactonline\.(?!(?:be|nl)$)[a-z.]+$/i;

/** What Exact Online takes of a file on the site with this base URL. */
export function attachmentLimits(baseUrl: string): AttachmentLimits {
	return OTHER_COUNTRIES.test(new URL(baseUrl).hostname) ? ELSEWHERE : BENELUX;
}

/** The documents with exactly these subjects. */
export async function findDocumentsBySubject(
	client: ExactClient,
	subjects: readonly string[],
): Promise<ExactDocument[]> {
	const rows = await lookUp(client, {
		path: DOCUMENTS,
		select: ['ID', 'Subject', 'Account', 'Type'],
		terms: termsOf('Subject', subjects.map(quote)),
	});
	return rows.map(toDocument);
}

/** What is attached to these documents (GUIDs), without the content. */
export async function findAttachments(
	client: ExactClient,
	documentIds: readonly string[],
): Promise<ExactAttachment[]> {
	const rows = await lookUp(client, {
		path: ATTACHMENTS,
		select: ['ID', 'Document', 'FileName', 'FileSize'],
		terms: termsOf('Document', documentIds.map(guid)),
	});
	return rows.map((row) => ({
		id: id(row.ID),
		document: id(row.Document),
		fileName: text(row.FileName),
		bytes: optionalNumber(row.FileSize),
	}));
}

/**
 * Creates a document from a body in Exact Online's field names; `Subject` and `Type` are mandatory.
 * Throws like `ExactClient.create`.
 */
export async function createDocument(
	client: ExactClient,
	body: IDataObject,
): Promise<ExactDocument> {
	return toDocument(await client.create<Row>(DOCUMENTS, body));
}

/** Attaches one file to a document; resolves with its GUID. Throws like `ExactClient.create`. */
export async function createAttachment(
	client: ExactClient,
	{ document, fileName, content }: NewAttachment,
): Promise<{ readonly id: string }> {
	const body = jsonWithBase64({ Document: document, FileName: fileName }, 'Attachment', content);
	// The record holds the whole file again, so only its ID is asked for.
	const row = await client.create<Row>(ATTACHMENTS, body, { returnRecord: false });
	return { id: id(row.ID) };
}

/** Takes one file (GUID) out of its document. Throws like `ExactClient.remove`. */
export async function removeAttachment(client: ExactClient, attachmentId: string): Promise<void> {
	await client.remove(ATTACHMENTS, attachmentId);
}

function toDocument(row: Row): ExactDocument {
	return {
		id: id(row.ID),
		subject: text(row.Subject),
		account: id(row.Account),
		type: number(row.Type),
	};
}
