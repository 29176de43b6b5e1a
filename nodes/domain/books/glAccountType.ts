/** What the types of Exact Online's ledger accounts mean. */

const REVENUE = 110;

/** Receivable, payable and VAT accounts: Exact Online refuses them on a sales line (picqer issue 121). */
const REFUSED: readonly number[] = [20, 22, 24];

/** Class 70 of the Belgian minimum chart of accounts (MAR/PCMN): turnover. */
const TURNOVER = '70';

/** Cash, bank, credit card and payment service. */
const MONEY: readonly number[] = [10, 12, 14, 16];

/** Types from here on are of the profit and loss account, those before of the balance sheet. */
const FIRST_OF_RESULT = REVENUE;

/** True for accounts on which money that came in stands. */
export function holdsMoney(type: number): boolean {
	return MONEY.includes(type);
}

/** True for accounts of costs and revenue, such as that of payment differences. */
export function isOfResult(type: number): boolean {
	return type >= FIRST_OF_RESULT;
}

/** True unless Exact Online refuses accounts of this type on a sales line. */
export function takesSalesLines(type: number): boolean {
	return !REFUSED.includes(type);
}

/** A sales account: of type revenue, with a number that starts with 70. */
export function isSalesAccount(account: { readonly code: string; readonly type: number }): boolean {
	return account.type === REVENUE && account.code.startsWith(TURNOVER);
}
