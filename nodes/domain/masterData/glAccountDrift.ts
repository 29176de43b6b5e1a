/**
 * What changed in Exact Online's ledger accounts since the last time. A snapshot holds only the accounts
 * that matter to the source: its own, and the sales accounts; a change of another one is no news.
 */
import type { BooksGlAccount } from '../books/administration';
import { isSalesAccount } from '../books/glAccountType';

/** By GUID, so that an account with another number is still the same one. */
export interface GlAccountSnapshot {
	/** Names can only be compared when they were read in the same language. */
	readonly language: string;
	readonly accounts: Readonly<Record<string, SnapshotAccount>>;
}

export interface SnapshotAccount {
	readonly number: string;
	readonly name: string;
	readonly type: number;
	readonly blocked: boolean;
}

export type ChangeKind =
	| 'new'
	| 'gone'
	| 'renamed'
	| 'renumbered'
	| 'blocked'
	| 'unblocked'
	| 'typeChanged';

export interface GlAccountChange extends SnapshotAccount {
	readonly change: ChangeKind;
	/** Absent for an account that is gone, so that nothing gets linked with it. */
	readonly exactId?: string;
	readonly previousExactId?: string;
	readonly previousNumber?: string;
	readonly previousName?: string;
	readonly previousType?: number;
}

/** What to remember for the next time. `numbers` are those of the source. */
export function takeSnapshot(
	accounts: readonly BooksGlAccount[],
	numbers: ReadonlySet<string>,
	language: string,
): GlAccountSnapshot {
	const kept = accounts.filter((account) => isSalesAccount(account) || numbers.has(account.code));
	return {
		language,
		accounts: Object.fromEntries(kept.map((account) => [account.id, remembered(account)])),
	};
}

/**
 * The changes between what was remembered and what stands now, in the order of the numbers. One account
 * can have several. Accounts that only the source added are not new; sales accounts are.
 */
export function compareSnapshot(
	before: GlAccountSnapshot,
	accounts: readonly BooksGlAccount[],
	language: string,
): GlAccountChange[] {
	const now = new Map(accounts.map((account) => [account.id, account]));
	const changes = Object.entries(before.accounts).flatMap(([exactId, old]): GlAccountChange[] => {
		const account = now.get(exactId);
		return account === undefined
			? [{ change: 'gone', previousExactId: exactId, ...old }]
			: changesOf(exactId, old, remembered(account), before.language === language);
	});
	const added = accounts
		.filter((account) => isSalesAccount(account) && !(account.id in before.accounts))
		.map(
			(account): GlAccountChange => ({
				change: 'new',
				exactId: account.id,
				...remembered(account),
			}),
		);
	return [...changes, ...added].sort((one, other) => byNumber(one.number, other.number));
}

function byNumber(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

function changesOf(
	exactId: string,
	old: SnapshotAccount,
	now: SnapshotAccount,
	sameLanguage: boolean,
): GlAccountChange[] {
	const about = { exactId, ...now };
	const changes: Array<GlAccountChange | undefined> = [
		old.number === now.number
			? undefined
			: { change: 'renumbered', ...about, previousNumber: old.number },
		!sameLanguage || old.name === now.name
			? undefined
			: { change: 'renamed', ...about, previousName: old.name },
		old.blocked === now.blocked
			? undefined
			: { change: now.blocked ? 'blocked' : 'unblocked', ...about },
		old.type === now.type ? undefined : { change: 'typeChanged', ...about, previousType: old.type },
	];
	return changes.filter((change): change is GlAccountChange => change !== undefined);
}

function remembered(account: BooksGlAccount): SnapshotAccount {
	return {
		number: account.code,
		name: account.description,
		type: account.type,
		blocked: account.isBlocked,
	};
}
