// Puts received lines on entries, in order, with the discounts and differences beside the money.
import { newGuid } from '../../guid.mts';
import type { Row } from '../../store.mts';
import { openCents } from '../ledger.mts';
import type { Allocation, Item, MatchSet } from '../ledger.mts';
import { matchItems } from '../matchSets.mts';
import { postOwnEntry } from '../ownEntries.mts';
import { unpost } from '../posting.mts';
import type { LedgerWork } from '../versions.mts';
import { salesItem } from './find.mts';
import type { ToMatch } from './inputs.mts';

type Purse = { item: Item; left: number };

/** Matches lines with entries in one set. Throws when an entry has less open than is put on it. */
export function applyMatches(
	lineIds: readonly string[],
	matches: readonly ToMatch[],
	work: LedgerWork,
): MatchSet {
	const { books, switches } = work;
	const purses: Purse[] = lineIds
		.flatMap((lineId) => books.ledger.items.get(lineId) ?? [])
		.map((item) => ({ item, left: -openCents(item) }));
	const allocations: Allocation[] = [];
	const ownEntries: string[] = [];
	for (const match of matches) {
		const invoice = salesItem(match.entry, books);
		const isOnBankLine = switches.discountBooking === 'bankLine';
		const beside: Array<['DISCOUNT' | 'DIFFERENCE', number]> = [
			['DISCOUNT', isOnBankLine ? 0 : (match.discountCents ?? 0)],
			['DIFFERENCE', match.differenceCents ?? 0],
		];
		const besideCents = beside.reduce((sum, [, cents]) => sum + cents, 0);
		const onLine = isOnBankLine ? (match.discountCents ?? 0) : 0;
		const wanted =
			match.cents === undefined ? openCents(invoice) - besideCents : match.cents + onLine;
		allocations.push(...fromPurses(purses, invoice, wanted, onLine));
		for (const [kind, cents] of beside) {
			if (cents === 0) continue;
			const own = postBeside(kind, cents, invoice, purses[0]?.item ?? invoice, work);
			ownEntries.push(own.entryId);
			allocations.push(allocation(invoice, own.lineId, cents, 0));
		}
	}
	try {
		return matchItems(allocations, work, ownEntries);
	} catch (error) {
		// Nothing is left behind of what can't be done.
		for (const entryId of ownEntries) unpost(entryId, work);
		throw error;
	}
}

// The money runs through the lines in order; without a given amount it may fall short.
function fromPurses(
	purses: readonly Purse[],
	invoice: Item,
	wanted: number,
	discountCents: number,
): Allocation[] {
	const result: Allocation[] = [];
	let missing = wanted;
	let discount = discountCents;
	for (const purse of purses) {
		const cents = Math.min(missing, purse.left);
		if (cents <= 0) continue;
		const ofDiscount = Math.min(discount, cents);
		result.push(allocation(invoice, purse.item.lineId, cents, ofDiscount));
		purse.left -= cents;
		missing -= cents;
		discount -= ofDiscount;
	}
	return result;
}

function allocation(
	invoice: Item,
	credit: string,
	cents: number,
	discountCents: number,
): Allocation {
	return { debit: invoice.lineId, credit, cents, discountCents };
}

/** A type 83 entry that takes `cents` off an invoice, dated as the line beside it. */
function postBeside(
	kind: 'DISCOUNT' | 'DIFFERENCE',
	cents: number,
	invoice: Item,
	beside: Item,
	work: LedgerWork,
): { entryId: string; lineId: string } {
	const line = lineOf(invoice, work);
	const rate = Number(line['ExchangeRate'] ?? 1);
	return postOwnEntry(
		{
			kind,
			invoice: line,
			cents: 0 - cents,
			centsDC: 0 - Math.round(cents * rate),
			date: Number(lineOf(beside, work)['Date']),
		},
		work,
	);
}

function lineOf(item: Item, { books }: LedgerWork): Row {
	return books.transactionLines.get(item.lineId) ?? { ID: newGuid() };
}
