import type { IDataObject } from 'n8n-workflow';

import type { SalesEntry } from '../domain/books/salesEntry';
import type { ExactClient } from './client';
import { ExactOutcomeUnknown } from './errors';
import type { ExactError } from './errors';
import { lookUp } from './lookUp';
import { guid, parseExactDate, quote, termsOf } from './odata';
import { cents, id, number, optionalCents, optionalId, optionalNumber, text } from './row';
import type { Row } from './row';

const PATH = 'salesentry/SalesEntries';

const SELECT = [
	'EntryID',
	'EntryNumber',
	'InvoiceNumber',
	'YourRef',
	'Journal',
	'Customer',
	'CustomerName',
	'EntryDate',
	'AmountFC',
	'VATAmountFC',
	'Currency',
	'Status',
	'Type',
	'Document',
];

/** The entries that carry one of these numbers, whatever their journal. */
export async function findSalesEntriesByYourRef(
	client: ExactClient,
	numbers: readonly string[],
): Promise<SalesEntry[]> {
	return await find(client, termsOf('YourRef', numbers.map(quote)));
}

/** The entries that have one of these numbers (whole ones, as text) as their own, whatever their journal. */
export async function findSalesEntriesByNumber(
	client: ExactClient,
	entryNumbers: readonly string[],
): Promise<SalesEntry[]> {
	return await find(client, termsOf('EntryNumber', entryNumbers));
}

/** The entries with these GUIDs; one that isn't there is left out. */
export async function findSalesEntriesById(
	client: ExactClient,
	entryIds: readonly string[],
): Promise<SalesEntry[]> {
	return await find(client, termsOf('EntryID', entryIds.map(guid)));
}

/** The entries that show one of these documents (GUIDs) as their attachment. */
export async function findSalesEntriesByDocument(
	client: ExactClient,
	documentIds: readonly string[],
): Promise<SalesEntry[]> {
	return await find(client, termsOf('Document', documentIds.map(guid)));
}

async function find(client: ExactClient, terms: readonly string[]): Promise<SalesEntry[]> {
	return (await lookUp(client, { path: PATH, select: SELECT, terms })).map(toSalesEntry);
}

/** One entry by its GUID, or undefined when it isn't there. */
async function getSalesEntry(
	client: ExactClient,
	entryId: string,
): Promise<SalesEntry | undefined> {
	const filter = `EntryID eq ${guid(entryId)}`;
	const row = await client.get<Row>(PATH, { select: SELECT, filter });
	return row && toSalesEntry(row);
}

/** Why no entry would be booked now, before its files are sent; undefined when it would. */
export function bookingHeldBack(client: ExactClient): ExactError | undefined {
	return client.heldBack('POST', PATH);
}

/** Why no entry would get its document now, before the files are sent; undefined when it would. */
export function joiningHeldBack(client: ExactClient): ExactError | undefined {
	return client.heldBack('PUT', PATH, ['Document']);
}

/**
 * Books one entry, lines included, from a body in Exact Online's field names, and resolves with it as
 * booked. Throws like `ExactClient.create`, and ExactOutcomeUnknown when it was booked but can't be
 * read back.
 */
export async function createSalesEntry(
	client: ExactClient,
	body: IDataObject,
): Promise<SalesEntry> {
	const row = await client.create<Row>(PATH, body);
	return isComplete(row) ? toSalesEntry(row) : await readBack(client, id(row.EntryID));
}

/** Attaches a document (GUID) to an entry. Throws like `ExactClient.update`. */
export async function setSalesEntryDocument(
	client: ExactClient,
	entryId: string,
	documentId: string,
): Promise<void> {
	await client.update(PATH, entryId, { Document: documentId });
}

/** A POST may answer with the key only, the other fields null. */
function isComplete(row: Row): boolean {
	return (
		text(row.YourRef) !== '' &&
		optionalNumber(row.AmountFC) !== undefined &&
		optionalNumber(row.EntryNumber) !== undefined &&
		optionalNumber(row.Status) !== undefined &&
		optionalNumber(row.Type) !== undefined
	);
}

async function readBack(client: ExactClient, entryId: string): Promise<SalesEntry> {
	try {
		const entry = await getSalesEntry(client, entryId);
		if (entry) return entry;
	} catch (error) {
		throw bookedUnread(error instanceof Error ? error.message : '');
	}
	throw bookedUnread('it was not found');
}

function bookedUnread(why: string): ExactOutcomeUnknown {
	return new ExactOutcomeUnknown(PATH, `the entry was booked but could not be read back (${why})`);
}

function toSalesEntry(row: Row): SalesEntry {
	return {
		entryId: id(row.EntryID),
		entryNumber: number(row.EntryNumber),
		invoiceNumber: optionalNumber(row.InvoiceNumber),
		yourRef: text(row.YourRef),
		journal: text(row.Journal),
		customer: id(row.Customer),
		customerName: text(row.CustomerName),
		entryDate: parseExactDate(row.EntryDate) ?? '',
		totalCents: cents(row.AmountFC),
		vatCents: optionalCents(row.VATAmountFC),
		currency: text(row.Currency),
		status: number(row.Status),
		type: number(row.Type),
		document: optionalId(row.Document),
	};
}
