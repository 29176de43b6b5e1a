/**
 * Lines of the ledger, debit positive. Those on customers' accounts tell who paid what, those beside them in
 * a bank entry what of it was money.
 */
import type { LedgerLine } from '../domain/payments/ledgerLine';
import type { ExactClient } from './client';
import { anyOf, batchAnyOf, dateTime, guid, MAX_URL_LENGTH, parseExactDate } from './odata';
import { cents, id, lookUp, number, optionalCents, optionalId, optionalNumber, text } from './row';
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
	const scope = glAccounts.length === 0 ? '' : `${anyOf('GLAccount', glAccounts.map(guid))} and `;
	const fixed = client.fixedLength(PATH, SELECT) + encodeURIComponent(scope).length;
	const ofDates = search.isStretch
		? [`(Date ge ${dateTime(dates[0])} and Date le ${dateTime(dates[1])})`]
		: batchAnyOf('Date', dates.map(dateTime), fixed);
	const ofNumbers = batchAnyOf('InvoiceNumber', invoiceNumbers.map(String), fixed);
	const found = new Map<string, LedgerLine>();
	for (const filter of joinedWhereShort(ofNumbers, ofDates, fixed)) {
		const rows = await client.list<Row>(PATH, { select: SELECT, filter: `${scope}${filter}` });
		for (const line of rows.map(toLine)) found.set(line.id, line);
	}
	return [...found.values()];
}

/** All lines of these entries (GUIDs), on whatever account. */
export async function findEntryLines(
	client: ExactClient,
	entryIds: readonly string[],
): Promise<LedgerLine[]> {
	const literals = entryIds.map(guid);
	const rows = await lookUp(client, { path: PATH, select: SELECT, field: 'EntryID', literals });
	return rows.map(toLine);
}

/** A short filter on dates rides along with the last one on numbers, which saves a call. */
function joinedWhereShort(
	ofNumbers: readonly string[],
	ofDates: readonly string[],
	fixedPartLength: number,
): readonly string[] {
	if (ofNumbers.length === 0 || ofDates.length !== 1) return [...ofNumbers, ...ofDates];
	const joined = `(${ofNumbers[ofNumbers.length - 1]} or ${ofDates[0]})`;
	const length = fixedPartLength + encodeURIComponent(joined).length;
	return length > MAX_URL_LENGTH ? [...ofNumbers, ...ofDates] : [...ofNumbers.slice(0, -1), joined];
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
