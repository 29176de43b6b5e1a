// What the words of a test lead to in the books. Everything here throws when there is no such thing.
import { dayOf } from '../../store.mts';
import type { Books, Row } from '../../store.mts';
import { itemOf } from '../ledger.mts';
import type { Item } from '../ledger.mts';
import { itemsOf } from '../posting.mts';
import type { LedgerWork } from '../versions.mts';

/** A sales entry by EntryID or by YourRef, which must name one entry only. */
export function findSalesEntry(name: string, books: Books): Row {
	const byId = books.entries.get(name);
	if (byId) return byId;
	const found = books.entries.where('YourRef', name);
	if (found.length !== 1) throw new Error(`${found.length} sales entries are called ${name}`);
	return found[0] ?? {};
}

/** The receivables item of a sales entry. */
export function salesItem(name: string, books: Books): Item {
	const entry = findSalesEntry(name, books);
	const [item] = itemsOf(String(entry['EntryID']), books);
	if (!item) throw new Error(`Nothing to receive on ${name}`);
	return item;
}

/** A bank or cash line by its ID, or that of the only one that its entry has. */
export function moneyItem(lineOrEntry: string, { books }: Pick<LedgerWork, 'books'>): Item {
	const [only, ...others] = itemsOf(lineOrEntry, books);
	return only && others.length === 0 ? only : itemOf(books.ledger, lineOrEntry);
}

export function findAccount(name: string, books: Books): Row {
	const account = books.accounts.get(name) ?? books.accounts.where('Name', name)[0];
	if (!account) throw new Error(`No account is called ${name}`);
	return account;
}

export function findJournal(code: string, books: Books): Row {
	const journal = books.journals.where('Code', code)[0];
	if (!journal) throw new Error(`No journal ${code}`);
	return journal;
}

/** Midnight of an ISO day, or of today on the simulator's clock. */
export function dayIn(date: string | undefined, { clock }: Pick<LedgerWork, 'clock'>): number {
	return date === undefined ? dayOf(clock.now()) : Date.parse(date);
}
