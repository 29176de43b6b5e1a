/**
 * Holds a document against the administration it is meant for: journal, accounts, VAT codes, period.
 * Checked before anything is sent, because each refusal by Exact Online counts against an allowance of
 * ten an hour per endpoint, and because a user wants to hear everything at once.
 */
import { closedPeriodKey, periodOf } from '../books/administration';
import type { Books, BooksGlAccount, BooksVatCode } from '../books/administration';
import { takesSalesLines } from '../books/glAccountType';
import type { InvoiceDraft, VatTotal } from '../invoice/invoice';
import { journalKey } from '../books/journalCode';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { expectedVat, vatWithinTolerance } from '../values/vat';
import { isInclusive, rateOnDocument, vatCodeFaults } from '../books/vatCode';
import { exactVatCode } from '../books/vatMapping';

const JOURNAL_SALES = 20;
const JOURNALS_OF_PURCHASE = [22, 23];

const MANDATORY = 1;

export interface BooksCheckSettings {
	/** Codes of the journals that the user keeps for credit notes; empty when there are none apart. */
	readonly creditJournals: readonly string[];
}

/** All reasons for which the administration can't take this document, and remarks on it. */
export function checkAgainstBooks(
	draft: InvoiceDraft,
	books: Books,
	settings: BooksCheckSettings,
): Reason[] {
	return [
		...checkJournal(draft, books, settings),
		...checkCurrency(draft),
		...checkGlAccounts(draft, books),
		...checkVat(draft, books),
		...checkPeriod(draft, books),
	];
}

function checkJournal(draft: InvoiceDraft, books: Books, settings: BooksCheckSettings): Reason[] {
	if (draft.journal === undefined) return [];
	const journal = books.journals.get(draft.journal);
	const facts = { invoice: draft.number, journal: draft.journal };
	if (journal === undefined) return [reason('JOURNAL_NOT_IN_EXACT', facts)];
	if (JOURNALS_OF_PURCHASE.includes(journal.type)) return [reason('PURCHASE_JOURNAL', facts)];
	if (journal.type !== JOURNAL_SALES)
		return [reason('JOURNAL_NOT_SALES', { ...facts, type: journal.type })];
	if (journal.isBlocked) return [reason('JOURNAL_BLOCKED', facts)];
	return checkKind(draft, draft.journal, settings);
}

/** Invoices and credit notes in each other's journal. A negative invoice is told of by itself. */
function checkKind(
	draft: InvoiceDraft,
	journal: string,
	{ creditJournals }: BooksCheckSettings,
): Reason[] {
	if (creditJournals.length === 0) return [];
	const facts = { invoice: draft.number, journal };
	const isForCredit = creditJournals.some((code) => journalKey(code) === journalKey(journal));
	if (draft.documentType === 'CREDIT_NOTE' && !isForCredit) {
		return [reason('CREDIT_IN_SALES_JOURNAL', { ...facts, creditJournals })];
	}
	const isInvoice = draft.documentType === 'INVOICE' && (draft.grossCents ?? 0) >= 0;
	return isInvoice && isForCredit ? [reason('INVOICE_IN_CREDIT_JOURNAL', facts)] : [];
}

function checkCurrency(draft: InvoiceDraft): Reason[] {
	if (!draft.currency) return [];
	const known = Intl.supportedValuesOf('currency').includes(draft.currency);
	return known
		? []
		: [reason('CURRENCY_UNKNOWN', { invoice: draft.number, currency: draft.currency })];
}

function checkGlAccounts(draft: InvoiceDraft, books: Books): Reason[] {
	const numbers = new Set(draft.lines.map((line) => line.glAccount).filter((number) => number));
	const reasons: Reason[] = [];
	for (const number of numbers) {
		const account = books.glAccounts.get(number);
		const line = draft.lines.find((one) => one.glAccount === number)?.position;
		const facts = { invoice: draft.number, line, glAccount: number };
		if (account === undefined) {
			reasons.push(reason('GL_ACCOUNT_NOT_IN_EXACT', facts));
			continue;
		}
		if (account.isBlocked) reasons.push(reason('GL_ACCOUNT_BLOCKED', facts));
		if (!takesSalesLines(account.type)) {
			reasons.push(reason('GL_ACCOUNT_WRONG_TYPE', { ...facts, type: account.type }));
		}
		if (lacksCostCenter(draft, account)) reasons.push(reason('COST_CENTER_REQUIRED', facts));
		if (lacksCostUnit(draft, account)) reasons.push(reason('COST_UNIT_REQUIRED', facts));
	}
	return reasons;
}

