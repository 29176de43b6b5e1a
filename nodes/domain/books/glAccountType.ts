/** What the types of Exact Online's ledger accounts mean for a sales line. */

const REVENUE = 110;

/** Receivable, payable and VAT accounts: Exact Online refuses them on a sales line (picqer issue 121). */
const REFUSED: readonly number[] = [20, 22, 24];

/** Class 70 of the Belgian minimum chart of accounts (MAR/PCMN): turnover. */
const TURNOVER = '70';

/** True unless Exact Online refuses accounts of this type on a sales line. */
export function takesSalesLines(type: number): boolean {
	return !REFUSED.includes(type);
}

/** A sales account: of type revenue, with a number that starts with 70. */
export function isSalesAccount(account: { readonly code: string; readonly type: number }): boolean {
	return account.type === REVENUE && account.code.startsWith(TURNOVER);
}
