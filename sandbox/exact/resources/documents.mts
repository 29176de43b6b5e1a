// documents/Documents: what a PDF hangs on. Its order in Exact's own instructions: document,
// attachment, then the entry that names the document (support.exactonline.com, "create an entry
// with attachment").
import { readInput } from '../api/input.mts';
import type { Input } from '../api/input.mts';
import { DELETED } from '../payments/versions.mts';
import { dayOf } from '../store.mts';
import { entityOf } from '../schema.mts';
import type { Field } from '../schema/entity.mts';
import type { Books, Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { attachments } from './attachments.mts';
import { mandatory, newRow, reference, refuseIf, stamp } from './resource.mts';
import type { Resource, Work } from './resource.mts';

// The creatable ones that were seen: 10 sales invoice, 20 purchase invoice, 55 miscellaneous. A
// wrong type fails (picqer/exact-php-client issue 251).
const TYPES: Record<number, string> = {
	10: 'Verkoopfactuur',
	20: 'Aankoopfactuur',
	55: 'Diversen',
};

export const documents: Resource = {
	endpoint: 'documents/Documents',
	rows: ({ books }) => books.documents.all(),
	answersFully: true,
	// The reference lists no such field; whether it is taken all the same was never tried in public.
	posted: (entity, { switches }) =>
		switches.nestedAttachments === 'refused'
			? entity
			: { ...entity, fields: [...entity.fields, NESTED] },
	feed: { topic: 'Documents', keyField: 'ID', deletedType: DELETED.document },
	create(input, work) {
		refuseIf([
			mandatory(input, 'Subject', 'subject'),
			mandatory(input, 'Type', 'type'),
			...problems(input, work.books),
		]);
		const row = newRow(
			'documents/Documents',
			{
				Currency: 'EUR',
				DocumentDate: dayOf(work.clock.now()),
				HID: nextHid(work.books),
				...input.values,
			},
			work,
		);
		row['HasEmptyBody'] = !row['Body'];
		describe(row, work.books);
		work.books.documents.add(row);
		if (work.switches.nestedAttachments === 'taken') attach(row, input, work);
		return row;
	},
	update(row, input, work) {
		refuseIf([mandatory(input, 'Subject', 'subject', false), ...problems(input, work.books)]);
		Object.assign(row, input.values);
		describe(row, work.books);
		stamp(row, work.clock.now());
	},
	remove(row, { books }) {
		const id = row['ID'] ?? null;
		if (books.entries.where('Document', id).length > 0) {
			refuseIf([say('cannotDelete', 'document', 'usedIn')]);
		}
		for (const attachment of books.attachments.where('Document', id)) {
			books.attachments.remove(attachment['ID'] ?? null);
		}
		books.documents.remove(id);
	},
};

const NESTED: Field = { name: 'Attachments', type: 'Collection(DocumentAttachments)' };

function attach(document: Row, input: Input, work: Work): void {
	for (const sent of input.collections['Attachments'] ?? []) {
		const file = typeof sent === 'object' ? { ...sent, Document: document['ID'] } : sent;
		const entity = entityOf(attachments.endpoint);
		void attachments.create?.(readInput(file, entity, 'POST', work.switches), work);
	}
}

function problems(input: Input, books: Books): Array<Message | undefined> {
	const type = input.values['Type'];
	return [
		typeof type === 'number' && !TYPES[type] ? say('badReference', 'type') : undefined,
		reference(input, 'Account', 'account', (id) => books.accounts.get(id) !== undefined),
		reference(input, 'Currency', 'currency', (code) => books.currencies.get(code) !== undefined),
		reference(
			input,
			'FinancialTransactionEntryID',
			'entry',
			(id) => books.entries.get(id) !== undefined,
		),
	];
}

function describe(row: Record<string, unknown>, books: Books): void {
	const account = books.accounts.get(typeof row['Account'] === 'string' ? row['Account'] : null);
	row['AccountCode'] = account?.['Code'] ?? null;
	row['AccountName'] = account?.['Name'] ?? null;
	row['TypeDescription'] = TYPES[Number(row['Type'])] ?? null;
}

function nextHid(books: Books): number {
	return Math.max(1000, ...books.documents.all().map((row) => Number(row['HID']))) + 1;
}
