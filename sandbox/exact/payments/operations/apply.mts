// Puts received lines on entries, in order, with the discounts and differences beside the money.
import { newGuid } from '../../guid.mts';
import type { Row } from '../../store.mts';
import { openCents } from '../ledger.mts';
import type { Allocation, Item, MatchSet, OwnBookings } from '../ledger.mts';
import { matchItems } from '../matchSets.mts';
import { addBesideMoney, postOwnEntry } from '../ownEntries.mts';
import { removeLines, unpost } from '../posting.mts';
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
	const own: Required<OwnBookings> = { ownEntries: [], ownLines: [] };
	for (const match of matches) {
		const invoice = salesItem(match.entry, books);
		const isOnBankLine = switches.discountBooking === 'bankLine';
		const beside: Array<['DISCOUNT' | 'DIFFERENCE', number]> = [
			['DISCOUNT', isOnBankLine ? 0 : (match.discountCents ?? 0)],
			['DIFFERENCE', match.differenceCents ?? 0],
		];
		const besideCents = beside.reduce((sum, [, cents]) => sum + Math.max(0, cents), 0);
		const onLine = isOnBankLine ? (match.discountCents ?? 0) : 0;
		const wanted =
			match.cents === undefined ? openCents(invoice) - besideCents : match.cents + onLine;
		allocations.push(...fromPurses(purses, invoice, wanted, onLine));
		for (const [kind, cents] of beside) {
			if (cents === 0) continue;
			const money = purses[0]?.item;
			const { lineId, ...booked } = bookBeside(kind, cents, invoice, money, work);
			own.ownEntries.push(...booked.ownEntries);
			own.ownLines.push(...booked.ownLines);
			if (cents > 0) allocations.push(allocation(invoice.lineId, lineId, cents));
			// More was received than the invoice asks for: the difference takes it off the money.
			else if (money) allocations.push(allocation(lineId, money.lineId, -cents));
		}
	}
	try {
		return matchItems(allocations, work, own);
	} catch (error) {
		// Nothing is left behind of what can't be done.
		for (const entryId of own.ownEntries) unpost(entryId, work);
		removeLines(own.ownLines, work);
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
		result.push(allocation(invoice.lineId, purse.item.lineId, cents, ofDiscount));
		purse.left -= cents;
		missing -= cents;
		discount -= ofDiscount;
	}
	return result;
}

function allocation(debit: string, credit: string, cents: number, discountCents = 0): Allocation {
	return { debit, credit, cents, discountCents };
}

/** Takes `cents` off an invoice: an own entry dated as the money beside it, or lines of the entry of the money. */
function bookBeside(
	kind: 'DISCOUNT' | 'DIFFERENCE',
	cents: number,
	invoice: Item,
	money: Item | undefined,
	work: LedgerWork,
): { lineId: string } & Required<OwnBookings> {
	const line = lineOf(invoice, work);
	const rate = Number(line['ExchangeRate'] ?? 1);
	const booking = {
		kind,
		invoice: line,
		cents: 0 - cents,
		centsDC: 0 - Math.round(cents * rate),
	};
	if (work.switches.discountBooking === 'bankEntry' && money) {
		const ownLines = addBesideMoney(booking, lineOf(money, work), work);
		return { lineId: ownLines[0], ownLines, ownEntries: [] };
	}
	const date = Number(lineOf(money ?? invoice, work)['Date']);
	const { entryId, lineId } = postOwnEntry({ ...booking, date }, work);
	return { lineId, ownEntries: [entryId], ownLines: [] };
}

function lineOf(item: Item, { books }: LedgerWork): Row {
	return books.transactionLines.get(item.lineId) ?? { ID: newGuid() };
}
