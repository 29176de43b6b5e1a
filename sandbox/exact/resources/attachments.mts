// documents/DocumentAttachments: base64 without a data URI. GET, POST, DELETE; a PUT is a 405.
import { badBinary } from '../api/input.mts';
import { DELETED } from '../payments/versions.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { mandatory, newRow, reference, refuseIf, stamp } from './resource.mts';
import type { Resource, Work } from './resource.mts';

// Types and size as a partner states them (Zenvoices help); XML is told by the reference page's
// text on the Url field, so it has a switch.
const FILE_TYPES = ['pdf', 'jpg', 'jpeg', 'png', 'gif', 'bmp'];
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
		if (bytes.length > work.switches.maxAttachmentBytes) refuseIf([say('invalid', 'fileSize')]);
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

function typeProblem(fileName: unknown, work: Work): Message | undefined {
	if (typeof fileName !== 'string' || fileName === '') return undefined;
	const extension = fileName.toLowerCase().split('.').at(-1) ?? '';
	const known = work.switches.acceptXmlAttachment ? [...FILE_TYPES, 'xml'] : FILE_TYPES;
	return known.includes(extension) && fileName.includes('.')
		? undefined
		: say('invalid', 'fileName');
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
