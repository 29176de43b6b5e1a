/** Reads what the comparison needs of the books, in as few calls as possible. Nothing is written. */
import type { Books } from '../domain/books/administration';
import type { SalesEntry } from '../domain/books/salesEntry';
import type { NumbersRestart } from '../domain/entry/numberSeries';
import { groupInvoices } from '../domain/payments/invoiceTerms';
import type { InvoiceTerms } from '../domain/payments/invoiceTerms';
import type { BesideEntries } from '../domain/reconciliation/differences';
import type { Pair } from '../domain/reconciliation/pairs';
import { isInScope } from '../domain/reconciliation/scope';
import type { Scope } from '../domain/reconciliation/scope';
import type { SourceInvoice } from '../domain/reconciliation/sourceInvoice';
import { distinctTexts } from '../domain/values/given';
import type { ExactClient } from '../exact/client';
import { findAttachments } from '../exact/documents';
import { ExactError } from '../exact/errors';
import { isGuid } from '../exact/odata';
import { findSalesTermsBetween, findTermsByInvoiceNumber } from '../exact/paymentTerms';
import { listPeriods } from '../exact/periods';
import { findSalesEntriesById, findSalesEntriesByYourRef } from '../exact/salesEntries';

export interface EntriesRead {
	/** All that carry a number of the source, were recorded by an export, or lie in the journals and days. */
	readonly entries: readonly SalesEntry[];
	/** Payment terms of the invoices and credit notes booked on these days, by the GUID of their entry. */
	readonly terms: ReadonlyMap<string, InvoiceTerms>;
}

/**
 * The entries of both sides. The payment terms of the days are read first, a thousand a call: they name every
 * entry that was booked, so that those which the source does not know are found as well.
 */
export async function readEntries(
	client: ExactClient,
	invoices: readonly SourceInvoice[],
	scope: Scope,
): Promise<EntriesRead> {
	const ofDays = groupInvoices(await findSalesTermsBetween(client, scope.from, scope.to));
	const inScope = ofDays.filter(({ journal, date = '' }) => isInScope(scope, { journal, date }));
	const names = new Set(inScope.flatMap(({ entryId, number }) => [entryId, number]));
	// An invoice of other days is only of interest where an entry of these days may be its own.
	const sought = invoices.filter(
		(invoice) =>
			isInScope(scope, invoice) || names.has(invoice.number) || names.has(invoice.entryId),
	);
	const byNumber = await findSalesEntriesByYourRef(
		client,
		distinctTexts(sought.map(({ number }) => number)),
	);
	const readIds = new Set(byNumber.map(({ entryId }) => entryId));
	const recorded = sought.map(({ entryId }) => entryId).filter(isGuid);
	const unread = distinctTexts([...recorded, ...inScope.map(({ entryId }) => entryId)]).filter(
		(entryId) => !readIds.has(entryId),
	);
	const entries = [...byNumber, ...(await findSalesEntriesById(client, unread))];
	if (entries.length === 0 && inScope.length > 0) throw unseen(inScope.length);
	return {
		entries: [...new Map(entries.map((entry) => [entry.entryId, entry])).values()],
		terms: byEntry(ofDays),
	};
}

/** The financial years between the first and the last of these days, where numbers start again with them. */
export async function readPeriods(
	client: ExactClient,
	days: readonly string[],
	numbersRestart: NumbersRestart,
): Promise<Pick<Books, 'periods'>> {
	const known = days.filter((day) => day !== '').sort();
	if (numbersRestart !== 'financialYear' || known.length === 0) return { periods: [] };
	return { periods: await listPeriods(client, known[0], known[known.length - 1]) };
}

/** What stands beside the entries that are compared: their PDF, and the terms of those booked on other days. */
export async function readBeside(
	client: ExactClient,
	pairs: readonly Pair[],
	{ terms }: Pick<EntriesRead, 'terms'>,
): Promise<BesideEntries> {
	const compared = pairs.flatMap(({ invoice, entries: [entry] }) =>
		entry === undefined ? [] : [{ invoice, entry }],
	);
	const documents = compared
		.filter(({ invoice }) => invoice.hasPdf)
		.map(({ entry }) => entry.document);
	const withoutTerms = compared
		.filter(({ entry }) => !terms.has(entry.entryId))
		.map(({ entry }) => entry.invoiceNumber ?? entry.entryNumber);
	const attachments = await findAttachments(client, distinctTexts(documents));
	const further = await findTermsByInvoiceNumber(client, [...new Set(withoutTerms)]);
	return {
		withPdf: new Set(attachments.filter(isPdf).map(({ document }) => document)),
		terms: new Map([...byEntry(groupInvoices(further)), ...terms]),
	};
}

function isPdf({ fileName }: { readonly fileName: string }): boolean {
	return /\.pdf$/i.test(fileName);
}

function byEntry(invoices: readonly InvoiceTerms[]): Map<string, InvoiceTerms> {
	return new Map(invoices.map((invoice) => [invoice.entryId, invoice]));
}

/** A user who may not see entries gets empty lists, by which every invoice would be missing. */
function unseen(count: number): ExactError {
	return new ExactError({
		kind: 'blind',
		message: `Exact Online tells of ${count} entries in these journals by their payments, and shows none of them`,
		hint: 'Give the user of the credential the right to see sales entries in Exact Online, then run again. Nothing was compared, because every invoice would look as if it were missing.',
		endpoint: 'salesentry/SalesEntries',
		fatal: true,
	});
}
