// Matching and un-matching. Neither fires an event (no topic for it exists).
import { newGuid } from '../guid.mts';
import type { Row } from '../store.mts';
import { itemOf, openCents } from './ledger.mts';
import type { Allocation, Item, MatchSet, OwnBookings } from './ledger.mts';
import { release, take } from './parts.mts';
import { itemsOf, refreshItem, removeLines, unpost } from './posting.mts';
import { postExchangeDifference } from './ownEntries.mts';
import type { LedgerWork } from './versions.mts';

/**
 * Joins items that cancel each other out; amounts are positive cents. `own` = what was booked for this
 * match, which goes with it. Throws when more is matched than is open.
 */
export function matchItems(
	allocations: readonly Allocation[],
	work: LedgerWork,
	own: OwnBookings = {},
): MatchSet {
	const { ledger } = work.books;
	const set: MatchSet = {
		id: newGuid(),
		allocations: [...allocations],
		ownEntries: [...(own.ownEntries ?? [])],
		ownLines: [...(own.ownLines ?? [])],
	};
	const wanted = totals(allocations);
	if (wanted.size === 0) throw new Error('There is nothing to match');
	const currencies = [...wanted.keys()].map((lineId) => currencyOf(lineId, work));
	if (new Set(currencies).size > 1) throw new Error(`Not one currency: ${currencies.join(', ')}`);
	for (const [lineId, cents] of wanted) {
		const item = itemOf(ledger, lineId);
		if (Math.abs(openCents(item)) < Math.abs(cents) || openCents(item) * cents <= 0) {
			throw new Error(`${cents} cents to match, ${openCents(item)} open (${lineId})`);
		}
	}
	ledger.sets.set(set.id, set);
	const items = [...wanted].map(([lineId, cents]) => {
		const item = itemOf(ledger, lineId);
		take(item, Math.abs(cents), set.id, work.switches);
		return item;
	});
	const difference = postExchangeDifference(set, items, work);
	if (difference !== undefined) set.ownEntries.push(difference);
	for (const item of items) refreshItem(item, work);
	return set;
}

/** Undoes a match; entries that Exact made for it go too. Throws when there is no such match. */
export function unmatchSet(setId: string, work: LedgerWork): void {
	const { ledger } = work.books;
	const set = ledger.sets.get(setId);
	if (!set) throw new Error(`No such match: ${setId}`);
	ledger.sets.delete(setId);
	const items = [...totals(set.allocations).keys()].map((lineId) => itemOf(ledger, lineId));
	for (const item of items) {
		release(item, setId, work.switches);
		// Exact clears the reference that a bank line was imported with when its match is undone.
		if (item.kind === 'MONEY') item.ownReference = { invoiceNumber: null, yourRef: null };
	}
	for (const entryId of set.ownEntries) {
		for (const item of itemsOf(entryId, work.books)) {
			for (const other of [...item.setIds]) unmatchSet(other, work);
		}
		unpost(entryId, work);
	}
	for (const id of set.ownLines) {
		for (const other of [...(ledger.items.get(id)?.setIds ?? [])]) unmatchSet(other, work);
	}
	removeLines(set.ownLines, work);
	for (const item of items) {
		if (ledger.items.has(item.lineId)) refreshItem(item, work);
	}
}

/** Undoes every match of an entry and returns how many there were. */
export function unmatchEntry(entryId: string, work: LedgerWork): number {
	const setIds = new Set(itemsOf(entryId, work.books).flatMap((item) => item.setIds));
	for (const setId of setIds) unmatchSet(setId, work);
	return setIds.size;
}

/** Whether anything of an entry is matched. */
export function isMatched(entry: Row, { books }: Pick<LedgerWork, 'books'>): boolean {
	return itemsOf(String(entry['EntryID']), books).some((item: Item) => item.setIds.length > 0);
}

function currencyOf(lineId: string, { books }: LedgerWork): string {
	return String(books.transactionLines.get(lineId)?.['Currency']);
}

// Signed cents for each line: debit +, credit −.
function totals(allocations: readonly Allocation[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { debit, credit, cents } of allocations) {
		sums.set(debit, (sums.get(debit) ?? 0) + cents);
		sums.set(credit, (sums.get(credit) ?? 0) - cents);
	}
	return sums;
}
