// What Exact books by itself when lines are matched: payment difference and discount (an entry of type
// 83, or lines of the bank entry), exchange difference (type 82). It stands in TransactionLines only;
// that no topic fires for it is our reading of "there is none for matching".
import { newGuid } from '../guid.mts';
import type { Row } from '../store.mts';
import { fromCents } from '../booking/amounts.mts';
import { glAccountByCode, nextNumber, periodOfDay } from './chartLookup.mts';
import type { Item, ItemKind, MatchSet } from './ledger.mts';
import { ledgerLine } from './ledgerLine.mts';
import { addLines, postLines } from './posting.mts';
import type { LedgerWork } from './versions.mts';

const GENERAL_JOURNAL = '900';
const TYPE = { DISCOUNT: 83, DIFFERENCE: 83, EXCHANGE: 82 } as const;
const COUNTER_ACCOUNT = { DISCOUNT: '653000', DIFFERENCE: '658000', EXCHANGE: '654000' } as const;

type OwnEntry = {
	kind: keyof typeof TYPE;
	/** The line of the invoice that it belongs to. */
	invoice: Row;
	/** On the customer's account, debit positive. */
	cents: number;
	centsDC: number;
	date: number;
};

/** Books a difference or discount against the customer; returns the entry and its line. */
export function postOwnEntry(
	entry: OwnEntry,
	work: LedgerWork,
): { entryId: string; lineId: string } {
	const { books } = work;
	const entryId = newGuid();
	const period = periodOfDay(entry.date);
	const head = {
		EntryID: entryId,
		EntryNumber: nextNumber(GENERAL_JOURNAL, period.FinancialYear, books),
		JournalCode: GENERAL_JOURNAL,
		Date: entry.date,
		...period,
		Type: TYPE[entry.kind],
		Status: 50,
		Currency: entry.invoice['Currency'] ?? 'EUR',
		ExchangeRate: entry.invoice['ExchangeRate'] ?? 1,
	};
	const lineId = newGuid();
	const counterAccount = glAccountByCode(COUNTER_ACCOUNT[entry.kind], books);
	const isDiscount = entry.kind === 'DISCOUNT';
	const lines: Row[] = [
		ledgerLine(
			{
				...head,
				ID: lineId,
				LineNumber: 1,
				GLAccount: entry.invoice['GLAccount'] ?? null,
				Account: entry.invoice['Account'] ?? null,
				AmountFC: fromCents(entry.cents),
				AmountDC: fromCents(entry.centsDC),
				InvoiceNumber: entry.invoice['InvoiceNumber'] ?? null,
				YourRef: entry.invoice['YourRef'] ?? null,
				PaymentDiscountAmount: isDiscount ? fromCents(Math.abs(entry.cents)) : 0,
			},
			books,
		),
		ledgerLine(
			{
				...head,
				ID: newGuid(),
				LineNumber: 2,
				GLAccount: counterAccount['ID'] ?? null,
				AmountFC: fromCents(0 - entry.cents),
				AmountDC: fromCents(0 - entry.centsDC),
			},
			books,
		),
	];
	const kind: ItemKind = isDiscount ? 'DISCOUNT' : 'DIFFERENCE';
	postLines(entryId, lines, kind, work);
	return { entryId, lineId };
}

/**
 * Books a difference or discount as two lines of the bank entry of `beside`, a line on the customer's
 * account and one on the account of differences that names the invoice; returns the IDs of both.
 */
export function addBesideMoney(
	{ kind, invoice, cents, centsDC }: Omit<OwnEntry, 'date'>,
	beside: Row,
	work: LedgerWork,
): [onAccount: string, ofDifference: string] {
	const { books, switches } = work;
	const counterAccount = glAccountByCode(COUNTER_ACCOUNT[kind], books);
	const { Timestamp: _version, Created: _created, Modified: _modified, ...money } = beside;
	const head: Row = {
		...money,
		Type: switches.besideType,
		OffsetID: null,
		PaymentDiscountAmount: 0,
		InvoiceNumber: invoice['InvoiceNumber'] ?? null,
		YourRef: invoice['YourRef'] ?? null,
	};
	const onAccount = ledgerLine(
		{
			...head,
			ID: newGuid(),
			GLAccount: invoice['GLAccount'] ?? null,
			Account: invoice['Account'] ?? null,
			AmountFC: fromCents(cents),
			AmountDC: fromCents(centsDC),
		},
		books,
	);
	const ofDifference = ledgerLine(
		{
			...head,
			ID: newGuid(),
			GLAccount: counterAccount['ID'] ?? null,
			Account: null,
			AmountFC: fromCents(0 - cents),
			AmountDC: fromCents(0 - centsDC),
		},
		books,
	);
	addLines(
		String(beside['EntryID']),
		[onAccount, ofDifference],
		kind === 'DISCOUNT' ? 'DISCOUNT' : 'DIFFERENCE',
		work,
	);
	return [String(onAccount['ID']), String(ofDifference['ID'])];
}

/** Books what the rate of exchange made of a match; undefined when it made nothing. */
export function postExchangeDifference(
	set: MatchSet,
	items: readonly Item[],
	work: LedgerWork,
): string | undefined {
	const parts = items.flatMap((item) => item.parts.filter((part) => part.setId === set.id));
	const centsDC = parts.reduce((sum, part) => sum + part.centsDC, 0);
	const invoice = items.find((item) => item.kind === 'SALES') ?? items[0];
	const line = work.books.transactionLines.get(invoice?.lineId);
	if (!line || centsDC === 0 || line['Currency'] === 'EUR') return undefined;
	const dates = items.map((item) =>
		Number(work.books.transactionLines.get(item.lineId)?.['Date'] ?? 0),
	);
	const date = Math.max(...dates);
	return postOwnEntry({ kind: 'EXCHANGE', invoice: line, cents: 0, centsDC: -centsDC, date }, work)
		.entryId;
}
