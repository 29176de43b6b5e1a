/**
 * Get Open Invoices: a full check. The list of receivables says what is open, and the terms are read
 * beside it; where the two differ, that is said.
 */
import type { IExecuteFunctions } from 'n8n-workflow';
import { reason } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import { groupInvoices } from '../domain/payments/invoiceTerms';
import type { PaymentState } from '../domain/payments/state';
import type { ExactClient } from '../exact/client';
import { listOpenItems } from '../exact/receivables';
import type { ExactOpenItem } from '../exact/receivables';
import { readJournals } from './fields';
import { readStates, readTerms } from './readStates';
import { momentOf } from './report';
import type { Reported } from './report';

/** Every invoice and credit note that has something open, in the order of the list. */
export async function getOpenInvoices(
	context: IExecuteFunctions,
	client: ExactClient,
): Promise<{ asOf: string; reported: Reported[] }> {
	const wants = readJournals(context);
	const items = await listOpenItems(client);
	const asOf = momentOf(client);
	// Money that isn't matched is listed too; it carries no reference.
	const invoices = items.filter(({ yourRef, journal }) => yourRef !== '' && wants(journal));
	const openOf = sumByEntry(invoices);
	const terms = await readTerms(client, invoices.map(keyOf));
	const listed = groupInvoices(terms).filter((invoice) => openOf.has(nameOf(invoice)));
	const entryIds = new Set(listed.map(({ entryId }) => entryId));
	const states = await readStates(client, { terms, today: asOf.slice(0, 10) }, entryIds);
	return {
		asOf,
		reported: states.map((state) => ({
			state,
			reasons: compare(state, openOf.get(nameOf(state)) ?? 0),
		})),
	};
}

function keyOf({ invoiceNumber, entryNumber }: ExactOpenItem) {
	return { entryId: '', invoiceNumber: invoiceNumber ?? entryNumber, lineId: '' };
}

function sumByEntry(items: readonly ExactOpenItem[]): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	for (const item of items) {
		const name = nameOf({ ...item, number: item.yourRef });
		sums.set(name, (sums.get(name) ?? 0) + item.open);
	}
	return sums;
}

/** Entry numbers may occur in several journals and years; the reference tells the years apart. */
function nameOf(entry: Pick<PaymentState, 'journal' | 'entryNumber' | 'number'>): string {
	return `${entry.journal}|${entry.entryNumber}|${entry.number}`;
}

function compare({ number, entryNumber, open }: PaymentState, listedCents: number): Reason[] {
	if (open === listedCents) return [];
	const facts = { invoice: number, entryNumber, openCents: open, listedCents };
	return [reason('OPEN_AMOUNT_DIFFERS', facts)];
}
