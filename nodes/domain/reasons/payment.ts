/** Reasons about reading payments back. */
import { blocking, remark, type AboutInvoice, type Definitions } from './definition';
import { amount, invoiceName } from './wording';

export interface PaymentFacts {
	ENTRY_REFERENCE_MISSING: AboutInvoice;
	ENTRY_NOT_IN_EXACT: AboutInvoice & { readonly entryId?: string };
	PAYMENT_TERMS_MISSING: AboutInvoice & { readonly entryNumber: number };
	PAYMENT_TERMS_INCOMPLETE: AboutInvoice & {
		readonly entryNumber?: number;
		readonly totalCents: number;
		readonly termsCents: number;
	};
	OPEN_AMOUNT_DIFFERS: AboutInvoice & {
		readonly entryNumber?: number;
		readonly openCents: number;
		readonly listedCents: number;
	};
}

export const paymentReasons: Definitions<PaymentFacts> = {
	ENTRY_REFERENCE_MISSING: blocking((facts) => ({
		message: `${invoiceName(facts)} has neither an entry ID nor a number, so its payments cannot be looked up.`,
		hint: 'Map Entry ID or Invoice Number in the node. Invoices that were never exported have no payments: filter them out before.',
		field: 'entryId',
	})),
	ENTRY_NOT_IN_EXACT: blocking((facts) => ({
		message: `${invoiceName(facts)} does not stand in this Exact Online division${facts.entryId ? ` (entry ${facts.entryId})` : ''}.`,
		hint: 'Check the division. If the entry was deleted in Exact Online, reset the invoice and export it again; if it was never exported, there is nothing to read.',
		field: 'entryId',
	})),
	PAYMENT_TERMS_MISSING: blocking((facts) => ({
		message: `${invoiceName(facts)} is processed in Exact Online as entry ${facts.entryNumber}, yet has no payment terms there, so nobody knows what is paid of it.`,
		hint: 'Look the entry up in Exact Online under Receivables: its customer, its payment condition and its invoice number. What was recorded of its payments before is kept.',
	})),
	PAYMENT_TERMS_INCOMPLETE: blocking((facts) => ({
		message: `${invoiceName(facts)} has a total of ${amount(facts.totalCents)} in Exact Online, yet its payment terms add up to ${amount(facts.termsCents)}, so nobody knows what is paid of it.`,
		hint: 'Nothing was recorded, and what was recorded before is kept. It may have been changed during the reading: the next run reads it again. If it stays so, look the invoice up in Exact Online under Receivables.',
	})),
	OPEN_AMOUNT_DIFFERS: remark((facts) => ({
		message: `${invoiceName(facts)} has ${amount(facts.openCents)} open by its payment terms and ${amount(facts.listedCents)} by the list of receivables of Exact Online.`,
		hint: 'A payment may have been booked between the two readings: run again. If it stays so, look the invoice up in Exact Online under Receivables.',
	})),
};
