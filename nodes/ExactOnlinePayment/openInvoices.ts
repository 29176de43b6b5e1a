/**
 * Get Open Invoices: a full check. The list of receivables says what is open, and the terms are read
 * beside it; where the two differ, that is said.
 */
import type { IExecuteFunctions } from 'n8n-workflow';
import { groupInvoices } from '../domain/payments/invoiceTerms';
import { bookingName, compareWithList, openByBooking } from '../domain/payments/openItems';
import type { OpenItem } from '../domain/payments/openItems';
import { stateReasons } from '../domain/payments/state';
import type { PaymentState } from '../domain/payments/state';
import type { Reason } from '../domain/reasons/reasons';
import type { ExactClient } from '../exact/client';
import { listOpenItems } from '../exact/receivables';
import { readJournals } from './fields';
import { momentOf, readStates, readTerms } from './readStates';
import type { Reported } from './report';

/** Every invoice and credit note that has something open, in the order of the list. */
export async function getOpenInvoices(
	context: IExecuteFunctions,
	client: ExactClient,
): Promise<{ asOf: string; reported: Reported[] }> {
	const wants = readJournals(context);
	const items = await listOpenItems(client);
	const asOf = momentOf(client);
	// Money that isn't matched is listed too, now and then with the number of the invoice that it was imported
	// with. It is no invoice, whatever it names, and drops out below.
	const invoices = items.filter(({ yourRef, journal }) => yourRef !== '' && wants(journal));
	const openOf = openByBooking(invoices);
	const terms = await readTerms(client, invoices.map(keyOf));
	const listed = groupInvoices(terms).filter((invoice) => openOf.has(bookingName(invoice)));
	const entryIds = new Set(listed.map(({ entryId }) => entryId));
	const states = await readStates(client, { terms, today: asOf.slice(0, 10) }, entryIds);
	return {
		asOf,
		reported: states.map((state) => ({ state, reasons: reasonsFor(state, openOf) })),
	};
}

/** What doesn't add up by itself is not held against the list. */
function reasonsFor(state: PaymentState, openOf: ReadonlyMap<string, number>): Reason[] {
	const reasons = stateReasons(state);
	const listedCents = openOf.get(bookingName(state)) ?? 0;
	return reasons.length > 0 ? reasons : compareWithList(state, listedCents);
}

function keyOf({ invoiceNumber, entryNumber }: OpenItem) {
	return { entryId: '', invoiceNumber: invoiceNumber ?? entryNumber, lineId: '' };
}
