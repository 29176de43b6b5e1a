/** What the payment rules read of the books. All amounts are cents in the currency of the entry. */

/** One term of one booking on a customer's account; a term paid in part is two of them. */
export interface PaymentTerm {
	readonly id: string;
	/** GUID of the line on the customer's account that it belongs to. */
	readonly lineId: string;
	readonly entryId: string;
	/** 20 sales entry, 21 credit note, 40 bank or cash, 83 payment difference, 90 other. */
	readonly type: number | undefined;
	readonly isReceivable: boolean;
	/** 20 open, 30 selected, 40 handed to the bank for collection, 50 matched. */
	readonly status: number | undefined;
	readonly isFullyPaid: boolean;
	readonly account: string;
	readonly glAccount: string;
	/** Of this term. Whether it has the sign of the booking or the opposite one is uncertain. */
	readonly amount: number | undefined;
	/** Of the whole booking: positive for an invoice, negative for a credit note or a receipt. */
	readonly total: number | undefined;
	readonly discount: number;
	readonly currency: string;
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly invoiceNumber: number | undefined;
	readonly yourRef: string;
	readonly description: string;
	/** ISO dates: of the booking, of the latest of what it is matched with, of the latest money. */
	readonly date: string | undefined;
	readonly endDate: string | undefined;
	readonly paymentDate: string | undefined;
}

/** A line of the ledger on a customer's account, debit positive. */
export interface LedgerLine {
	readonly id: string;
	readonly entryId: string;
	readonly type: number;
	readonly account: string;
	readonly amount: number;
	readonly discount: number;
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly invoiceNumber: number | undefined;
	readonly yourRef: string;
	readonly date: string | undefined;
	readonly description: string;
	readonly offsetId: string | undefined;
}

export const SALES_ENTRY = 20;
export const CREDIT_NOTE = 21;
export const MONEY = 40;
export const EXCHANGE = 82;
export const DIFFERENCE = 83;

/** True for what is matched; a service that leaves the status out still says what is fully paid. */
export function isMatched({ status, isFullyPaid }: PaymentTerm): boolean {
	return status === 50 || (status === undefined && isFullyPaid);
}

/** True for invoices and credit notes. */
export function isSales({ type }: Pick<PaymentTerm, 'type'>): boolean {
	return type === SALES_ENTRY || type === CREDIT_NOTE;
}

/** The records by what `keyOf` says; those without a key are left out. */
export function indexBy<Value>(
	values: Iterable<Value>,
	keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
	const index = new Map<string, Value[]>();
	for (const value of values) {
		const key = keyOf(value);
		const known = index.get(key);
		if (key === '') continue;
		if (known) known.push(value);
		else index.set(key, [value]);
	}
	return index;
}
