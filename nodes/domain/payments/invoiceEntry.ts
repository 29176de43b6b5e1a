/** Which entry is meant by what a source says of its invoice, and the state of one without payment terms. */
import { journalKey } from '../books/journalCode';
import { CREDIT_NOTE, PROCESSED } from '../books/salesEntry';
import type { SalesEntry } from '../books/salesEntry';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import type { PaymentState } from './state';

/** What a source says of its invoice; empty where it says nothing. */
export interface InvoiceReference {
	/** GUID of the entry. It outweighs the rest. */
	readonly entryId: string;
	readonly number: string;
	/** Journal code, in any case of letters. */
	readonly journal: string;
}

export type EntryFound = { readonly entry: SalesEntry } | { readonly reason: Reason };

/** The one entry that is meant, among those that were read, or why it can't be told. */
export function entryFor(reference: InvoiceReference, entries: readonly SalesEntry[]): EntryFound {
	const { entryId, number, journal } = reference;
	if (entryId === '' && number === '') return { reason: reason('ENTRY_REFERENCE_MISSING', {}) };
	const meant = entries.filter((entry) =>
		entryId === '' ? entry.yourRef === number : entry.entryId === entryId,
	);
	const found = entryId !== '' || journal === '' ? meant : inJournal(meant, journal);
	if (found.length === 1) return { entry: found[0] };
	if (found.length === 0) {
		return { reason: reason('ENTRY_NOT_IN_EXACT', { invoice: number, entryId }) };
	}
	const entryNumbers = found.map(({ entryNumber }) => entryNumber);
	return { reason: reason('ALREADY_BOOKED_TWICE', { number, journal, entryNumbers }) };
}

/** The code counts in any case of letters, unless the books tell journals apart by just that. */
function inJournal(entries: readonly SalesEntry[], code: string): readonly SalesEntry[] {
	const exactly = entries.filter(({ journal }) => journal === code);
	if (exactly.length > 0) return exactly;
	return entries.filter(({ journal }) => journalKey(journal) === journalKey(code));
}

/**
 * The state of an entry without payment terms. One of zero has none, and one that the accountant has yet to
 * process may have none yet: nothing was paid on it. Of any other nobody knows; undefined.
 */
export function stateWithoutTerms(entry: SalesEntry): PaymentState | undefined {
	const totalCents = Math.abs(entry.totalCents);
	if (totalCents !== 0 && entry.status === PROCESSED) return undefined;
	return {
		entryId: entry.entryId,
		number: entry.yourRef,
		journal: entry.journal,
		entryNumber: entry.entryNumber,
		isCreditNote: entry.type === CREDIT_NOTE || entry.totalCents < 0,
		currency: entry.currency,
		totalCents,
		termsCents: totalCents,
		paidCents: 0,
		openCents: totalCents,
		inCollectionCents: 0,
		transactions: [],
	};
}
