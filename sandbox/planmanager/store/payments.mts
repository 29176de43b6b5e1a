/** The payment state of a document: always the whole of it, and never an older one over a newer. */
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../api/refusal.mts';
import { cents } from '../seed/money.mts';
import type { Row } from './database.mts';
import type { Garage } from './garage.mts';
import { contentOf, invoiceRow } from './invoices.mts';

export type Transaction = {
	readonly externalId: string;
	readonly kind: 'PAYMENT' | 'CREDIT_MATCH' | 'DISCOUNT' | 'DIFFERENCE' | 'MANUAL' | 'REVERSAL';
	/** Positive when it lowers what is open. */
	readonly amount: string;
	readonly date: string;
	readonly journal?: string;
	readonly entryNumber?: number | null;
	readonly description?: string;
};

export type PaymentUpdate = {
	readonly asOf: string;
	readonly total: string;
	readonly paid: string;
	readonly open: string;
	readonly inCollection?: string;
	readonly transactions: readonly Transaction[];
};

export type Recorded = {
	readonly applied: boolean;
	/** False when nothing but `asOf` was new. */
	readonly changed: boolean;
	readonly state: PaymentState;
};

export type PaymentState = Omit<PaymentUpdate, 'asOf'> & {
	readonly invoiceId: string;
	readonly number: string | null;
	readonly asOf?: string;
};

/** The state on record; without any, nothing paid. Throws 404 NOT_FOUND. */
export function paymentState(garage: Garage, id: string): PaymentState {
	return stateOf(invoiceRow(garage, id));
}

/** Records a state. Throws 404, and 422 AMOUNTS_DIFFER when paid and open don't make the total. */
export function recordPayments(garage: Garage, id: string, update: PaymentUpdate): Recorded {
	const row = invoiceRow(garage, id);
	if (cents(update.paid) + cents(update.open) !== cents(update.total)) {
		const detail = `${update.paid} paid and ${update.open} open don't make ${update.total}.`;
		throw new Refusal(422, 'AMOUNTS_DIFFER', detail);
	}
	const known = updateOf(row);
	const older = known !== undefined && Date.parse(update.asOf) < Date.parse(known.asOf);
	if (older || isDeepStrictEqual(known, update)) {
		return { applied: false, changed: false, state: stateOf(row) };
	}
	garage.database
		.prepare('UPDATE invoices SET payments = ?, updated_at = ? WHERE id = ?')
		.run(JSON.stringify(update), garage.now(), id);
	const state = paymentState(garage, id);
	return {
		applied: true,
		changed: !isDeepStrictEqual(amounts(stateOf(row)), amounts(state)),
		state,
	};
}

function stateOf(row: Row): PaymentState {
	const content = contentOf(row);
	const reference = { invoiceId: content.id, number: content.number };
	const { gross } = content.totals;
	const none = { total: gross, paid: '0.00', open: gross, transactions: [] };
	return { ...reference, ...(updateOf(row) ?? none) };
}

/** What a person sees of a state: all but the moment it was read. */
function amounts({ asOf: _, ...rest }: PaymentState): Omit<PaymentState, 'asOf'> {
	return rest;
}

function updateOf(row: Row): PaymentUpdate | undefined {
	return row['payments'] === null
		? undefined
		: (JSON.parse(String(row['payments'])) as PaymentUpdate);
}
