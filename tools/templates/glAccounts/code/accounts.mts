/** What a run made of the ledger accounts: who is told what. */
import type { GlAccountOutcome, WithReasons } from '../../code/exact.mts';
import type { OrNothing } from '../../code/n8n.mts';
import type { MayFail } from '../../code/failed.mts';
import { isBlocking } from '../../code/reasons.mts';

/** An account of either side, after **Find new accounts** or **Link accounts**. */
export type AccountItem = MayFail<
	WithReasons & {
		readonly exactGlAccount: GlAccountOutcome;
		/** Name in PlanManager. */
		readonly name?: string;
	}
>;

/** What was read and done, one list for each place that accounts come from. */
export interface AccountRun {
	/** Accounts of PlanManager, and what changed in Exact Online. */
	readonly accounts: ReadonlyArray<OrNothing<AccountItem>>;
	/** Accounts that PlanManager lacked, after they were taken over. */
	readonly imported: ReadonlyArray<AccountItem & { readonly imported?: string }>;
	/** Chosen accounts that could not be taken over. */
	readonly refused: readonly AccountItem[];
}

export interface SortedAccounts {
	readonly added: readonly AccountItem[];
	readonly known: readonly AccountItem[];
	readonly linked: readonly AccountItem[];
	readonly remarks: readonly AccountItem[];
	readonly attention: readonly AccountItem[];
	readonly changes: readonly AccountItem[];
	/** Links that PlanManager did not take. */
	readonly notSaved: readonly AccountItem[];
}

export function sortAccounts({ accounts, imported, refused }: AccountRun): SortedAccounts {
	const numberOf = ({ exactGlAccount }: AccountItem): string | undefined => exactGlAccount.number;
	const has =
		(outcome: GlAccountOutcome['outcome']) =>
		({ exactGlAccount }: AccountItem): boolean =>
			exactGlAccount.outcome === outcome;

	// A PlanManager without any account gives one empty item, which is no account.
	const all = accounts.filter(
		(item): item is AccountItem =>
			Boolean(item.exactGlAccount?.number) || Boolean(item.exactGlAccount?.name),
	);
	const added = imported.filter((item) => item.imported === 'created');
	const addedNumbers = new Set(added.map(numberOf));
	const checked = all.filter((item) => !has('changed')(item));
	const checkedNumbers = new Set(checked.map(numberOf));
	// What changed in Exact Online is told also when its link is not saved, for it is told only once.
	const notSaved = checked.filter((item) => item.error);
	const attention = [
		...checked.filter((item) => item.reasons.some(isBlocking)),
		...refused.filter((item) => !checkedNumbers.has(numberOf(item))),
	];
	const fine = checked.filter((item) => !attention.includes(item) && !notSaved.includes(item));
	const old = fine.filter((item) => !addedNumbers.has(numberOf(item)));
	return {
		added,
		known: old.filter(has('unchanged')),
		linked: old.filter(has('linked')),
		remarks: fine.filter((item) => item.reasons.length > 0),
		attention,
		changes: all.filter(has('changed')),
		notSaved,
	};
}
