// Row versions. Every row of a sync feed carries a number that is higher than all before it
// whenever the row changes; it counts changes of a whole database, not time.
import type { Work } from '../resources/resource.mts';
import { newRow, stamp } from '../resources/resource.mts';
import { newGuid } from '../guid.mts';
import type { Books, Row, TableName, Value } from '../store.mts';

export type LedgerWork = Pick<Work, 'books' | 'clock' | 'switches' | 'emit'>;

/** EntityType of sync/Deleted. */
export const DELETED = {
	transactionLine: 1,
	account: 2,
	attachment: 4,
	document: 6,
	glAccount: 7,
	paymentTerm: 10,
} as const;

// Kept for two months (yusufkaracaburun/emeq-exact-api; forums.invantive.com topic 1069).
const KEPT_MS = 61 * 86_400_000;
// Where a division starts after it was moved to another database: lower than any cursor.
const MOVED_START = 40_000;
const FED_TABLES: readonly TableName[] = ['glAccounts', 'transactionLines', 'terms'];

/** The next row version. Other divisions of the database take numbers in between. */
export function nextVersion(books: Books): number {
	books.rowVersion += 1 + (books.rowVersion % 4);
	return books.rowVersion;
}

/** Adds a row, or changes it. A row that stays as it is keeps its row version. */
export function upsert(table: TableName, endpoint: string, values: Row, work: LedgerWork): Row {
	const { books } = work;
	const known = books[table].get(values['ID']);
	if (!known) {
		const row = newRow(endpoint, values, work);
		return books[table].add(Object.assign(row, { Timestamp: nextVersion(books) }));
	}
	const isSame = Object.entries(values).every(([name, value]) => known[name] === value);
	return isSame ? known : touch(Object.assign(known, values), work);
}

/** Raises the row version, with or without a change to be seen (picqer issue 587). */
export function touch(row: Row, { books, clock }: Pick<LedgerWork, 'books' | 'clock'>): Row {
	return Object.assign(stamp(row, clock.now()), { Timestamp: nextVersion(books) });
}

/** Takes a row away and notes it for sync/Deleted. */
export function removeRow(table: TableName, id: Value, type: number, work: LedgerWork): void {
	work.books[table].remove(id);
	noteDeleted(id, type, work);
}

export function noteDeleted(id: Value, type: number, work: Pick<LedgerWork, 'books' | 'clock'>) {
	const { books, clock } = work;
	books.deleted.add({
		ID: newGuid(),
		Timestamp: nextVersion(books),
		EntityKey: id,
		EntityType: type,
		DeletedDate: clock.now(),
		Division: books.division,
	});
}

/** What sync/Deleted still knows. */
export function recentlyDeleted({ books, clock }: Pick<LedgerWork, 'books' | 'clock'>): Row[] {
	const oldest = clock.now() - KEPT_MS;
	return books.deleted.all().filter((row) => Number(row['DeletedDate']) >= oldest);
}

/** Where system/Divisions says that row versions started again. */
export type MoveField = 'DivisionMoveDate' | 'DivisionHRLinkUnlinkDate';

/**
 * The division moves to another database, or is linked with HR: every row gets a new, lower version,
 * deletions are forgotten, and system/Divisions says when. Who reads on from an old cursor sees nothing.
 */
export function moveDivision(
	{ books, clock }: Pick<LedgerWork, 'books' | 'clock'>,
	field: MoveField = 'DivisionMoveDate',
): void {
	books.company[field] = clock.now();
	books.rowVersion = MOVED_START;
	for (const row of books.deleted.all()) books.deleted.remove(row['ID'] ?? null);
	for (const table of FED_TABLES) {
		for (const row of books[table].all()) row['Timestamp'] = nextVersion(books);
	}
}
