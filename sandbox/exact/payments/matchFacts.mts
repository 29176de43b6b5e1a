// What a match says of an item: when it ended, what it was matched with, and whose reference a
// bank line takes over.
import type { Books, Row } from '../store.mts';
import type { Allocation, Item, Part } from './ledger.mts';

export type MatchFacts = {
	/** Day (ms) of the latest of the matched lines; null while open. */
	endDate: number | null;
	/** Day of the latest money in the match; null when none of it was money. */
	lastPaymentDate: number | null;
	discountCents: number;
	invoiceNumber: number | null;
	yourRef: string | null;
};

/** Facts of one part of an item. */
export function matchFacts(item: Item, part: Part, books: Books): MatchFacts {
	const set = part.setId === null ? undefined : books.ledger.sets.get(part.setId);
	const own = (set?.allocations ?? []).filter((allocation) => touches(allocation, item));
	const lines = set ? [item.lineId, ...own.map((one) => counterpart(one, item))] : [];
	const money = lines.filter((lineId) => books.ledger.items.get(lineId)?.kind === 'MONEY');
	return {
		endDate: latest(lines, books),
		lastPaymentDate: latest(money, books),
		discountCents: own.reduce((sum, one) => sum + discountOf(one, item, books), 0),
		...referenceFor(item, own, books),
	};
}

/** Invoice number and reference on the transaction line of an item, over all its matches. */
export function lineReference(item: Item, books: Books) {
	const all = item.setIds.flatMap((id) => books.ledger.sets.get(id)?.allocations ?? []);
	return referenceFor(
		item,
		all.filter((allocation) => touches(allocation, item)),
		books,
	);
}

/** The line that an item was first matched with; null when it is open. */
export function firstCounterpart(item: Item, books: Books): string | null {
	const [first] = item.setIds.flatMap((id) => books.ledger.sets.get(id)?.allocations ?? []);
	return first ? counterpart(first, item) : null;
}

// A line that is matched with exactly one invoice shows that invoice's number and reference
// (reference page of PaymentTerms); with several it shows none of them.
function referenceFor(item: Item, allocations: readonly Allocation[], books: Books) {
	if (item.kind === 'SALES') return item.ownReference;
	const invoices = allocations
		.map((allocation) => books.ledger.items.get(counterpart(allocation, item)))
		.filter((other) => other?.kind === 'SALES');
	const [invoice] = invoices;
	const isOne = invoice && invoices.every((other) => other === invoice);
	return isOne ? invoice.ownReference : item.ownReference;
}

function discountOf(allocation: Allocation, item: Item, books: Books): number {
	if (item.kind !== 'SALES') return 0;
	const other = books.ledger.items.get(counterpart(allocation, item));
	return other?.kind === 'DISCOUNT' ? allocation.cents : allocation.discountCents;
}

function touches(allocation: Allocation, item: Item): boolean {
	return allocation.debit === item.lineId || allocation.credit === item.lineId;
}

export function counterpart(allocation: Allocation, item: Item): string {
	return allocation.debit === item.lineId ? allocation.credit : allocation.debit;
}

function latest(lineIds: readonly string[], books: Books): number | null {
	const dates = lineIds.map((id) => dateOf(books.transactionLines.get(id)));
	return dates.length === 0 ? null : Math.max(...dates);
}

function dateOf(line: Row | undefined): number {
	return Number(line?.['Date'] ?? 0);
}
