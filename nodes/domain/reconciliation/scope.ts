import { journalKey } from '../books/journalCode';

/** What is held against each other: entries and invoices of these journals and days. */
export interface Scope {
	/** ISO dates, both inclusive. */
	readonly from: string;
	readonly to: string;
	/** Codes, in any case of letters. */
	readonly journals: readonly string[];
}

/** Whether something of this journal and ISO date is looked at. */
export function isInScope(
	scope: Scope,
	{ journal, date }: { readonly journal: string; readonly date: string },
): boolean {
	const isInJournals = scope.journals.some((one) => journalKey(one) === journalKey(journal));
	return isInJournals && scope.from <= date && date <= scope.to;
}
