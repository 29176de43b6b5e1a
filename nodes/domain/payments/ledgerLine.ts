/** A line of the general ledger: on a customer's account, or another one of a bank entry. */
export interface LedgerLine {
	/** GUID. */
	readonly id: string;
	/** GUID of its entry. */
	readonly entryId: string;
	/** 20 sales entry, 21 credit note, 40 bank or cash, 82 exchange, 83 difference, 90 other. */
	readonly type: number;
	/** GUID of the customer. */
	readonly account: string;
	/** GUID of the ledger account. */
	readonly glAccount: string;
	/** In the currency of the entry, debit positive. */
	readonly amountCents: number;
	/** Settlement discount in it, without sign. */
	readonly discountCents: number;
	/** Journal code. */
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly invoiceNumber: number | undefined;
	readonly yourRef: string;
	/** ISO date. */
	readonly date: string | undefined;
	readonly description: string;
	/** GUID of the line that it is matched with; on a bank line it may be that of the bank account. */
	readonly offsetId: string | undefined;
}
