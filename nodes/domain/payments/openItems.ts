/** What the list of receivables says is open, held against the states that were read beside it. */
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import type { PaymentState } from './state';

/** One open term of one booking. */
export interface OpenItem {
	/** Journal code. */
	readonly journal: string;
	readonly entryNumber: number;
	readonly invoiceNumber: number | undefined;
	readonly yourRef: string;
	/** Without sign. */
	readonly openCents: number;
}

/** Open cents of each booking, by `bookingName`. */
export function openByBooking(items: readonly OpenItem[]): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	for (const item of items) {
		const name = bookingName({ ...item, number: item.yourRef });
		sums.set(name, (sums.get(name) ?? 0) + item.openCents);
	}
	return sums;
}

/** Entry numbers may occur in several journals and years; the reference tells the years apart. */
export function bookingName(
	entry: Pick<PaymentState, 'journal' | 'entryNumber' | 'number'>,
): string {
	return `${entry.journal}|${entry.entryNumber}|${entry.number}`;
}

/** A reason when the list and the terms don't say the same. */
export function compareWithList(state: PaymentState, listedCents: number): Reason[] {
	const { number, entryNumber, openCents } = state;
	if (openCents === listedCents) return [];
	return [reason('OPEN_AMOUNT_DIFFERS', { invoice: number, entryNumber, openCents, listedCents })];
}
