/**
 * Puts the files of a document into Exact Online: `Documents` (type 10), then `DocumentAttachments`, in
 * the order that Exact's support prescribes. What the entry's own document lacks is added to it.
 */
import type { PdfResult } from '../domain/entry/bookedEntry';
import { reason } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import type { ExactClient } from '../exact/client';
import { attachmentLimits, createAttachment, findAttachments } from '../exact/documents';
import type { ExactAttachment } from '../exact/documents';
import {
	asError,
	ExactOutcomeUnknown,
	isExactFailure,
	isRefusal,
	isUnreachable,
} from '../exact/errors';
import { notAttached } from '../host/attachment';
import type { AttachmentFile } from '../host/attachment';
import { emptyDocument } from './emptyDocument';
import type { DocumentToMake } from './emptyDocument';
import { besideOther, refusal, tooLarge, unconfirmed } from './fileReasons';
import { assertEntriesAnswer, filesIn } from './knownDocuments';
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
	/** The document, when at least one file is in it, or may be. */
	readonly documentId?: string;
	/** What became of the PDF, whatever became of further files. */
	readonly pdf: Exclude<PdfResult, 'notRequested'>;
	/** Why a file is not attached. Empty when all are. */
	readonly reasons: readonly Reason[];
	/** True when it is not known what became of a file. */
	readonly isInDoubt: boolean;
}

/**
 * Attaches what is missing. A file that Exact Online refuses is reported, and so is one whose answer got lost
 * and that is not seen: no booking waits for it. Throws ExactError when Exact Online doesn't answer at all,
 * or what makes the whole run pointless.
 */
export async function attach(
	client: ExactClient,
	wanted: DocumentToAttach,
	known: KnownDocuments,
): Promise<Attached> {
	if (known.unreadable !== undefined) return inDoubt(wanted, known.unreadable.message);
	let documentId: string;
	try {
		documentId = wanted.existingDocument ?? (await emptyDocument(client, wanted, known));
	} catch (error) {
		if (!isRefusal(error)) return inDoubt(wanted, await doubtIn(error, client, wanted));
		const reasons = wanted.files.map((file) => refusal(wanted.number, file, error));
		return { pdf: 'notAttached', reasons, isInDoubt: false };
	}
	const place = { documentId, there: filesIn(wanted.existingDocument, known) };
	const results: FileResult[] = [];
	for (const file of wanted.files) {
		results.push(await attachWhereMissing(client, file, wanted, place));
	}
	const isEmpty = place.there.length === 0 && results.every(({ fate }) => fate === 'refused');
	return {
		...(isEmpty ? {} : { documentId }),
		pdf: pdfResult(results),
		reasons: results.flatMap((result) => result.reason ?? []),
		isInDoubt: results.some(({ fate }) => fate === 'unknown'),
	};
}

/** Nothing was sent, or nothing is known of it, for any of the files. */
export function inDoubt({ number, files }: DocumentToAttach, cause: string): Attached {
	const reasons = files.map((file) => unconfirmed(number, file, cause));
	return { pdf: 'notAttached', reasons, isInDoubt: true };
}

/** The document that files go into, and what was in it before. */
interface Place {
	readonly documentId: string;
	readonly there: readonly ExactAttachment[];
}

interface FileResult {
	readonly file: AttachmentFile;
	readonly fate: 'there' | 'attached' | 'refused' | 'unknown';
	readonly reason?: Reason;
}

function pdfResult(results: readonly FileResult[]): Attached['pdf'] {
	const fate = results.find(({ file }) => file.isPdf)?.fate;
	if (fate === 'there') return 'alreadyThere';
	return fate === 'attached' ? 'attached' : 'notAttached';
}

async function attachWhereMissing(
	client: ExactClient,
	file: AttachmentFile,
	wanted: DocumentToAttach,
	place: Place,
): Promise<FileResult> {
	const standing = standingOf(file, wanted, place);
	if (standing === 'there') return { file, fate: 'there' };
	const result = await attachFile(client, file, wanted, place);
	const isBeside = standing === 'otherSize' && result.fate === 'attached';
	return isBeside ? { ...result, reason: besideOther(wanted.number, file) } : result;
}

/**
 * Whether the entry has the file: by its name, and by its size where Exact Online tells it, since a PDF that
 * was made anew keeps its name. A document that somebody else made for this entry counts as having its PDF
 * when it holds any PDF but one of the further files: the accountant's scan is not doubled.
 */
function standingOf(
	file: AttachmentFile,
	wanted: DocumentToAttach,
	{ there }: Place,
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

async function attachFile(
	client: ExactClient,
	file: AttachmentFile,
	wanted: DocumentToAttach,
	place: Place,
): Promise<FileResult> {
	const { number } = wanted;
	const content = await wanted.read(file);
	if (content === undefined) {
		const gone = file.isPdf
			? reason('PDF_MISSING', { invoice: number })
			: notAttached(number, file.fileName, 'n8n no longer holds it');
		return { file, fate: 'refused', reason: gone };
	}
	try {
		const { documentId } = place;
		await createAttachment(client, { document: documentId, fileName: file.fileName, content });
		return { file, fate: 'attached' };
	} catch (error) {
		const large = isExactFailure(error)
			? tooLarge(number, file, error, attachmentLimits(client.baseUrl))
			: undefined;
		if (isRefusal(error)) {
			return { file, fate: 'refused', reason: large ?? refusal(number, file, error) };
		}
		const cause = await doubtIn(error, client, wanted);
		if (await isAttached(client, file, wanted, place)) return { file, fate: 'attached' };
		if (large !== undefined) return { file, fate: 'refused', reason: large };
		return { file, fate: 'unknown', reason: unconfirmed(number, file, cause) };
	}
}

/** Whether the file is seen in the document, beside what was there before; a look that fails shows nothing. */
async function isAttached(
	client: ExactClient,
	file: AttachmentFile,
	wanted: DocumentToAttach,
	{ documentId, there }: Place,
): Promise<boolean> {
	try {
		const before = new Set(there.map(({ id }) => id));
		return (await findAttachments(client, [documentId])).some(
			(one) => !before.has(one.id) && one.fileName === file.fileName && isOfSize(one, file),
		);
	} catch (error) {
		if (!isRefusal(error)) await doubtIn(error, client, wanted);
		return false;
	}
}

/**
 * In what the doubt lies when an answer got lost or the documents of Exact Online don't answer. Throws the
 * error when it is neither, and ExactError when Exact Online doesn't answer where entries are booked either:
 * then it is not the files that fail.
 */
async function doubtIn(
	error: unknown,
	client: ExactClient,
	{ number }: Pick<DocumentToAttach, 'number'>,
): Promise<string> {
	if (error instanceof ExactOutcomeUnknown) return `${error.endpoint}: ${error.what}`;
	if (!isUnreachable(error)) throw asError(error);
	await assertEntriesAnswer(client, number);
	return error.message;
}
