// A payment term as cashflow/Receivables, its bulk twin and sync/Cashflow/PaymentTerms show it.
import type { Books, Row, Value } from '../store.mts';
import { fromCents } from '../booking/amounts.mts';
import type { Item, Part } from './ledger.mts';
import { matchFacts } from './matchFacts.mts';
import type { LedgerWork } from './versions.mts';

const MATCHED = 50;
const RECEIPT = 20;

/** One part of an item as a row. */
export function termRow(item: Item, part: Part, line: Row, work: LedgerWork): Row {
	const { books, switches } = work;
	// An open invoice is negative (TimPelgrim/exactonline-mcp, iwebdevnl/exact-online-ai-connect;
	// one page of the latter says positive).
	const sign = switches.termSign === 'negative' ? -1 : 1;
	const isMatched = part.setId !== null;
	const facts = matchFacts(item, part, books);
	return {
		...copied(line),
		...ofAccount(line, books),
		...ofEntry(line, books),
		ID: part.termId,
		EntryID: part.termEntryId,
		TransactionEntryID: line['EntryID'] ?? null,
		TransactionID: line['ID'] ?? null,
		TransactionType: line['Type'] ?? null,
		TransactionStatus: line['Status'] ?? null,
		TransactionAmountFC: fromCents(item.cents),
		TransactionAmountDC: fromCents(item.centsDC),
		AmountFC: fromCents(sign * part.cents),
		AmountDC: fromCents(sign * part.centsDC),
		AmountDiscountFC: fromCents(facts.discountCents),
		AmountDiscountDC: fromCents(facts.discountCents),
		Status: isMatched ? MATCHED : part.openStatus,
		IsFullyPaid: isMatched,
		EndDate: facts.endDate,
		EndYear: yearOf(facts.endDate),
		EndPeriod: monthOf(facts.endDate),
		LastPaymentDate: facts.lastPaymentDate,
		InvoiceNumber: facts.invoiceNumber,
		YourRef: facts.yourRef,
		// Only in the sync feed: 20 receipt, 22 payment.
		LineType: RECEIPT,
	};
}

function copied(line: Row): Row {
	const names =
		'Account AccountCode AccountName Currency Description Document DocumentNumber ' +
		'DocumentSubject DueDate EntryNumber GLAccount GLAccountCode GLAccountDescription ' +
		'JournalDescription OrderNumber PaymentReference';
	return {
		...Object.fromEntries(names.split(' ').map((name) => [name, line[name] ?? null])),
		Journal: line['JournalCode'] ?? null,
		EntryDate: line['Date'] ?? null,
		InvoiceDate: line['Date'] ?? null,
		RateFC: line['ExchangeRate'] ?? null,
		TransactionDueDate: line['DueDate'] ?? null,
		TransactionReportingYear: line['FinancialYear'] ?? null,
		TransactionReportingPeriod: line['FinancialPeriod'] ?? null,
		TransactionIsReversal: false,
	};
}

function ofAccount(line: Row, books: Books): Row {
	return { AccountCountry: books.accounts.get(line['Account'])?.['Country'] ?? null };
}

function ofEntry(line: Row, books: Books): Row {
	const entry = books.entries.get(line['EntryID']);
	return {
		PaymentCondition: entry?.['PaymentCondition'] ?? null,
		PaymentConditionDescription: entry?.['PaymentConditionDescription'] ?? null,
	};
}

function yearOf(date: Value): number | null {
	return typeof date === 'number' ? new Date(date).getUTCFullYear() : null;
}

function monthOf(date: Value): number | null {
	return typeof date === 'number' ? new Date(date).getUTCMonth() + 1 : null;
}
