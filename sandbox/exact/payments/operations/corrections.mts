// Everything that settles or reopens an entry without money coming in.
import type { z } from 'zod';
import { fromCents } from '../../booking/amounts.mts';
import { newGuid } from '../../guid.mts';
import type { Row } from '../../store.mts';
import { glAccountByCode } from '../chartLookup.mts';
import { openCents } from '../ledger.mts';
import type { Item, MatchSet } from '../ledger.mts';
import { matchItems, unmatchSet } from '../matchSets.mts';
import { makeMoneyEntry } from '../moneyEntries.mts';
import { GENERAL } from '../moneyKinds.mts';
import { postOwnEntry } from '../ownEntries.mts';
import { itemsOf, refreshItem, unpost } from '../posting.mts';
import type { LedgerWork } from '../versions.mts';
import { dayIn, findJournal, moneyItem, salesItem } from './find.mts';
import { collection, correction, setOff, undo } from './inputs.mts';

const WRITTEN_OFF = '642000';

export type Corrected = { setId: string; entryId: string };

/** Matches an invoice with a credit note; absent cents = as much as both have open. */
export function setOffCreditNote(input: z.input<typeof setOff>, work: LedgerWork): MatchSet {
	const { entry, creditNote, cents } = setOff.parse(input);
	const invoice = salesItem(entry, work.books);
	const credit = salesItem(creditNote, work.books);
	const both = Math.min(openCents(invoice), -openCents(credit));
	return match(invoice, credit.lineId, cents ?? both, work);
}

/** Takes a discount or a payment difference (type 83) off an invoice, or off money that was too much. */
export function takeOff(
	kind: 'DISCOUNT' | 'DIFFERENCE',
	input: z.input<typeof correction>,
	work: LedgerWork,
): Corrected {
	const { item, cents, date, line, rate } = subjectOf(input, work);
	const sign = -Math.sign(item.cents);
	const own = postOwnEntry(
		{
			kind,
			invoice: line,
			cents: sign * cents,
			centsDC: sign * Math.round(cents * rate),
			date,
		},
		work,
	);
	try {
		const set = match(item, own.lineId, cents, work, [own.entryId]);
		return { setId: set.id, entryId: own.entryId };
	} catch (error) {
		unpost(own.entryId, work);
		throw error;
	}
}

/** Writes off by hand, through the general journal, and matches both. */
export function writeOff(input: z.input<typeof correction>, work: LedgerWork): Corrected {
	const { books } = work;
	const { item, cents, date, line, rate } = subjectOf(input, work);
	if (cents > Math.abs(openCents(item))) throw new Error(`${openCents(item)} cents are open`);
	const amount = -Math.sign(item.cents) * cents;
	const lineId = newGuid();
	const lost = glAccountByCode(WRITTEN_OFF, books);
	const made = makeMoneyEntry(
		GENERAL,
		{
			journal: findJournal('900', books),
			date,
			currency: String(line['Currency']),
			rate,
			status: 50,
		},
		[
			{
				ID: lineId,
				GLAccount: line['GLAccount'] ?? null,
				Account: line['Account'] ?? null,
				AmountFC: fromCents(amount),
				Description: 'Créance irrécouvrable',
			},
			{ ID: newGuid(), GLAccount: lost['ID'] ?? null, AmountFC: fromCents(0 - amount) },
		],
		work,
	);
	const set = match(item, lineId, cents, work);
	work.emit(GENERAL.topic, String(made['EntryID']), 'Create');
	return { setId: set.id, entryId: String(made['EntryID']) };
}

function subjectOf(input: z.input<typeof correction>, work: LedgerWork) {
	const { entry, line: received, cents, date } = correction.parse(input);
	const item = entry === undefined ? moneyItem(received ?? '', work) : salesItem(entry, work.books);
	const line: Row = work.books.transactionLines.get(item.lineId) ?? {};
	return {
		item,
		line,
		cents: cents ?? Math.abs(openCents(item)),
		date: dayIn(date, work),
		rate: Number(line['ExchangeRate'] ?? 1),
	};
}

/** Undoes a match, or every match of an entry or of a line; returns the matches that went. */
export function unmatch(input: z.input<typeof undo>, work: LedgerWork): string[] {
	const { set, entry, line } = undo.parse(input);
	const setIds = new Set([
		...(set === undefined ? [] : [set]),
		...(entry === undefined ? [] : salesItem(entry, work.books).setIds),
		...(line === undefined ? [] : moneyItem(line, work).setIds),
	]);
	for (const setId of setIds) unmatchSet(setId, work);
	return [...setIds];
}

/** Hands what is open of an invoice to the bank for collection (40), or takes it back (20). */
export function collect(input: z.input<typeof collection>, work: LedgerWork): void {
	const { entry, status } = collection.parse(input);
	for (const item of itemsOf(salesItem(entry, work.books).entryId, work.books)) {
		for (const part of item.parts) part.openStatus = status;
		refreshItem(item, work);
	}
}

function match(
	item: Item,
	other: string,
	cents: number,
	work: LedgerWork,
	ownEntries: string[] = [],
): MatchSet {
	const [debit, credit] = item.cents > 0 ? [item.lineId, other] : [other, item.lineId];
	return matchItems([{ debit, credit, cents, discountCents: 0 }], work, { ownEntries });
}
