/**
 * Which ledger accounts of Exact Online the source should take over. The business program decides what
 * it needs (the article: only the sales accounts, of more than 400), Exact Online what there is.
 */
import type { BooksGlAccount } from '../books/administration';
import { isSalesAccount, takesSalesLines } from '../books/glAccountType';
import { isChosen } from './numberRanges';
import type { NumberChoice } from './numberRanges';
import type { Outcome } from '../reasons/outcome';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';

export type Selection =
	| { readonly kind: 'sales' }
	| { readonly kind: 'all' }
	| ({ readonly kind: 'numbers' } & NumberChoice);

/** One ledger account as a node reports it. */
export interface GlAccountResult {
	readonly division: number;
	readonly number: string;
	/** The name in Exact Online. */
	readonly name?: string;
	/** GUID of the account, once it is known. */
	readonly exactId?: string;
	/** Exact Online's account type: 110 is revenue. */
	readonly type?: number;
	readonly blocked?: boolean;
}

export type ImportOutcome = Outcome<GlAccountResult, 'new' | 'refused'>;

/**
 * One outcome per chosen account that the source doesn't have, in the order of the numbers; and one per
 * single number that Exact Online doesn't have. `known` are the source's numbers, trimmed.
 */
export function planImport(
	division: number,
	accounts: readonly BooksGlAccount[],
	selection: Selection,
	known: ReadonlySet<string>,
): ImportOutcome[] {
	const chosen = accounts.filter(
		(account) => isSelected(account, selection) && !known.has(account.code),
	);
	const found = chosen
		.map((account): ImportOutcome => {
			const reasons = reasonsAgainst(account);
			const outcome = reasons.length === 0 ? 'new' : 'refused';
			return { outcome, result: resultOf(division, account), reasons };
		})
		.sort((one, other) => (one.result.number < other.result.number ? -1 : 1));
	return [...found, ...missing(division, accounts, selection)];
}

/** What a node tells of an account that Exact Online has. */
export function resultOf(division: number, account: BooksGlAccount): Required<GlAccountResult> {
	const { code, description, id, type, isBlocked } = account;
	return { division, number: code, name: description, exactId: id, type, blocked: isBlocked };
}

/** Why no sales line can be booked on an account, as far as the account itself says so. */
export function reasonsAgainst(account: BooksGlAccount): Reason[] {
	const glAccount = account.code;
	return [
		...(account.isBlocked ? [reason('GL_ACCOUNT_BLOCKED', { glAccount })] : []),
		...(takesSalesLines(account.type)
			? []
			: [reason('GL_ACCOUNT_WRONG_TYPE', { glAccount, type: account.type })]),
	];
}

function isSelected(account: BooksGlAccount, selection: Selection): boolean {
	switch (selection.kind) {
		case 'sales':
			return isSalesAccount(account);
		case 'all':
			return true;
		case 'numbers':
			return isChosen(account.code, selection);
	}
}

function missing(
	division: number,
	accounts: readonly BooksGlAccount[],
	selection: Selection,
): ImportOutcome[] {
	if (selection.kind !== 'numbers') return [];
	const there = new Set(accounts.map((account) => account.code));
	return [...new Set(selection.numbers)]
		.filter((number) => !there.has(number))
		.map((number) => ({
			outcome: 'refused',
			result: { division, number },
			reasons: [reason('GL_ACCOUNT_NOT_IN_EXACT', { glAccount: number })],
		}));
}
