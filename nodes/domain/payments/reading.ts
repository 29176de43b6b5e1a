/** What has to be read to know the whole state of each invoice, in as few calls as possible. */
import { isComplete } from './invoiceTerms';
import type { InvoiceTerms } from './invoiceTerms';
import { isMatched, isSales } from './paymentTerm';
import { bankEntriesOf, doubtfulLines } from './sources';
import { asLedger } from './state';
import type { Read } from './state';
import { explainPaid } from './transactions';
import type { Explanation } from './transactions';

/** How many terms the client puts into one filter. */
const INVOICES_PER_CALL = 40;

/** For the deletions, and for the money that settled these invoices before: the feed does not tell it again. */
const CALLS_BESIDE_FEED = 3;

/** Beyond this number of days, everything between the first and the last is read. */
const MAX_DAYS = 8;

export interface TermReads {
	/** Invoices of which all terms are to be read again. */
	readonly toRead: readonly InvoiceTerms[];
	/** True when the others are taken from the feed, for which deletions must be known. */
	readonly usesFeed: boolean;
}

/**
 * Which of the changed invoices to read again. Those whose changed terms add up to the total can be taken
 * from the feed, at the price of some calls; that pays only in large readings, such as the first.
 */
export function planTermReads(changed: readonly InvoiceTerms[]): TermReads {
	const incomplete = changed.filter((invoice) => !isComplete(invoice));
	const ofAll = Math.ceil(changed.length / INVOICES_PER_CALL);
	const ofIncomplete = Math.ceil(incomplete.length / INVOICES_PER_CALL) + CALLS_BESIDE_FEED;
	return ofAll <= ofIncomplete
		? { toRead: changed, usesFeed: false }
		: { toRead: incomplete, usesFeed: true };
}

export interface LineReads {
	readonly glAccounts: readonly string[];
	readonly invoiceNumbers: readonly number[];
	/** ISO dates, or the first and the last of a stretch. */
	readonly dates: readonly string[];
	readonly isStretch: boolean;
}

/**
 * Days (ISO) on which invoices were settled without money, against something that was not read. Another
 * invoice or credit note of the customer that was settled on such a day may be the other side.
 */
export function planPartnerReads(read: Read, entryIds: ReadonlySet<string>): string[] {
	const guesses = unexplained(read, entryIds).flatMap(({ explanation }) => explanation.guesses);
	return distinct(guesses.filter(({ isMoney }) => !isMoney).flatMap(({ dates }) => dates));
}

/** The ledger lines that tell who paid these invoices; undefined when their terms already do. */
export function planLineReads(read: Read, entryIds: ReadonlySet<string>): LineReads | undefined {
	const wanting = unexplained(read, entryIds);
	if (wanting.length === 0) return undefined;
	const invoices = wanting.map(({ invoice }) => invoice);
	const glAccounts = distinct(invoices.map(({ glAccount }) => glAccount));
	const days = distinct(wanting.flatMap(daysOf)).sort();
	const isStretch = days.length > MAX_DAYS;
	const wantsNumbers =
		!termsRefer(read) || wanting.some(({ explanation }) => explanation.wantsDiscount);
	const numbers = distinct(invoices.flatMap(({ invoiceNumber }) => invoiceNumber ?? []));
	return {
		// An invoice whose receivables account is unknown may be on any of them.
		glAccounts: glAccounts.includes('') ? [] : glAccounts,
		invoiceNumbers: wantsNumbers || days.length === 0 ? numbers : [],
		dates: isStretch ? [days[0], days[days.length - 1]] : days,
		isStretch,
	};
}

/** GUIDs of the bank entries that name these invoices and were not read yet: they tell what was money. */
export function planEntryReads(read: Read, entryIds: ReadonlySet<string>): string[] {
	const { invoices, ledger } = asLedger(read);
	const known = new Set((read.bankLines ?? []).map(({ entryId }) => entryId));
	const wanted = invoices.filter(({ entryId }) => entryIds.has(entryId));
	return distinct(wanted.flatMap((invoice) => bankEntriesOf(invoice, ledger))).filter(
		(entryId) => entryId !== '' && !known.has(entryId),
	);
}

/**
 * GUIDs of the ledger lines whose terms are to be read: lines that name an invoice may have been imported
 * with its number and still be open, so that they settled nothing.
 */
export function planOpenReads(read: Read, entryIds: ReadonlySet<string>): string[] {
	const { invoices, ledger } = asLedger(read);
	const wanted = invoices.filter(({ entryId }) => entryIds.has(entryId));
	return distinct(wanted.flatMap((invoice) => doubtfulLines(invoice, ledger, read.terms)));
}

/** GUIDs of the customers' ledger accounts. */
export function receivablesAccounts({ terms }: Read): ReadonlySet<string> {
	return new Set(terms.map(({ glAccount }) => glAccount).filter((account) => account !== ''));
}

interface Unexplained {
	readonly invoice: InvoiceTerms;
	readonly explanation: Explanation;
}

function unexplained(read: Read, entryIds: ReadonlySet<string>): Unexplained[] {
	const { invoices, ledger } = asLedger(read);
	return invoices
		.filter(({ entryId }) => entryIds.has(entryId))
		.map((invoice) => ({ invoice, explanation: explainPaid(invoice, ledger, read.today) }))
		.filter(({ explanation }) => explanation.guesses.length > 0 || explanation.wantsDiscount);
}

/** True when the terms of bank lines carry their invoice's reference: looking lines up by it then adds nothing. */
function termsRefer({ terms }: Read): boolean {
	return terms.some(
		(term) =>
			isMatched(term) &&
			!isSales(term) &&
			(term.yourRef !== '' || term.invoiceNumber !== undefined),
	);
}

/** Days to look at: those of the unexplained parts, or all payment days when a discount is in question. */
function daysOf({ invoice, explanation }: Unexplained): readonly string[] {
	if (explanation.guesses.length > 0) return explanation.guesses.flatMap(({ dates }) => dates);
	return invoice.parts.flatMap(({ paymentDate }) => paymentDate ?? []);
}

function distinct<Value>(values: readonly Value[]): Value[] {
	return [...new Set(values)];
}
