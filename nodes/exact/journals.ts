import type { BooksJournal } from '../domain/books/administration';
import type { ExactClient } from './client';
import { flag, id, number, text } from './row';
import type { Row } from './row';

const SELECT = ['ID', 'Code', 'Description', 'Type', 'IsBlocked'];

/** All journals: an administration has a page or two of them. Throws what the client throws. */
export async function listJournals(client: ExactClient): Promise<BooksJournal[]> {
	const rows = await client.list<Row>('financial/Journals', { select: SELECT });
	return rows.map((row) => ({
		id: id(row.ID),
		code: text(row.Code),
		description: text(row.Description),
		type: number(row.Type),
		isBlocked: flag(row.IsBlocked),
	}));
}
