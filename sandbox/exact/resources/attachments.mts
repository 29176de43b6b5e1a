// documents/DocumentAttachments: base64 without a data URI. GET, POST, DELETE; a PUT is a 405.
import { badBinary } from '../api/input.mts';
import { Problem } from '../problem.mts';
import { DELETED } from '../payments/versions.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { mandatory, newRow, reference, refuseIf, stamp } from './resource.mts';
import type { Resource, Work } from './resource.mts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const attachments: Resource = {
	endpoint: 'documents/DocumentAttachments',
	rows: ({ books }) => books.attachments.all(),
	answersFully: true,
	feed: { topic: 'DocumentAttachments', keyField: 'ID', deletedType: DELETED.attachment },
	create(input, work) {
		const { FileName: fileName, Document: documentId } = input.values;
		refuseIf([
			mandatory(input, 'Document', 'document'),
			reference(input, 'Document', 'document', (id) => work.books.documents.get(id) !== undefined),
			mandatory(input, 'FileName', 'fileName'),
			mandatory(input, 'Attachment', 'attachment'),
			typeProblem(fileName, work),
		]);
		const bytes = decode(String(input.values['Attachment']));
		if (bytes.length > work.switches.maxAttachmentBytes) throw tooLarge(work);
		const row = newRow(
			'documents/DocumentAttachments',
			{ ...input.values, Attachment: null, FileSize: bytes.length },
			work,
		);
		row['Url'] =
			`${work.siteUrl}/docs/SysAttachment.aspx?ID=${String(row['ID'])}` +
			`&_Division_=${work.books.division}`;
		// Not a field of Exact: where the bytes are.
		row['sha256'] = work.blobs.put(bytes);
		const document = work.books.documents.get(documentId);
		if (document) stamp(document, work.clock.now());
		return work.books.attachments.add(row);
	},
	remove(row, { books }) {
		books.attachments.remove(row['ID'] ?? null);
	},
};

// Recorded: a .txt is taken (nango, 2026-06). That a name needs an ending is a partner's word (Zenvoices help).
function typeProblem(fileName: unknown, { switches }: Work): Message | undefined {
	if (typeof fileName !== 'string' || fileName === '') return undefined;
	const extension = fileName.toLowerCase().split('.').at(-1) ?? '';
	return fileName.includes('.') && !switches.refusedFileTypes.includes(extension)
		? undefined
		: say('invalid', 'fileName');
}

function tooLarge({ switches }: Work): Problem {
	const { tooLargeStatus } = switches;
	return tooLargeStatus === 500
		? new Problem(500, [say('invalid', 'fileSize')])
		: new Problem(tooLargeStatus, '', { bare: true });
}

function decode(text: string): Buffer {
	// A pattern over many megabytes is slow; length and alphabet in pieces say the same.
	const isWhole = text.length % 4 === 0;
	for (let start = 0; isWhole && start < text.length; start += CHUNK) {
		const piece = text.slice(start, start + CHUNK);
		const isLast = start + CHUNK >= text.length;
		if (!(isLast ? BASE64 : BASE64_BODY).test(piece)) throw badBinary('Attachment');
	}
	if (!isWhole) throw badBinary('Attachment');
	return Buffer.from(text, 'base64');
}

const CHUNK = 65_536;
const BASE64_BODY = /^[A-Za-z0-9+/]*$/;
