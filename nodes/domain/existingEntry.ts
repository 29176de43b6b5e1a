/**
 * What stands in the books already under a document's number. Exact Online does not check `YourRef` for
 * uniqueness and has no idempotency key, so this look is what keeps an invoice from being booked twice.
 */
import { entryTotalCents } from './entryBody';
import type { Invoice } from './invoice';
import { formatCents } from './money';
import { reason } from './reasons';
import type { Reason } from './reasons';
import type { Difference } from './reasons/number';

/** A sales entry as it stands in Exact Online. */
export interface ExistingEntry {
	readonly entryId: string;
	readonly entryNumber: number;
	readonly yourRef: string;
	readonly journal: string;
	/** GUID of the account. */
	readonly customer: string;
	/** ISO date. */
	readonly entryDate: string;
	/** Total with VAT, in cents; negative for a credit note. */
	readonly totalCents: number;
	/** GUID of the attached document. */
	readonly document?: string;
	/** 20 open, 50 processed. */
	readonly status: number;
	/** 20 sales entry, 21 credit note. */
	readonly type: number;
}

export type Probe =
	| { readonly kind: 'none' }
	| { readonly kind: 'same'; readonly entry: ExistingEntry }
	| { readonly kind: 'conflict'; readonly reason: Reason };

/**
 * Compares an invoice with the entries that carry its number.
 *
 * In its own journal the number is the document: the same customer and total make it the same booking,
 * anything else belongs to somebody else. In another journal it is this document only when customer,
 * total and date agree too, since number series may overlap between journals; then it stands in the
 * wrong journal and booking it again would double it.
 */
export function probeExisting(invoice: Invoice, entries: readonly ExistingEntry[]): Probe {
	const ofNumber = entries.filter((entry) => entry.yourRef === invoice.number);
	const inJournal = ofNumber.filter((entry) => entry.journal === invoice.journal);
	const same = inJournal.filter((entry) => differences(invoice, entry).length === 0);

	if (same.length > 1) {
		const entryNumbers = same.map((entry) => entry.entryNumber);
		const facts = { number: invoice.number, entryNumbers };
		return { kind: 'conflict', reason: reason('ALREADY_BOOKED_TWICE', facts) };
	}
	if (same.length === 1) return { kind: 'same', entry: same[0] };

	const taken =
		inJournal[0] ??
		ofNumber.find(
			(entry) => differences(invoice, entry).length === 0 && entry.entryDate === invoice.date,
		);
	if (taken === undefined) return { kind: 'none' };
	return {
		kind: 'conflict',
		reason: reason('NUMBER_TAKEN_OTHER', {
			number: invoice.number,
			journal: taken.journal,
			entryNumber: taken.entryNumber,
			differences: [
				...differences(invoice, taken),
				...difference('journal', invoice.journal, taken.journal),
			],
		}),
	};
}

/** What tells two bookings apart. Empty when they are the same booking. */
function differences(invoice: Invoice, entry: ExistingEntry): Difference[] {
	return [
		...difference('total', formatCents(entryTotalCents(invoice)), formatCents(entry.totalCents)),
		...difference('customer', invoice.accountId, entry.customer.toLowerCase()),
	];
}

function difference(field: string, ours: string, theirs: string): Difference[] {
	return ours === theirs ? [] : [{ field, ours, theirs }];
}
