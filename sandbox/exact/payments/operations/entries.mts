// Entries taken out of the books, and rows of the feeds that aren't about customers.
import type { z } from 'zod';
import { fromCents } from '../../booking/amounts.mts';
import { newGuid } from '../../guid.mts';
import { linesOfEntry } from '../moneyEntries.mts';
import { MONEY_KINDS } from '../moneyKinds.mts';
import { unmatchEntry, unmatchSet } from '../matchSets.mts';
import { unpost } from '../posting.mts';
import { touch, upsert } from '../versions.mts';
import type { LedgerWork } from '../versions.mts';
import { findSalesEntry, salesItem } from './find.mts';
import { oneEntry, supplierTerm } from './inputs.mts';

/** Takes an entry of any kind out of the books, matched or processed or not. */
export function deleteEntry(input: z.input<typeof oneEntry>, work: LedgerWork): void {
	const { entry: name } = oneEntry.parse(input);
	const made = [...work.books.ledger.sets.values()].find((set) => set.ownEntries.includes(name));
	// What Exact made for a match goes with the match.
	if (made) return unmatchSet(made.id, work);
	const isSalesEntry = !MONEY_KINDS.some((kind) => work.books[kind.entries].get(name));
	const entryId = isSalesEntry ? String(findSalesEntry(name, work.books)['EntryID']) : name;
	work.emit(takeOut(entryId, work), entryId, 'Delete');
}

/** The same without an event; returns the topic. */
export function takeOut(entryId: string, work: LedgerWork): string {
	const { books } = work;
	unmatchEntry(entryId, work);
	unpost(entryId, work);
	for (const kind of MONEY_KINDS) {
		const entry = books[kind.entries].get(entryId);
		if (!entry) continue;
		for (const line of linesOfEntry(kind, entry, books)) {
			books[kind.lines].remove(line['ID'] ?? null);
		}
		books[kind.entries].remove(entryId);
		return kind.topic;
	}
	for (const line of books.entryLines.where('EntryID', entryId)) {
		books.entryLines.remove(line['ID'] ?? null);
	}
	books.entries.remove(entryId);
	return 'SalesEntries';
}

/** The terms of an entry come by in the feed again without any change (picqer issue 587). */
export function touchTerms(input: z.input<typeof oneEntry>, work: LedgerWork): void {
	const { entry } = oneEntry.parse(input);
	for (const id of salesItem(entry, work.books).written) {
		const row = work.books.terms.get(id);
		if (row) touch(row, work);
	}
}

/** A purchase invoice's term (LineType 22): both sides are in the feed of payment terms. */
export function addSupplierTerm(input: z.input<typeof supplierTerm>, work: LedgerWork): string {
	const { yourRef, cents } = supplierTerm.parse(input);
	const id = newGuid();
	const entryId = newGuid();
	upsert(
		'terms',
		'cashflow/Receivables',
		{
			ID: id,
			EntryID: entryId,
			TransactionEntryID: entryId,
			TransactionID: newGuid(),
			TransactionType: 30,
			TransactionAmountFC: fromCents(0 - cents),
			TransactionAmountDC: fromCents(0 - cents),
			AmountFC: fromCents(cents),
			AmountDC: fromCents(cents),
			Status: 20,
			IsFullyPaid: false,
			Journal: '600',
			Currency: 'EUR',
			YourRef: yourRef,
			LineType: 22,
		},
		work,
	);
	return id;
}
