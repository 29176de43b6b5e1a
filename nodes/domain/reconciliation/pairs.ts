/**
 * Which entries stand for which invoice. The rule is near that of the export (`findExisting`): in its own journal
 * the number is the invoice, unless neither customer nor total agree; in another journal it is only where customer,
 * total and date agree, since number series may overlap between journals. An entry that an export recorded is its
 * invoice whatever became of it.
 */
import type { Books } from '../books/administration';
import { journalKey } from '../books/journalCode';
import type { SalesEntry } from '../books/salesEntry';
import { numberYear } from '../entry/numberSeries';
import type { NumbersRestart } from '../entry/numberSeries';
import { daysBetween } from '../values/isoDate';
import type { SourceInvoice } from './sourceInvoice';

export interface Pair {
	readonly invoice: SourceInvoice;
	/** All entries that stand for it, the one that fits best first. */
	readonly entries: readonly SalesEntry[];
}

export interface PairSettings {
	readonly numbersRestart: NumbersRestart;
	/** Financial years of the books; needed only where numbers start again with them. */
	readonly books: Pick<Books, 'periods'>;
}

/** Over the turn of a year a hand-made entry is dated in the wrong one; two documents rarely are so near. */
const NEAR_DAYS = 31;

/** A pair for each invoice, in their order; an entry may stand for none, or be held against two of one number. */
export function pairUp(
	invoices: readonly SourceInvoice[],
	entries: readonly SalesEntry[],
	settings: PairSettings,
): Pair[] {
	const byNumber = groupBy(entries, ({ yourRef }) => yourRef);
	const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
	const own = invoices.map((invoice) => {
		const recorded = byId.get(invoice.entryId);
		const ofNumber = (byNumber.get(invoice.number) ?? []).filter((entry) =>
			isOfSeries(invoice, entry, settings),
		);
		const inJournal = ofNumber.filter(
			(entry) => isSameJournal(invoice, entry) && mayBeOf(invoice, entry),
		);
		return {
			invoice,
			ofNumber,
			entries: distinct([...(recorded ? [recorded] : []), ...inJournal]),
		};
	});
	// An entry in the journal of another invoice with this number belongs to that one.
	const taken = new Set(own.flatMap((pair) => pair.entries));
	return own.map(({ invoice, ofNumber, entries: found }) => {
		const elsewhere = ofNumber.filter((entry) => !taken.has(entry) && isAlike(invoice, entry));
		return { invoice, entries: bestFirst(invoice, [...found, ...elsewhere]) };
	});
}

/** False for an entry of another year, where numbers start again: it is another document. */
function isOfSeries(
	invoice: SourceInvoice,
	entry: SalesEntry,
	{ numbersRestart, books }: PairSettings,
): boolean {
	const ours = numberYear(invoice.date, books, numbersRestart);
	const theirs = numberYear(entry.entryDate, books, numbersRestart);
	if (ours === undefined || theirs === undefined || ours === theirs) return true;
	return (
		isSameTotal(invoice, entry) &&
		isSameCustomer(invoice, entry) &&
		daysBetween(invoice.date, entry.entryDate) <= NEAR_DAYS
	);
}

function bestFirst(invoice: SourceInvoice, entries: readonly SalesEntry[]): SalesEntry[] {
	const score = (entry: SalesEntry): number =>
		[
			isSameDay(invoice, entry),
			isSameCustomer(invoice, entry),
			isSameTotal(invoice, entry),
			isSameJournal(invoice, entry),
			entry.entryId === invoice.entryId,
		].reduce((sum, holds, place) => sum + (holds ? 2 ** place : 0), 0);
	return [...entries].sort((one, other) => score(other) - score(one));
}

/** One that shares neither customer nor total is another document under the same number. */
function mayBeOf(invoice: SourceInvoice, entry: SalesEntry): boolean {
	return isSameTotal(invoice, entry) || isSameCustomer(invoice, entry);
}

/** Everything but the journal agrees. */
function isAlike(invoice: SourceInvoice, entry: SalesEntry): boolean {
	return isSameTotal(invoice, entry) && isSameCustomer(invoice, entry) && isSameDay(invoice, entry);
}

/** Where one side does not say its currency, it is that of the administration, which is not known here. */
export function isSameCurrency({ currency }: SourceInvoice, entry: SalesEntry): boolean {
	return currency === '' || entry.currency === '' || currency === entry.currency;
}

/** Where the source does not know the account, any customer will do. */
export function isSameCustomer({ accountId }: SourceInvoice, { customer }: SalesEntry): boolean {
	return accountId === undefined || accountId === customer.toLowerCase();
}

export function isSameJournal(invoice: SourceInvoice, entry: SalesEntry): boolean {
	return journalKey(invoice.journal) === journalKey(entry.journal);
}

function isSameTotal(invoice: SourceInvoice, entry: SalesEntry): boolean {
	return invoice.totalCents === entry.totalCents && isSameCurrency(invoice, entry);
}

function isSameDay(invoice: SourceInvoice, entry: SalesEntry): boolean {
	return invoice.date === entry.entryDate;
}

function distinct<Value>(values: readonly Value[]): Value[] {
	return [...new Set(values)];
}

function groupBy<Value>(
	values: readonly Value[],
	keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
	const groups = new Map<string, Value[]>();
	for (const value of values) {
		const group = groups.get(keyOf(value));
		if (group) group.push(value);
		else groups.set(keyOf(value), [value]);
	}
	return groups;
}
