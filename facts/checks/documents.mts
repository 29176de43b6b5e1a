import { textOf } from '../client/answer.mts';
import { ATTACHMENTS, DOCUMENTS, ENTRIES } from '../client/bench.mts';
import type { Bench } from '../client/bench.mts';
import { one, rowsOf } from '../client/service.mts';
import type { Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const MEGABYTE = 1_000_000;

async function documentOf(service: Service, entry: unknown): Promise<string> {
	const { row } = await service.get(one(ENTRIES, entry), { $select: 'Document' });
	return textOf(row, 'Document');
}

export async function shownFile(service: Service, bench: Bench): Promise<Verdict> {
	const id = textOf((await bench.document()).row, 'ID');
	await bench.attachment(id, 'facts.pdf', PDF);
	const answer = await bench.entry({ Document: id });
	if (answer.status !== 201) return untold(`the entry was refused (${answer.status})`);
	const shown = await documentOf(service, answer.row['EntryID']);
	if (shown !== id) return differs('the entry names no document, or another');
	const files = await rowsOf(service, ATTACHMENTS, {
		$select: 'FileName',
		$filter: `Document eq guid'${shown}'`,
	});
	return tell(files.length === 1, `${files.length} files hang on it`);
}

export async function noOwnDocument(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	if (answer.status !== 201) return untold(`the entry was refused (${answer.status})`);
	const made = await documentOf(service, answer.row['EntryID']);
	if (made === '') return holds;
	// It can only go when the entry has gone, which was made before.
	bench.keep(DOCUMENTS, made);
	await bench.remove(ENTRIES, answer.row['EntryID']);
	return differs('Exact Online makes one');
}

export async function documentByPut(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	const id = textOf((await bench.document()).row, 'ID');
	const { status } = await service.put(one(ENTRIES, answer.row['EntryID']), { Document: id });
	if (status !== 204 && status !== 200) return differs(`it gets ${status}`);
	const shown = await documentOf(service, answer.row['EntryID']);
	await bench.remove(ENTRIES, answer.row['EntryID']);
	return tell(shown === id, 'it changes nothing');
}

export async function nestedFiles(service: Service, bench: Bench): Promise<Verdict> {
	const file = { FileName: 'facts.pdf', Attachment: PDF.toString('base64') };
	const { status, row } = await bench.document({ Attachments: [file] });
	if (status !== 201) return holds;
	const files = await rowsOf(service, ATTACHMENTS, {
		$select: 'ID',
		$filter: `Document eq guid'${textOf(row, 'ID')}'`,
	});
	return files.length === 1
		? differs('they are attached', { nestedAttachments: 'taken' })
		: differs('they are dropped', { nestedAttachments: 'ignored' });
}

export async function plainFile(service: Service, bench: Bench): Promise<Verdict> {
	const id = (await bench.document()).row['ID'];
	const { status, row } = await bench.attachment(id, 'facts.pdf', PDF);
	if (status !== 201) return differs(`a file gets ${status}`);
	const put = await service.put(one(ATTACHMENTS, row['ID']), { FileName: 'other.pdf' });
	return tell(put.status >= 400, 'a PUT is taken');
}

export async function fileTypes(_service: Service, bench: Bench): Promise<Verdict> {
	const id = (await bench.document()).row['ID'];
	const refused: string[] = [];
	for (const ending of ['xml', 'txt']) {
		const { status } = await bench.attachment(id, `facts.${ending}`, Buffer.from('<a/>'));
		if (status !== 201) refused.push(ending);
	}
	if (refused.length === 0) return holds;
	return differs(`refused: ${refused.join(', ')}`, { refusedFileTypes: refused });
}

export async function bigFile(_service: Service, bench: Bench): Promise<Verdict> {
	const id = (await bench.document()).row['ID'];
	const { status } = await bench.attachment(id, 'facts.pdf', Buffer.alloc(11 * MEGABYTE, PDF));
	return tell(status === 201, `11 MB get ${status}`);
}

export async function tooLarge(_service: Service, bench: Bench): Promise<Verdict> {
	const id = (await bench.document()).row['ID'];
	const { status } = await bench.attachment(id, 'facts.pdf', Buffer.alloc(30 * MEGABYTE, PDF));
	if (status === 201) return untold('30 MB are taken');
	return tell(status === 500, `30 MB get ${status}`);
}

export async function sizeInBytes(service: Service, bench: Bench): Promise<Verdict> {
	const id = (await bench.document()).row['ID'];
	const { row } = await bench.attachment(id, 'facts.pdf', PDF);
	const read = await service.get(one(ATTACHMENTS, row['ID']), { $select: 'FileSize' });
	return tell(Number(read.row['FileSize']) === PDF.length, 'it is another figure');
}

export async function emptyWhenRead(service: Service, bench: Bench): Promise<Verdict> {
	const id = (await bench.document()).row['ID'];
	const { row } = await bench.attachment(id, 'facts.pdf', PDF);
	const read = await service.get(one(ATTACHMENTS, row['ID']), { $select: 'Attachment,Url' });
	return tell(
		read.row['Attachment'] === null && textOf(read.row, 'Url') !== '',
		'the file comes along',
	);
}

export async function deleteFile(_service: Service, bench: Bench): Promise<Verdict> {
	const id = (await bench.document()).row['ID'];
	const { row } = await bench.attachment(id, 'facts.pdf', PDF);
	const { status } = await bench.remove(ATTACHMENTS, row['ID']);
	return tell(status === 204, `it gets ${status}`);
}

export async function deleteDocument(_service: Service, bench: Bench): Promise<Verdict> {
	const { row } = await bench.document();
	const { status } = await bench.remove(DOCUMENTS, row['ID']);
	return tell(status === 204, `it gets ${status}`);
}
