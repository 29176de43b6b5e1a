/** What has to be read, so that the state of each invoice is whole, in as few calls as possible. */
import type { InvoiceTerms } from './invoiceTerms';
import { paidCents } from './invoiceTerms';
import { offsetIdOf } from './sources';
import { asLedger, invoicesThatWantLines } from './state';
import type { Read } from './state';

/** Terms of a filter, as in the client. */
const INVOICES_PER_CALL = 40;

/** With more days than this the whole stretch between the first and the last is read. */
const MAX_DAYS = 8;

export interface TermReads {
	/** Invoices of which all terms are to be read again. */
	readonly toRead: readonly InvoiceTerms[];
	/** True when the others are taken from the feed, for which deletions must be known. */
	readonly usesFeed: boolean;
}

/**
 * Which of the changed invoices to read again. Those whose changed terms make up the total need not be,
 * but then a call for the deletions is due; so it is done only where that saves calls, as in the first run.
 */
export function planTermReads(changed: readonly InvoiceTerms[]): TermReads {
	const incomplete = changed.filter(({ isComplete }) => !isComplete);
	const ofAll = Math.ceil(changed.length / INVOICES_PER_CALL);
	const ofIncomplete = Math.ceil(incomplete.length / INVOICES_PER_CALL) + 1;
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

/** The ledger lines that tell who paid these invoices; undefined when the terms tell it. */
export function planLineReads(read: Read, entryIds: ReadonlySet<string>): LineReads | undefined {
	const wanting = invoicesThatWantLines(read).filter(({ entryId }) => entryIds.has(entryId));
	if (wanting.length === 0) return undefined;
	const glAccounts = distinct(wanting.map(({ glAccount }) => glAccount));
	const days = distinct(wanting.flatMap(daysOf)).sort();
	const isStretch = days.length > MAX_DAYS;
	return {
		// An invoice without its account may be on any.
		glAccounts: glAccounts.includes('') ? [] : glAccounts,
		invoiceNumbers: distinct(wanting.flatMap(({ invoiceNumber }) => invoiceNumber ?? [])),
		dates: isStretch ? [days[0], days[days.length - 1]] : days,
		isStretch,
	};
}

/** Counterparts that lines of these invoices name and that were not read. */
export function planOffsetReads(read: Read, entryIds: ReadonlySet<string>): string[] {
	const { ledger } = asLedger(read);
	const ids = invoicesThatWantLines(read)
		.filter((invoice) => entryIds.has(invoice.entryId) && paidCents(invoice) !== 0)
		.flatMap((invoice) => offsetIdOf(invoice, ledger) ?? [])
		.filter((id) => !ledger.lineById.has(id));
	return distinct(ids);
}

function daysOf({ parts }: InvoiceTerms): string[] {
	return parts
		.filter(({ isMatched }) => isMatched)
		.flatMap(({ paymentDate, endDate }) => [paymentDate ?? [], endDate ?? []].flat());
}

function distinct<Value>(values: readonly Value[]): Value[] {
	return [...new Set(values)];
}