function lacksCostCenter(draft: InvoiceDraft, account: BooksGlAccount): boolean {
	return (
		account.useCostCenter === MANDATORY &&
		draft.lines.some((line) => line.glAccount === account.code && !line.costCenter)
	);
}

function lacksCostUnit(draft: InvoiceDraft, account: BooksGlAccount): boolean {
	return (
		account.useCostUnit === MANDATORY &&
		draft.lines.some((line) => line.glAccount === account.code && !line.costUnit)
	);
}

function checkVat(draft: InvoiceDraft, books: Books): Reason[] {
	const codes = new Set([
		...draft.lines.map((line) => line.vatCode),
		...draft.vatTotals.filter(hasAmounts).map((total) => total.vatCode),
	]);
	return [...codes].flatMap((code) => checkVatCode(code, draft, books));
}

/** A line of text may have a VAT code of its own, which then comes with a total of nothing. */
function hasAmounts({ baseCents, vatCents }: VatTotal): boolean {
	return baseCents !== 0 || vatCents !== 0;
}

function checkVatCode(code: string, draft: InvoiceDraft, books: Books): Reason[] {
	const invoice = draft.number;
	const exactCode = exactVatCode(books.vatMapping, code, draft.journal);
	if (exactCode === undefined) {
		return [reason('VAT_CODE_UNMAPPED', { invoice, vatCode: code, journal: draft.journal })];
	}
	const vatCode = books.vatCodes.get(exactCode);
	const facts = { invoice, vatCode: code, exactVatCode: exactCode };
	if (vatCode === undefined) return [reason('VAT_CODE_NOT_IN_EXACT', facts)];
	const faults = vatCodeFaults(vatCode).map((fault) => reason(fault, facts));
	return isInclusive(vatCode) ? faults : [...faults, ...checkVatTotal(code, vatCode, draft)];
}

function checkVatTotal(code: string, vatCode: BooksVatCode, draft: InvoiceDraft): Reason[] {
	const rate = rateOnDocument(vatCode);
	const lineCount = draft.lines.filter((line) => line.vatCode === code).length;
	return draft.vatTotals
		.filter((total) => total.vatCode === code)
		.filter((total) => !agrees(total, rate, lineCount))
		.map((total) =>
			reason('VAT_TOTAL_DIFFERS', {
				invoice: draft.number,
				vatCode: code,
				baseCents: total.baseCents,
				vatCents: total.vatCents,
				expectedCents: expectedVat(total.baseCents, rate),
			}),
		);
}

/**
 * Rounding may cost a cent or two, but where no VAT is due, or no line bears it, not even one cent may
 * stand.
 */
function agrees(total: VatTotal, rate: number, lineCount: number): boolean {
	if (rate === 0 || lineCount === 0) return total.vatCents === 0;
	return vatWithinTolerance(total.baseCents, rate, total.vatCents, lineCount);
}

/** The date is never moved to an open period: that is the accountant's decision. */
function checkPeriod(draft: InvoiceDraft, books: Books): Reason[] {
	if (draft.date === undefined) return [];
	const period = periodOf(books, draft.date);
	if (period === undefined)
		return [reason('PERIOD_MISSING', { invoice: draft.number, date: draft.date })];
	if (draft.journal === undefined || books.closedPeriods === undefined) return [];
	const key = closedPeriodKey(draft.journal, period.year, period.period);
	return books.closedPeriods.has(key)
		? [
				reason('PERIOD_CLOSED', {
					invoice: draft.number,
					date: draft.date,
					journal: draft.journal,
					period: `${period.year}/${period.period}`,
				}),
			]
		: [];
}
