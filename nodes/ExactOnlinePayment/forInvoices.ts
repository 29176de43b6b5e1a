/** Get for Invoices: the payment state of each input item, whatever changed or not. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { journalKey } from '../domain/books/journalCode';
import type { PaymentState } from '../domain/payments/state';
import { reason } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import type { ExactClient } from '../exact/client';
import { isGuid } from '../exact/odata';
import { findSalesEntriesById, findSalesEntriesByYourRef } from '../exact/salesEntries';
import type { ExactSalesEntry } from '../exact/salesEntries';
import { readReferences } from './fields';
import type { InvoiceReference } from './fields';
import { readStates, readTerms } from './readStates';
import { momentOf } from './report';
import type { Reported } from './report';

/** `Status` of an entry that the accountant has processed. */
const PROCESSED = 50;

type Found = { readonly entry: ExactSalesEntry } | { readonly reason: Reason };

/** One result for each input item, in their order. */
export async function getForInvoices(
	context: IExecuteFunctions,
	client: ExactClient,
): Promise<{ asOf: string; reported: Reported[] }> {
	const items = context.getInputData();
	const found = await findEntries(client, readReferences(context));
	const entries = found.flatMap((one) => ('entry' in one ? [one.entry] : []));
	const asOf = momentOf(client);
	const entryIds = new Set(entries.map(({ entryId }) => entryId));
	const terms = await readTerms(client, entries.map(keyOf));
	const read = { terms, today: asOf.slice(0, 10) };
	const states = await readStates(client, read, entryIds);
	const byEntry = new Map(states.map((state) => [state.entryId, state]));
	const reported = found.map((one, index): Reported => {
		const from = { item: items[index], index };
		if ('reason' in one) return { from, reasons: [one.reason] };
		const { entry } = one;
		const state = byEntry.get(entry.entryId) ?? withoutTerms(entry);
		if (state) return { from, state, reasons: [] };
		const facts = { invoice: entry.yourRef, entryNumber: entry.entryNumber };
		return { from, reasons: [reason('PAYMENT_TERMS_MISSING', facts)] };
	});
	return { asOf, reported };
}

async function findEntries(
	client: ExactClient,
	references: readonly InvoiceReference[],
): Promise<Found[]> {
	const ids = references.map(({ entryId }) => entryId).filter(isGuid);
	const numbers = references
		.filter(({ entryId, number }) => !isGuid(entryId) && number !== '')
		.map(({ number }) => number);
	const byId = new Map(
		(await findSalesEntriesById(client, ids)).map((entry) => [entry.entryId, entry]),
	);
	const ofNumbers = await findSalesEntriesByYourRef(client, numbers);
	return references.map((reference) => {
		const { entryId, number, journal } = reference;
		if (isGuid(entryId))
			return oneOf(
				[byId.get(entryId)].flatMap((one) => one ?? []),
				reference,
			);
		if (number === '') return { reason: reason('ENTRY_REFERENCE_MISSING', {}) };
		const same = ofNumbers.filter(({ yourRef }) => yourRef === number);
		return oneOf(journal === '' ? same : inJournal(same, journal), reference);
	});
}

/** The code counts in any case of letters, unless the books tell journals apart by just that. */
function inJournal(entries: readonly ExactSalesEntry[], code: string): readonly ExactSalesEntry[] {
	const exactly = entries.filter(({ journal }) => journal === code);
	if (exactly.length > 0) return exactly;
	return entries.filter(({ journal }) => journalKey(journal) === journalKey(code));
}

function oneOf(
	entries: readonly ExactSalesEntry[],
	{ number, journal, entryId }: InvoiceReference,
): Found {
	if (entries.length === 1) return { entry: entries[0] };
	const invoice = number === '' ? undefined : number;
	if (entries.length === 0) return { reason: reason('ENTRY_NOT_IN_EXACT', { invoice, entryId }) };
	const entryNumbers = entries.map(({ entryNumber }) => entryNumber);
	return { reason: reason('ALREADY_BOOKED_TWICE', { number, journal, entryNumbers }) };
}

function keyOf({ entryId, invoiceNumber, entryNumber }: ExactSalesEntry) {
	return { entryId, invoiceNumber: invoiceNumber ?? entryNumber, lineId: '' };
}

/**
 * The state of an entry without payment terms. One of zero has none, and one that the accountant has yet to
 * process may have none yet: nothing was paid on it. Of any other nobody knows; undefined.
 */
function withoutTerms(entry: ExactSalesEntry): PaymentState | undefined {
	const total = Math.abs(Math.round(entry.amountFc * 100));
	if (total !== 0 && entry.status === PROCESSED) return undefined;
	return {
		entryId: entry.entryId,
		number: entry.yourRef,
		journal: entry.journal,
		entryNumber: entry.entryNumber,
		isCreditNote: entry.type === 21 || entry.amountFc < 0,
		currency: entry.currency,
		total,
		paid: 0,
		open: total,
		inCollection: 0,
		transactions: [],
	};
}
