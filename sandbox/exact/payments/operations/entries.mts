// Entries taken out of the books, and rows of the feeds that aren't about customers.
import type { z } from 'zod';
import { fromCents } from '../../booking/amounts.mts';
import { newGuid } from '../../store.mts';
import { linesOfEntry } from '../moneyEntries.mts';
import { MONEY_KINDS } from '../moneyKinds.mts';
import { unmatchEntry } from '../matchSets.mts';
import { unpost } from '../posting.mts';
import { touch, upsert } from '../versions.mts';
import type { LedgerWork } from '../versions.mts';
import { findSalesEntry, salesItem } from './find.mts';
import { oneEntry, supplierTerm } from './inputs.mts';

/** Takes an entry of any kind out of the books, matched or processed or not. */
export function deleteEntry(input: z.input<typeof oneEntry>, work: LedgerWork): void {
	const { entry: name } = oneEntry.parse(input);
	const { books } = work;
	for (const kind of MONEY_KINDS) {
		const entry = books[kind.entries].get(name);
		if (!entry) continue;
		unmatchEntry(name, work);
		unpost(name, work);
		for (const line of linesOfEntry(kind, entry, books))
			books[kind.lines].remove(line['ID'] ?? null);
		books[kind.entries].remove(name);
		return work.emit(kind.topic, name, 'Delete');
	}
	const entry = findSalesEntry(name, books);
	const entryId = String(entry['EntryID']);
	unmatchEntry(entryId, work);
	unpost(entryId, work);
	for (const line of books.entryLines.where('EntryID', entryId)) {
		books.entryLines.remove(line['ID'] ?? null);
	}
	books.entries.remove(entryId);
	work.emit('SalesEntries', entryId, 'Delete');
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
