/** Reads the whole state of invoices: all their terms, and ledger lines where the terms don't tell enough. */
import type { PaymentTerm } from '../domain/payments/paymentTerm';
import { planLineReads, planPartnerReads } from '../domain/payments/reading';
import { paymentStates } from '../domain/payments/state';
import type { PaymentState, Read } from '../domain/payments/state';
import type { ExactClient } from '../exact/client';
import {
	findSalesTermsByEndDate,
	findTermsByInvoiceNumber,
	findTermsByLine,
} from '../exact/paymentTerms';
import { findReceivableLines } from '../exact/transactionLines';

/** States as they were at one moment (ISO, UTC). */
export interface Reading {
	readonly asOf: string;
	readonly states: readonly PaymentState[];
}

/** An invoice whose terms are to be read. */
export interface InvoiceKey {
	readonly entryId: string;
	readonly invoiceNumber: number | undefined;
	/** Used when there is no invoice number; may be empty. */
	readonly lineId: string;
}

/** All terms of the invoices, and of the bank lines that are matched with just one of them. */
export async function readTerms(
	client: ExactClient,
	invoices: readonly InvoiceKey[],
): Promise<PaymentTerm[]> {
	const numbers = invoices.flatMap(({ invoiceNumber }) => invoiceNumber ?? []);
	const lineIds = invoices
		.filter(({ invoiceNumber, lineId }) => invoiceNumber === undefined && lineId !== '')
		.map(({ lineId }) => lineId);
	return [
		...(await findTermsByInvoiceNumber(client, numbers)),
		...(await findTermsByLine(client, lineIds)),
	];
}

/** The states of these entries (GUIDs), as far as there are terms of them. */
export async function readStates(
	client: ExactClient,
	read: Omit<Read, 'lines'>,
	entryIds: ReadonlySet<string>,
): Promise<PaymentState[]> {
	const terms = [...read.terms];
	const partnerDays = planPartnerReads(read, entryIds);
	const partners = await findSalesTermsByEndDate(client, partnerDays);
	// All terms of these entries were read at one moment; mixed with later ones they would not add up.
	terms.push(...partners.filter(({ entryId }) => !entryIds.has(entryId)));
	const search = planLineReads({ ...read, terms }, entryIds);
	const lines = search ? await findReceivableLines(client, search) : [];
	return paymentStates({ ...read, terms, lines }).filter(({ entryId }) => entryIds.has(entryId));
}

/** The moment of the last answer by Exact Online's clock. */
export function momentOf(client: ExactClient): string {
	return client.answeredAt() ?? new Date().toISOString();
}
