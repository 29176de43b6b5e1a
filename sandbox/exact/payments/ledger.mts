// Who owes what. Every line of an entry on a receivables account is an item; an item is cut into
// parts, each of which is a payment term in Exact's lists; a match set joins parts of items that
// cancel each other out. Everything else (terms, transaction lines, lists) is written from here.
import { newGuid } from '../guid.mts';

/** What an item does to an invoice that it is matched with. */
export type ItemKind = 'SALES' | 'MONEY' | 'DISCOUNT' | 'DIFFERENCE' | 'MANUAL';

/** Amounts are cents, debit positive: an invoice +, a credit note and a receipt −. */
export type Part = {
	/** ID of the payment term; a term that is split leaves a part with another `termEntryId`. */
	termId: string;
	termEntryId: string;
	cents: number;
	centsDC: number;
	/** null = open. */
	setId: string | null;
	/** Status while open: 20 open, 30 selected, 40 handed to the bank for collection. */
	openStatus: number;
};

export type Item = {
	/** ID of its line in TransactionLines. */
	lineId: string;
	entryId: string;
	kind: ItemKind;
	cents: number;
	centsDC: number;
	parts: Part[];
	setIds: string[];
	/** IDs of the terms that stand in the lists now. */
	written: string[];
	/** What its line says of an invoice while it is matched with none, or with several. */
	ownReference: { invoiceNumber: number | null; yourRef: string | null };
};

export type Allocation = {
	debit: string;
	credit: string;
	cents: number;
	/** How much of it is discount rather than money, when the bank line holds both. */
	discountCents: number;
};

export type MatchSet = {
	id: string;
	allocations: Allocation[];
	/** Entries that Exact made for this match: differences. They go when it is undone. */
	ownEntries: string[];
	/** Lines that it added to the bank entry for this match. They go too. */
	ownLines: string[];
};

/** What a match made besides joining items: it goes with the match. */
export type OwnBookings = Partial<Pick<MatchSet, 'ownEntries' | 'ownLines'>>;

export type Ledger = {
	items: Map<string, Item>;
	sets: Map<string, MatchSet>;
	/** Transaction lines of each entry. */
	lines: Map<string, string[]>;
	/** Those among them that a match added; they are no lines of the entry as it was typed in. */
	addedLines: Set<string>;
};

export function createLedger(): Ledger {
	return { items: new Map(), sets: new Map(), lines: new Map(), addedLines: new Set() };
}

/** What is still open of an item: signed cents. */
export function openCents(item: Item): number {
	return item.parts.reduce((sum, part) => sum + (part.setId === null ? part.cents : 0), 0);
}

export function newItem(values: Pick<Item, 'lineId' | 'entryId' | 'kind'>): Item {
	return {
		...values,
		cents: 0,
		centsDC: 0,
		parts: [],
		setIds: [],
		written: [],
		ownReference: { invoiceNumber: null, yourRef: null },
	};
}

/** The item by its line. Throws when the line is not on a receivables account. */
export function itemOf(ledger: Ledger, lineId: string): Item {
	const item = ledger.items.get(lineId);
	if (!item) throw new Error(`Not on a receivables account: ${lineId}`);
	return item;
}

/** The amount of an item is another one; its open part takes the difference. */
export function resize(item: Item, cents: number, centsDC: number): void {
	const open = item.parts.find((part) => part.setId === null);
	const part = open ?? newPart(item.parts.length === 0 ? item.entryId : newGuid());
	part.cents += cents - item.cents;
	part.centsDC += centsDC - item.centsDC;
	if (!open) item.parts.push(part);
	item.parts = item.parts.filter(({ cents: left }) => left !== 0);
	Object.assign(item, { cents, centsDC });
}

export function newPart(termEntryId: string): Part {
	return { termId: newGuid(), termEntryId, cents: 0, centsDC: 0, setId: null, openStatus: 20 };
}
