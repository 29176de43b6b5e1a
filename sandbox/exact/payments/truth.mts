// What became of every sales entry, from the matches themselves: a second opinion on whatever is
// computed from the lists and feeds of the API.
import type { Books, Row } from '../store.mts';
import { itemOf, openCents } from './ledger.mts';
import type { Allocation, Item, ItemKind } from './ledger.mts';
import { counterpart } from './matchFacts.mts';
import { itemsOf } from './posting.mts';
import { toCents } from '../booking/amounts.mts';

export type TransactionKind = 'PAYMENT' | 'CREDIT_MATCH' | 'DISCOUNT' | 'DIFFERENCE' | 'MANUAL';

export type TransactionTruth = {
	kind: TransactionKind;
	/** In the sign of the entry: what it takes off an invoice is positive, off a credit note negative. */
	cents: number;
	/** "2026-10-31": day of the line that it was matched with. */
	date: string;
	journal: string;
	entryNumber: number;
	entryId: string;
	lineId: string;
	/** The match, to undo it by. */
	setId: string;
};

/** Cents in the currency of the entry; total = paid + setOff + discount + difference + manual + open. */
export type EntryTruth = {
	entryId: string;
	entryNumber: number;
	journal: string;
	yourRef: string | null;
	currency: string;
	total: number;
	/** Money: bank and cash. */
	paid: number;
	/** Credit notes against invoices. */
	setOff: number;
	discount: number;
	difference: number;
	/** General journal. */
	manual: number;
	open: number;
	/** Part of `open` that was handed to the bank for collection. */
	inCollection: number;
	transactions: TransactionTruth[];
};

const KINDS: Record<ItemKind, TransactionKind> = {
	SALES: 'CREDIT_MATCH',
	MONEY: 'PAYMENT',
	DISCOUNT: 'DISCOUNT',
	DIFFERENCE: 'DIFFERENCE',
	MANUAL: 'MANUAL',
};

/** Every sales entry of a division. */
export function truthOf(books: Books): EntryTruth[] {
	return books.entries.all().map((entry) => truthOfEntry(entry, books));
}

export function truthOfEntry(entry: Row, books: Books): EntryTruth {
	const items = itemsOf(String(entry['EntryID']), books);
	const transactions = items.flatMap((item) => transactionsOf(item, books));
	const sum = (kind: TransactionKind) =>
		transactions.reduce((cents, one) => cents + (one.kind === kind ? one.cents : 0), 0);
	return {
		entryId: String(entry['EntryID']),
		entryNumber: Number(entry['EntryNumber']),
		journal: String(entry['Journal']),
		yourRef: typeof entry['YourRef'] === 'string' ? entry['YourRef'] : null,
		currency: String(entry['Currency']),
		total: toCents(Number(entry['AmountFC'])),
		paid: sum('PAYMENT'),
		setOff: sum('CREDIT_MATCH'),
		discount: sum('DISCOUNT'),
		difference: sum('DIFFERENCE'),
		manual: sum('MANUAL'),
		open: items.reduce((cents, item) => cents + openCents(item), 0),
		inCollection: items.reduce((cents, item) => cents + collectedCents(item), 0),
		transactions,
	};
}

function transactionsOf(item: Item, { ledger, transactionLines }: Books): TransactionTruth[] {
	const matches = item.setIds
		.flatMap((setId) =>
			(ledger.sets.get(setId)?.allocations ?? []).map((allocation) => ({ setId, allocation })),
		)
		.filter(({ allocation: { debit, credit } }) => debit === item.lineId || credit === item.lineId);
	return matches.flatMap(({ setId, allocation }) => {
		const other = itemOf(ledger, counterpart(allocation, item));
		const line = transactionLines.get(other.lineId) ?? {};
		const about = {
			date: new Date(Number(line['Date'])).toISOString().slice(0, 10),
			journal: String(line['JournalCode']),
			entryNumber: Number(line['EntryNumber']),
			entryId: other.entryId,
			lineId: other.lineId,
			setId,
		};
		return amountsOf(allocation, KINDS[other.kind]).map(({ kind, cents }) => ({
			kind,
			cents: item.cents < 0 ? 0 - cents : cents,
			...about,
		}));
	});
}

// A bank line that holds a discount as well counts as two transactions.
function amountsOf({ cents, discountCents }: Allocation, kind: TransactionKind) {
	const rest = { kind, cents: cents - discountCents };
	return discountCents === 0 ? [rest] : [rest, { kind: 'DISCOUNT' as const, cents: discountCents }];
}

function collectedCents(item: Item): number {
	const parts = item.parts.filter((part) => part.setId === null && part.openStatus === 40);
	return parts.reduce((sum, part) => sum + part.cents, 0);
}
