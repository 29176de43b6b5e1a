/** Payment terms: what is due, and what of it is settled. Amounts are cents in the currency of the entry. */
import { CREDIT_NOTE, SALES_ENTRY } from '../books/salesEntry';

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
	/** GUID of the customer. */
	readonly account: string;
	/** GUID of the receivables account. */
	readonly glAccount: string;
	/** Of this term. Whether it has the sign of the booking or the opposite one is uncertain. */
	readonly amountCents: number | undefined;
	/** Of the whole booking: positive for an invoice, negative for a credit note or a receipt. */
	readonly totalCents: number | undefined;
	/** Settlement discount, without sign. */
	readonly discountCents: number;
	readonly currency: string;
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly invoiceNumber: number | undefined;
	/** Number of the invoice; on a bank line, that of the one invoice that it is matched with. */
	readonly yourRef: string;
	readonly description: string;
	/** ISO dates: of the booking, of the latest of what it is matched with, of the latest money. */
	readonly date: string | undefined;
	readonly endDate: string | undefined;
	readonly paymentDate: string | undefined;
}

export const MONEY = 40;
export const EXCHANGE = 82;
export const DIFFERENCE = 83;
export const OTHER = 90;

/** True for what is matched; a service that leaves the status out still says what is fully paid. */
export function isMatched({ status, isFullyPaid }: PaymentTerm): boolean {
	return status === 50 || (status === undefined && isFullyPaid);
}

/** True for invoices and credit notes. */
export function isSales({ type }: Pick<PaymentTerm, 'type'>): boolean {
	return type === SALES_ENTRY || type === CREDIT_NOTE;
}
