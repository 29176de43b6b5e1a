/**
 * Links the source's ledger accounts with those of Exact Online by their number, which is the same in
 * both. Exact Online is the master: its name and its blocked mark win, nothing is written there.
 */
import type { BooksGlAccount } from '../books/administration';
import { reasonsAgainst, resultOf } from './glAccountImport';
import type { GlAccountResult } from './glAccountImport';
import type { Outcome } from '../reasons/outcome';
import { reason, withSeverity } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { normaliseText } from '../values/text';

const MANDATORY = 1;

/** A ledger account of the source. Texts are trimmed; empty ones are absent. */
export interface SourceGlAccount {
	readonly number?: string;
	readonly name?: string;
	/** GUID that an earlier run linked. */
	readonly exactId?: string;
	/** What the source holds of the blocked mark. */
	readonly blocked?: boolean;
}

export interface LinkResult extends Partial<GlAccountResult> {
	readonly division: number;
	/** The name at the source, when Exact Online has another one. */
	readonly sourceName?: string;
}

/**
 * `linked`: found, and the source doesn't know it yet. `unchanged`: found, and GUID and blocked mark are
 * at the source already. `refused`: not found. A found account may still need attention.
 */
export type LinkOutcome = Outcome<LinkResult, 'linked' | 'unchanged' | 'refused'>;

/** What becomes of one account of the source. `accounts` by number. */
export function planLink(
	division: number,
	source: SourceGlAccount,
	accounts: ReadonlyMap<string, BooksGlAccount>,
): LinkOutcome {
	const { number, name } = source;
	if (number === undefined) {
		const reasons = [reason('GL_ACCOUNT_NUMBER_MISSING', { name })];
		return { outcome: 'refused', result: { division, name }, reasons };
	}
	const account = accounts.get(number);
	if (account === undefined) {
		const reasons = [reason('GL_ACCOUNT_NOT_IN_EXACT', { glAccount: number })];
		return { outcome: 'refused', result: { division, number, name }, reasons };
	}
	const differs = name !== undefined && !isSameName(name, account.description);
	return {
		outcome: isKnown(source, account) ? 'unchanged' : 'linked',
		result: { ...resultOf(division, account), ...(differs ? { sourceName: name } : {}) },
		reasons: [
			...reasonsAgainst(account),
			...remarksOn(account),
			...(differs
				? [
						reason('GL_ACCOUNT_NAME_DIFFERS', {
							glAccount: number,
							name,
							exactName: account.description,
						}),
					]
				: []),
		],
	};
}

/** Whether a line has a cost centre is only known at export; here it is worth knowing. */
function remarksOn({ code, useCostCenter, useCostUnit }: BooksGlAccount): Reason[] {
	const facts = { glAccount: code };
	return [
		...(useCostCenter === MANDATORY ? [reason('COST_CENTER_REQUIRED', facts)] : []),
		...(useCostUnit === MANDATORY ? [reason('COST_UNIT_REQUIRED', facts)] : []),
	].map((found) => withSeverity(found, 'remark'));
}

function isKnown(source: SourceGlAccount, account: BooksGlAccount): boolean {
	return (
		source.exactId?.toLowerCase() === account.id && (source.blocked ?? false) === account.isBlocked
	);
}

/** Case, accents and punctuation don't make another name. */
function isSameName(one: string, other: string): boolean {
	return normaliseText(one) === normaliseText(other);
}
