// Money that goes back, and money that is put on entries later than it came in.
import type { z } from 'zod';
import { fromCents } from '../../booking/amounts.mts';
import { newGuid } from '../../guid.mts';
import type { Row } from '../../store.mts';
import { receivablesAccount } from '../chartLookup.mts';
import type { Item } from '../ledger.mts';
import { matchItems, unmatchSet } from '../matchSets.mts';
import { makeMoneyEntry, postMoneyEntry } from '../moneyEntries.mts';
import { kindOfJournal, MONEY_KINDS } from '../moneyKinds.mts';
import type { LedgerWork } from '../versions.mts';
import { applyMatches } from './apply.mts';
import { dayIn, findJournal, findSalesEntry, moneyItem, salesItem } from './find.mts';
import { later, refund, reversal } from './inputs.mts';

export type PaidBack = { entryId: string; lineId: string; setId: string };

/** Matches a received line with entries; a line in suspense is put on the customer first. */
export function matchLater(input: z.input<typeof later>, work: LedgerWork): { setId: string } {
	const { line, matches } = later.parse(input);
	if (!work.books.ledger.items.has(line)) putOnCustomer(line, matches[0]?.entry ?? '', work);
	return { setId: applyMatches([moneyItem(line, work).lineId], matches, work).id };
}

/** Pays money back: for a credit note, or for a line that was too much. */
export function payBack(input: z.input<typeof refund>, work: LedgerWork): PaidBack {
	const { cents, journal, date, creditNote, line } = refund.parse(input);
	const against =
		creditNote === undefined ? moneyItem(line ?? '', work) : salesItem(creditNote, work.books);
	return bookBack(against, cents, journal, dayIn(date, work), work);
}

/** The bank takes a received line back: its invoices are open again. */
export function reverse(input: z.input<typeof reversal>, work: LedgerWork): PaidBack {
	const { line, journal, date } = reversal.parse(input);
	const item = moneyItem(line, work);
	for (const setId of [...item.setIds]) unmatchSet(setId, work);
	return bookBack(item, Math.abs(item.cents), journal, dayIn(date, work), work);
}

function bookBack(
	against: Item,
	cents: number,
	journalCode: string,
	date: number,
	work: LedgerWork,
): PaidBack {
	const { books } = work;
	const journal = findJournal(journalCode, books);
	const kind = kindOfJournal(journal['Type']);
	if (!kind?.hasMoneyLine) throw new Error(`No money goes through journal ${journalCode}`);
	const other: Row = books.transactionLines.get(against.lineId) ?? {};
	const lineId = newGuid();
	const entry = makeMoneyEntry(
		kind,
		{
			journal,
			date,
			currency: String(other['Currency']),
			rate: Number(other['ExchangeRate'] ?? 1),
			status: 50,
		},
		[
			{
				ID: lineId,
				GLAccount: other['GLAccount'] ?? null,
				Account: other['Account'] ?? null,
				AmountFC: fromCents(0 - cents),
				Description: 'Remboursement',
			},
		],
		work,
	);
	const allocation = { debit: lineId, credit: against.lineId, cents, discountCents: 0 };
	const set = matchItems([allocation], work);
	work.emit(kind.topic, String(entry['EntryID']), 'Create');
	return { entryId: String(entry['EntryID']), lineId, setId: set.id };
}

// That changes the entry, so that its topic fires, unlike the matching itself.
function putOnCustomer(lineId: string, entryName: string, work: LedgerWork): void {
	const { books } = work;
	const customer = findSalesEntry(entryName, books)['Customer'] ?? null;
	for (const kind of MONEY_KINDS) {
		const line = books[kind.lines].get(lineId);
		const entry = line && books[kind.entries].get(line['EntryID']);
		if (!line || !entry) continue;
		line['Account'] = customer;
		line['GLAccount'] = receivablesAccount(customer, books)['ID'] ?? null;
		postMoneyEntry(kind, entry, work);
		work.emit(kind.topic, String(entry['EntryID']), 'Update');
	}
}
