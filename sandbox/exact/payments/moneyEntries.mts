// Bank, cash and general journal entries. On their lines money received is positive (general
// journal: debit positive); in TransactionLines debit is positive everywhere.
import { fromCents, toCents } from '../booking/amounts.mts';
import { newRow, stamp } from '../resources/resource.mts';
import { stableGuid } from '../guid.mts';
import type { Books, Row } from '../store.mts';
import { moneyAccount, nextNumber, periodOfDay } from './chartLookup.mts';
import { ledgerLine } from './ledgerLine.mts';
import type { MoneyKind } from './moneyKinds.mts';
import { postLines } from './posting.mts';
import type { LedgerWork } from './versions.mts';

export type MoneyHead = {
	journal: Row;
	/** Day (ms) of the entry. */
	date: number;
	currency: string;
	/** Euros for one unit of the currency. */
	rate: number;
	status: number;
};

/** Makes an entry with its lines (fields of the API) and posts it. Fires no event. */
export function makeMoneyEntry(
	kind: MoneyKind,
	head: MoneyHead,
	lines: readonly Row[],
	work: LedgerWork,
	values: Row = {},
): Row {
	const { books } = work;
	const journalCode = String(head.journal['Code']);
	const period = periodOfDay(head.date);
	const opening = kind.hasMoneyLine ? balanceOf(head.journal, books) : 0;
	const sum = lines.reduce((cents, line) => cents + toCents(Number(line['AmountFC'])), 0);
	const entry = newRow(
		kind.endpoint,
		{
			...values,
			...period,
			JournalCode: journalCode,
			JournalDescription: head.journal['Description'] ?? null,
			EntryNumber: nextNumber(journalCode, period.FinancialYear, books),
			Currency: head.currency,
			Status: head.status,
			StatusDescription: head.status === 50 ? 'Verwerkt' : 'Openstaand',
			...(kind.hasMoneyLine
				? { OpeningBalanceFC: fromCents(opening), ClosingBalanceFC: fromCents(opening + sum) }
				: { Type: kind.type, ExchangeRate: head.rate }),
		},
		work,
	);
	books[kind.entries].add(entry);
	for (const line of lines) addMoneyLine(kind, entry, line, head, work);
	postMoneyEntry(kind, entry, work);
	return entry;
}

/** Adds a line to an entry that has yet to be posted (again). */
export function addMoneyLine(
	kind: MoneyKind,
	entry: Row,
	line: Row,
	{ date, rate }: Pick<MoneyHead, 'date' | 'rate'>,
	work: LedgerWork,
): Row {
	const row = newRow(
		kind.linesEndpoint,
		{
			Date: date,
			ExchangeRate: rate,
			...line,
			EntryID: entry['EntryID'] ?? null,
			EntryNumber: entry['EntryNumber'] ?? null,
			LineNumber: linesOfEntry(kind, entry, work.books).length + 1,
			AmountDC: fromCents(Math.round(toCents(Number(line['AmountFC'])) * rate)),
		},
		work,
	);
	describe(row, work.books);
	return work.books[kind.lines].add(row);
}

/** Writes an entry to the ledger, or writes it again after a line was changed. */
export function postMoneyEntry(kind: MoneyKind, entry: Row, work: LedgerWork): void {
	const { books } = work;
	const lines = linesOfEntry(kind, entry, books);
	const head: Row = {
		EntryID: entry['EntryID'] ?? null,
		EntryNumber: entry['EntryNumber'] ?? null,
		JournalCode: entry['JournalCode'] ?? null,
		FinancialYear: entry['FinancialYear'] ?? null,
		FinancialPeriod: entry['FinancialPeriod'] ?? null,
		Type: kind.type,
		Status: entry['Status'] ?? null,
		Currency: entry['Currency'] ?? null,
	};
	const sign = kind.hasMoneyLine ? -1 : 1;
	const moneyLines = kind.hasMoneyLine ? moneyLinesOf(entry, head, lines, books) : [];
	const others = lines.map((line) => {
		describe(line, books);
		return {
			...head,
			ID: line['ID'] ?? null,
			LineNumber: line['LineNumber'] ?? null,
			Date: line['Date'] ?? null,
			GLAccount: line['GLAccount'] ?? null,
			Account: line['Account'] ?? null,
			AmountFC: sign * Number(line['AmountFC']),
			AmountDC: sign * Number(line['AmountDC']),
			ExchangeRate: line['ExchangeRate'] ?? null,
			Description: line['Description'] ?? null,
			InvoiceNumber: line['OurRef'] ?? null,
			YourRef: line['yourRef'] ?? null,
			PaymentDiscountAmount: line['discount'] ?? 0,
			OffsetID: kind.hasMoneyLine ? moneyLineId(line) : null,
		};
	});
	const all = [...moneyLines, ...others].map((line) => ledgerLine(line, books));
	postLines(String(entry['EntryID']), all, kind.itemKind, work);
	stamp(entry, work.clock.now());
}

export function linesOfEntry(kind: MoneyKind, entry: Row, books: Books): Row[] {
	return books[kind.lines]
		.where('EntryID', entry['EntryID'] ?? null)
		.sort((one, other) => Number(one['LineNumber']) - Number(other['LineNumber']));
}

// One line on the bank account for each movement, with the customer and the text of its other lines.
function moneyLinesOf(entry: Row, head: Row, lines: readonly Row[], books: Books): Row[] {
	const journal = books.journals.where('Code', entry['JournalCode'] ?? null)[0] ?? {};
	return [...new Set(lines.map(moneyLineId))].map((id) => {
		const own = lines.filter((line) => moneyLineId(line) === id);
		const sum = (name: string) =>
			fromCents(own.reduce((cents, line) => cents + toCents(Number(line[name])), 0));
		return {
			...head,
			ID: id,
			LineNumber: 0,
			Date: own[0]?.['Date'] ?? null,
			GLAccount: moneyAccount(journal, books)['ID'] ?? null,
			Account: own[0]?.['Account'] ?? null,
			AmountFC: sum('AmountFC'),
			AmountDC: sum('AmountDC'),
			Description: own[0]?.['Description'] ?? null,
			YourRef: own[0]?.['yourRef'] ?? null,
		};
	});
}

/** Lines of one movement share their line on the bank account. */
function moneyLineId(line: Row): string {
	return stableGuid('money', String(line['movement'] ?? line['ID']));
}

function describe(row: Row, books: Books): void {
	const account = books.accounts.get(row['Account'] ?? null);
	const glAccount = books.glAccounts.get(row['GLAccount'] ?? null);
	row['AccountCode'] = account?.['Code'] ?? null;
	row['AccountName'] = account?.['Name'] ?? null;
	row['GLAccountCode'] = glAccount?.['Code'] ?? null;
	row['GLAccountDescription'] = glAccount?.['Description'] ?? null;
}

// What the last entry of the journal closed with.
function balanceOf(journal: Row, books: Books): number {
	const tables = [...books.bankEntries.all(), ...books.cashEntries.all()];
	const last = tables.filter((row) => row['JournalCode'] === journal['Code']).at(-1);
	return toCents(Number(last?.['ClosingBalanceFC'] ?? 0));
}
