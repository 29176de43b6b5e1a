import type { ExactClient } from './client';
import { flag, id, number, text } from './row';
import type { Row } from './row';

export interface ExactJournal {
	readonly id: string;
	/** Entries refer to this code, not to the ID. */
	readonly code: string;
	readonly description: string;
	/** 20 sales, 21 return invoice, 22 purchase, 10 cash, 12 bank, 90 general. */
	readonly type: number;
	readonly isBlocked: boolean;
	readonly currency: string;
}

const SELECT = ['ID', 'Code', 'Description', 'Type', 'IsBlocked', 'Currency'];

/**
 * The journals with these codes, or all when no codes are given. An administration has a page or two
 * of them, so all are read and chosen here: a padded code is then found as well.
 */
export async function findJournals(
	client: ExactClient,
	codes?: readonly string[],
): Promise<ExactJournal[]> {
	const rows = await client.list<Row>('financial/Journals', { select: SELECT });
	const wanted = codes && new Set(codes);
	return rows
		.map((row) => ({
			id: id(row.ID),
			code: text(row.Code),
			description: text(row.Description),
			type: number(row.Type),
			isBlocked: flag(row.IsBlocked),
			currency: text(row.Currency),
		}))
		.filter((journal) => wanted === undefined || wanted.has(journal.code));
}
