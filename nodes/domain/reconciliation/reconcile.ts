/**
 * Holds the invoices of a source against the books. Pure: what was read of both sides goes in, and what differs
 * comes out; nothing is changed anywhere.
 */
import type { SalesEntry } from '../books/salesEntry';
import type { Reason } from '../reasons/reasons';
import { differencesOf, unknownInSource } from './differences';
import type { BesideEntries } from './differences';
import type { Pair } from './pairs';
import { isInScope } from './scope';
import type { Scope } from './scope';

/**
 * - agrees: it stands in the books as it should
 * - differs: it does not, or it should and is not there
 * - notInBooks: it is not there, and need not be
 * - notLookedAt: of another journal or period, and so is its entry
 */
export type InvoiceState = 'agrees' | 'differs' | 'notInBooks' | 'notLookedAt';

export interface Reconciled {
	readonly state: InvoiceState;
	/** The entry that was compared; undefined where there is none. */
	readonly entry: SalesEntry | undefined;
	readonly differences: readonly Reason[];
}

/** Whether the invoice, or an entry that stands for it, is of the journals and days looked at. */
export function isLookedAt({ invoice, entries }: Pair, scope: Scope): boolean {
	return isInScope(scope, invoice) || entries.some((entry) => isEntryInScope(entry, scope));
}

/** What came of each pair, in their order. */
export function reconcile(
	pairs: readonly Pair[],
	beside: BesideEntries,
	scope: Scope,
): Reconciled[] {
	return pairs.map((pair) => {
		if (!isLookedAt(pair, scope)) {
			return { state: 'notLookedAt', entry: undefined, differences: [] };
		}
		const [entry] = pair.entries;
		const differences = differencesOf(pair, beside);
		if (differences.length > 0) return { state: 'differs', entry, differences };
		return { state: entry === undefined ? 'notInBooks' : 'agrees', entry, differences };
	});
}

/** The entries of the journals and days looked at that stand for no invoice, each with its difference. */
export function unknownEntries(
	entries: readonly SalesEntry[],
	pairs: readonly Pair[],
	scope: Scope,
): Array<{ readonly entry: SalesEntry; readonly difference: Reason }> {
	const known = new Set(pairs.flatMap((pair) => pair.entries.map(({ entryId }) => entryId)));
	return entries
		.filter((entry) => isEntryInScope(entry, scope) && !known.has(entry.entryId))
		.map((entry) => ({ entry, difference: unknownInSource(entry) }));
}

function isEntryInScope({ journal, entryDate }: SalesEntry, scope: Scope): boolean {
	return isInScope(scope, { journal, date: entryDate });
}
