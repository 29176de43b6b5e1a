/** Get for Invoices: the payment state of each input item, changed or not. */
import type { IExecuteFunctions } from 'n8n-workflow';
import type { SalesEntry } from '../domain/books/salesEntry';
import { entryFor, stateWithoutTerms } from '../domain/payments/invoiceEntry';
import type { InvoiceReference } from '../domain/payments/invoiceEntry';
import { stateReasons } from '../domain/payments/state';
import { reason } from '../domain/reasons/reasons';
import { distinctTexts } from '../domain/values/given';
import type { ExactClient } from '../exact/client';
import { findSalesEntriesById, findSalesEntriesByYourRef } from '../exact/salesEntries';
import { readReferences } from './fields';
import { momentOf, readStates, readTerms } from './readStates';
import type { Reported } from './report';

/** One result for each input item, in their order. */
export async function getForInvoices(
	context: IExecuteFunctions,
	client: ExactClient,
): Promise<{ asOf: string; reported: Reported[] }> {
	const items = context.getInputData();
	const references = readReferences(context);
	const read = await findEntries(client, references);
	const found = references.map((reference) => entryFor(reference, read));
	const entries = found.flatMap((one) => ('entry' in one ? [one.entry] : []));
	const asOf = momentOf(client);
	const entryIds = new Set(entries.map(({ entryId }) => entryId));
	const terms = await readTerms(client, entries.map(keyOf));
	const states = await readStates(client, { terms, today: asOf.slice(0, 10) }, entryIds);
	const byEntry = new Map(states.map((state) => [state.entryId, state]));
	const reported = found.map((one, index): Reported => {
		const from = { item: items[index], index };
		if ('reason' in one) return { from, reasons: [one.reason] };
		const { entry } = one;
		const state = byEntry.get(entry.entryId) ?? stateWithoutTerms(entry);
		if (state) return { from, state, reasons: stateReasons(state) };
		const facts = { invoice: entry.yourRef, entryNumber: entry.entryNumber };
		return { from, reasons: [reason('PAYMENT_TERMS_MISSING', facts)] };
	});
	return { asOf, reported };
}

/** The entries that these references may mean: by GUID, and by number where there is none. */
async function findEntries(
	client: ExactClient,
	references: readonly InvoiceReference[],
): Promise<SalesEntry[]> {
	const ids = distinctTexts(references.map(({ entryId }) => entryId));
	const numbers = distinctTexts(
		references.filter(({ entryId }) => entryId === '').map(({ number }) => number),
	);
	const found = [
		...(await findSalesEntriesById(client, ids)),
		...(await findSalesEntriesByYourRef(client, numbers)),
	];
	return [...new Map(found.map((entry) => [entry.entryId, entry])).values()];
}

function keyOf({ entryId, invoiceNumber, entryNumber }: SalesEntry) {
	return { entryId, invoiceNumber: invoiceNumber ?? entryNumber, lineId: '' };
}
