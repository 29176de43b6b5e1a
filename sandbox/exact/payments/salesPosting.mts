// A sales entry in the ledger: the customer's line (0), then turnover, then VAT for each code.
import { fromCents, toCents } from '../booking/amounts.mts';
import { stableGuid } from '../guid.mts';
import type { Books, Row } from '../store.mts';
import { receivablesAccount, vatDueAccount } from './chartLookup.mts';
import { ledgerLine } from './ledgerLine.mts';
import { postLines } from './posting.mts';
import type { LedgerWork } from './versions.mts';

/** Posts an entry, or posts it again after a change. An open entry (20) is on the account too. */
export function postSalesEntry(entry: Row, work: LedgerWork): void {
	const { books } = work;
	const entryId = String(entry['EntryID']);
	const head: Row = {
		EntryID: entryId,
		EntryNumber: entry['EntryNumber'] ?? null,
		JournalCode: entry['Journal'] ?? null,
		Date: entry['EntryDate'] ?? null,
		FinancialYear: entry['ReportingYear'] ?? null,
		FinancialPeriod: entry['ReportingPeriod'] ?? null,
		Type: entry['Type'] ?? null,
		Status: entry['Status'] ?? null,
		Currency: entry['Currency'] ?? null,
		ExchangeRate: entry['Rate'] ?? null,
		Account: entry['Customer'] ?? null,
		InvoiceNumber: entry['InvoiceNumber'] ?? null,
		YourRef: entry['YourRef'] ?? null,
		OrderNumber: entry['OrderNumber'] ?? null,
		PaymentReference: entry['PaymentReference'] ?? null,
		Document: entry['Document'] ?? null,
	};
	const lines = books.entryLines.where('EntryID', entry['EntryID'] ?? null);
	const customerLine: Row = {
		...head,
		ID: stableGuid('receivable', entryId),
		LineNumber: 0,
		// Without one Exact makes its own (JNPDrops/jnp-matching: "100100/26722913").
		PaymentReference: entry['PaymentReference'] ?? ownReference(entry, books),
		GLAccount: receivablesAccount(entry['Customer'], books)['ID'] ?? null,
		AmountFC: entry['AmountFC'] ?? 0,
		AmountDC: entry['AmountDC'] ?? 0,
		Description: entry['Description'] ?? null,
		DueDate: entry['DueDate'] ?? null,
	};
	const all = [customerLine, ...turnover(head, lines), ...vat(head, entryId, lines, books)];
	postLines(
		entryId,
		all.map((line) => ledgerLine(line, books)),
		'SALES',
		work,
	);
}

function turnover(head: Row, lines: readonly Row[]): Row[] {
	return lines.map((line) => ({
		...head,
		ID: line['ID'] ?? null,
		LineNumber: line['LineNumber'] ?? null,
		GLAccount: line['GLAccount'] ?? null,
		AmountFC: 0 - Number(line['AmountFC']),
		AmountDC: 0 - Number(line['AmountDC']),
		Description: line['Description'] ?? null,
		CostCenter: line['CostCenter'] ?? null,
		VATCode: line['VATCode'] ?? null,
		VATPercentage: line['VATPercentage'] ?? null,
	}));
}

function vat(head: Row, entryId: string, lines: readonly Row[], books: Books): Row[] {
	const codes = [...new Set(lines.map((line) => String(line['VATCode'] ?? '')))];
	const sum = (code: string, name: string) =>
		lines
			.filter((line) => String(line['VATCode'] ?? '') === code)
			.reduce((cents, line) => cents + toCents(Number(line[name])), 0);
	return codes
		.filter((code) => sum(code, 'VATAmountFC') !== 0)
		.map((code, index) => ({
			...head,
			ID: stableGuid('vat', entryId, code),
			LineNumber: lines.length + index + 1,
			GLAccount: vatDueAccount(books)['ID'] ?? null,
			AmountFC: fromCents(-sum(code, 'VATAmountFC')),
			AmountDC: fromCents(-sum(code, 'VATAmountDC')),
			VATCode: code,
		}));
}

function ownReference(entry: Row, books: Books): string {
	const code = books.accounts.get(entry['Customer'])?.['Code'];
	return `${String(code).trim()}/${String(entry['EntryNumber'])}`;
}
