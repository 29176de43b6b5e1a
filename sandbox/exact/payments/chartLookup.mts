// Where a booking goes: accounts by code, the account of a bank or cash journal, the next number.
import type { Books, Row } from '../store.mts';
import { firstOf } from '../booking/numbers.mts';

const RECEIVABLES = '400000';
const VAT_DUE = '451000';

/** Throws when the chart has no such account. */
export function glAccountByCode(code: string, books: Books): Row {
	const account = books.glAccounts.where('Code', code)[0];
	if (!account) throw new Error(`The chart has no account ${code}`);
	return account;
}

/** The receivables account of a customer: an own one, or that of the administration. */
export function receivablesAccount(customer: unknown, books: Books): Row {
	const account = books.accounts.get(typeof customer === 'string' ? customer : null);
	const own = account?.['GLAR'];
	return (own ? books.glAccounts.get(own) : undefined) ?? glAccountByCode(RECEIVABLES, books);
}

export function vatDueAccount(books: Books): Row {
	return glAccountByCode(VAT_DUE, books);
}

/** The ledger account of a bank or cash journal: "550" keeps its money on 550000. */
export function moneyAccount(journal: Row, books: Books): Row {
	const own = books.glAccounts.get(journal['GLAccount'] ?? null);
	return own ?? glAccountByCode(`${String(journal['Code'])}000`, books);
}

/** Next number of a journal and year other than a sales journal. */
export function nextNumber(journal: string, year: number, books: Books): number {
	const series = `${journal}/${year}`;
	const number = (books.lastNumbers.get(series) ?? firstOf(journal, year) - 1) + 1;
	books.lastNumbers.set(series, number);
	return number;
}

export function periodOfDay(date: number): { FinancialYear: number; FinancialPeriod: number } {
	const moment = new Date(date);
	return { FinancialYear: moment.getUTCFullYear(), FinancialPeriod: moment.getUTCMonth() + 1 };
}
