/**
 * Lines of the ledger, debit positive. Those on customers' accounts tell who paid what, those beside them in
 * a bank entry what of it was money.
 */
import type { LedgerLine } from '../domain/payments/ledgerLine';
import type { ExactClient } from './client';
import { lookUp } from './lookUp';
import { dateTime, guid, oneOf, parseExactDate, termsOf } from './odata';
import { cents, id, number, optionalCents, optionalId, optionalNumber, text } from './row';
import type { Row } from './row';

const PATH = 'bulk/Financial/TransactionLines';

const SELECT = [
	'ID',
	'EntryID',
	'Type',
	'Account',
	'GLAccount',
	'AmountFC',
	'AmountDC',
	'PaymentDiscountAmount',
	'JournalCode',
	'EntryNumber',
	'InvoiceNumber',
	'YourRef',
	'Date',
	'Description',
	'OffsetID',
];

export interface LineSearch {
	/** GUIDs of the receivables accounts to look on; all accounts when empty. */
	readonly glAccounts: readonly string[];
	readonly invoiceNumbers: readonly number[];
	/** ISO dates. */
	readonly dates: readonly string[];
	/** True when the dates are the first and the last of a stretch. */
	readonly isStretch: boolean;
}

/**
 * The lines on receivables accounts with one of the invoice numbers or on one of the dates. A line
 * that is matched with several invoices carries none of their numbers, but its date is known.
 */
export async function findReceivableLines(
	client: ExactClient,
	search: LineSearch,
): Promise<LedgerLine[]> {
	const { glAccounts, invoiceNumbers, dates } = search;
	const ofDates = search.isStretch
		? [`(Date ge ${dateTime(dates[0])} and Date le ${dateTime(dates[1])})`]
		: termsOf('Date', dates.map(dateTime));
	const rows = await lookUp(client, {
		path: PATH,
		select: SELECT,
		scope: glAccounts.length === 0 ? undefined : oneOf(termsOf('GLAccount', glAccounts.map(guid))),
		terms: [...termsOf('InvoiceNumber', invoiceNumbers.map(String)), ...ofDates],
	});
	return [...new Map(rows.map(toLine).map((line) => [line.id, line])).values()];
}

/** All lines of these entries (GUIDs), on whatever account. */
export async function findEntryLines(
	client: ExactClient,
	entryIds: readonly string[],
): Promise<LedgerLine[]> {
	const terms = termsOf('EntryID', entryIds.map(guid));
	return (await lookUp(client, { path: PATH, select: SELECT, terms })).map(toLine);
}

function toLine(row: Row): LedgerLine {
	return {
		id: id(row.ID),
		entryId: id(row.EntryID),
		type: number(row.Type),
		account: id(row.Account),
		glAccount: id(row.GLAccount),
		amountCents: optionalCents(row.AmountFC) ?? cents(row.AmountDC),
		discountCents: Math.abs(cents(row.PaymentDiscountAmount)),
		journal: text(row.JournalCode),
		entryNumber: optionalNumber(row.EntryNumber),
		invoiceNumber: optionalNumber(row.InvoiceNumber),
		yourRef: text(row.YourRef),
		date: parseExactDate(row.Date),
		description: text(row.Description),
		offsetId: optionalId(row.OffsetID),
	};
}
