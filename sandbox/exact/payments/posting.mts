// Entries become lines in TransactionLines; lines on a receivables account become items, and
// items become payment terms.
import type { Books, Row } from '../store.mts';
import { toCents } from '../booking/amounts.mts';
import { newItem, resize } from './ledger.mts';
import type { Item, ItemKind } from './ledger.mts';
import { firstCounterpart, lineReference } from './matchFacts.mts';
import { termRow } from './termRow.mts';
import { DELETED, removeRow, upsert } from './versions.mts';
import type { LedgerWork } from './versions.mts';

const RECEIVABLE = 20;

/** Writes all lines of an entry; lines that it had before and has no more are taken away. */
export function postLines(
	entryId: string,
	lines: readonly Row[],
	kind: ItemKind,
	work: LedgerWork,
): void {
	const { ledger } = work.books;
	const ids = lines.map((line) => String(line['ID']));
	const others = (ledger.lines.get(entryId) ?? []).filter((id) => !ids.includes(id));
	const added = others.filter((id) => ledger.addedLines.has(id));
	for (const id of others) if (!added.includes(id)) dropLine(id, work);
	ledger.lines.set(entryId, [...ids, ...added]);
	writeLines(lines, kind, work);
}

/** Adds lines to an entry for a match, beside those that it was typed in with. */
export function addLines(
	entryId: string,
	lines: readonly Row[],
	kind: ItemKind,
	work: LedgerWork,
): void {
	const { ledger } = work.books;
	const ids = lines.map((line) => String(line['ID']));
	ledger.lines.set(entryId, [...(ledger.lines.get(entryId) ?? []), ...ids]);
	for (const id of ids) ledger.addedLines.add(id);
	writeLines(lines, kind, work);
}

/** Takes lines that a match added out again. Their own matches must have been undone. */
export function removeLines(ids: readonly string[], work: LedgerWork): void {
	const { ledger } = work.books;
	for (const id of ids) {
		dropLine(id, work);
		ledger.addedLines.delete(id);
	}
	for (const [entryId, lines] of ledger.lines) {
		if (!ids.some((id) => lines.includes(id))) continue;
		ledger.lines.set(
			entryId,
			lines.filter((id) => !ids.includes(id)),
		);
	}
}

function writeLines(lines: readonly Row[], kind: ItemKind, work: LedgerWork): void {
	const { ledger } = work.books;
	const items: Item[] = [];
	for (const line of lines) {
		const item = isReceivable(line, work.books) ? writeItem(line, kind, work.books) : undefined;
		if (item) items.push(item);
		else {
			upsert('transactionLines', 'financialtransaction/TransactionLines', line, work);
			if (ledger.items.has(String(line['ID']))) dropItem(String(line['ID']), work);
		}
		if (item) upsertItemLine(item, line, work);
	}
	for (const item of items) writeTerms(item, work);
}

/** Takes an entry out of the ledger. Its matches must have been undone. */
export function unpost(entryId: string, work: LedgerWork): void {
	const { ledger } = work.books;
	for (const id of ledger.lines.get(entryId) ?? []) {
		dropLine(id, work);
		ledger.addedLines.delete(id);
	}
	ledger.lines.delete(entryId);
}

/** Brings line and terms of an item up to date after a match came or went. */
export function refreshItem(item: Item, work: LedgerWork): void {
	const line = work.books.transactionLines.get(item.lineId);
	if (!line) return;
	upsertItemLine(item, line, work);
	writeTerms(item, work);
}

/** The receivables items of an entry. */
export function itemsOf(entryId: string, { ledger }: Books): Item[] {
	return (ledger.lines.get(entryId) ?? []).flatMap((id) => ledger.items.get(id) ?? []);
}

function isReceivable(line: Row, books: Books): boolean {
	const isOnAccount = books.glAccounts.get(line['GLAccount'])?.['Type'] === RECEIVABLE;
	// A difference of exchange has no amount in the currency of the invoice: nothing to match.
	return isOnAccount && line['Account'] !== null && Number(line['AmountFC']) !== 0;
}

function writeItem(line: Row, kind: ItemKind, { ledger }: Books): Item {
	const lineId = String(line['ID']);
	const entryId = String(line['EntryID']);
	const item = ledger.items.get(lineId) ?? newItem({ lineId, entryId, kind });
	ledger.items.set(lineId, item);
	item.ownReference = {
		invoiceNumber: typeof line['InvoiceNumber'] === 'number' ? line['InvoiceNumber'] : null,
		yourRef: typeof line['YourRef'] === 'string' ? line['YourRef'] : null,
	};
	resize(item, toCents(Number(line['AmountFC'])), toCents(Number(line['AmountDC'])));
	return item;
}

function upsertItemLine(item: Item, line: Row, work: LedgerWork): void {
	const { Timestamp: _version, Created: _created, Modified: _modified, ...values } = line;
	const reference = lineReference(item, work.books);
	const changed: Row = {
		...values,
		InvoiceNumber: reference.invoiceNumber,
		YourRef: reference.yourRef,
		// On a bank line it leads to the bank account's line of the same entry instead.
		...(item.kind === 'MONEY' ? {} : { OffsetID: firstCounterpart(item, work.books) }),
	};
	upsert('transactionLines', 'financialtransaction/TransactionLines', changed, work);
	if (item.kind === 'MONEY') nameOnBankAccount(item, line, work);
}

// The line on the bank account names the invoice as well, when its movement is matched with just one.
function nameOnBankAccount(item: Item, line: Row, work: LedgerWork): void {
	const { transactionLines, ledger } = work.books;
	const own = transactionLines.get(line['OffsetID'] ?? null);
	if (!own) return;
	const lines = (ledger.lines.get(item.entryId) ?? []).flatMap((id) => {
		const one = transactionLines.get(id);
		return one?.['OffsetID'] === own['ID'] ? [one] : [];
	});
	const same = (name: string) =>
		lines.every((one) => one[name] === lines[0]?.[name]) ? (lines[0]?.[name] ?? null) : null;
	const { Timestamp: _version, Created: _created, Modified: _modified, ...values } = own;
	const changed = { ...values, InvoiceNumber: same('InvoiceNumber'), YourRef: same('YourRef') };
	upsert('transactionLines', 'financialtransaction/TransactionLines', changed, work);
}

function writeTerms(item: Item, work: LedgerWork): void {
	const line = work.books.transactionLines.get(item.lineId) ?? {};
	const ids = item.parts.map((part) => part.termId);
	for (const id of item.written) {
		if (!ids.includes(id)) removeRow('terms', id, DELETED.paymentTerm, work);
	}
	for (const part of item.parts) {
		upsert('terms', 'cashflow/Receivables', termRow(item, part, line, work), work);
	}
	item.written = ids;
}

function dropLine(id: string, work: LedgerWork): void {
	dropItem(id, work);
	removeRow('transactionLines', id, DELETED.transactionLine, work);
}

function dropItem(id: string, work: LedgerWork): void {
	const { items } = work.books.ledger;
	for (const termId of items.get(id)?.written ?? []) {
		removeRow('terms', termId, DELETED.paymentTerm, work);
	}
	items.delete(id);
}
