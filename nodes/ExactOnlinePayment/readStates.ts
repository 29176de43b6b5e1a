/** Reads the whole state of invoices: all their terms, and ledger lines where the terms don't tell enough. */
import type { InvoiceKey } from '../domain/payments/cursor';
import { accountsAgainst, linesWithoutMoney } from '../domain/payments/bankEntries';
import type { PaymentTerm } from '../domain/payments/paymentTerm';
import {
	planEntryReads,
	planLineReads,
	planOpenReads,
	planPartnerReads,
	receivablesAccounts,
} from '../domain/payments/reading';
import { paymentStates } from '../domain/payments/state';
import type { PaymentState, Read } from '../domain/payments/state';
import type { ExactClient } from '../exact/client';
import { findGlAccountTypes } from '../exact/glAccounts';
import {
	findSalesTermsByEndDate,
	findTermsByInvoiceNumber,
	findTermsByLine,
} from '../exact/paymentTerms';
import { findEntryLines, findReceivableLines } from '../exact/transactionLines';

/** States as they were at one moment (ISO, UTC). */
export interface Reading {
	readonly asOf: string;
	readonly states: readonly PaymentState[];
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
	terms: Pick<Read, 'terms' | 'deletedIds' | 'today'>,
	entryIds: ReadonlySet<string>,
): Promise<PaymentState[]> {
	const withPartners = await readPartners(client, terms, entryIds);
	const withEntries = await readBankEntries(client, withPartners, entryIds);
	const search = planLineReads(withEntries, entryIds);
	const lines = search ? await findReceivableLines(client, search) : [];
	const withLines = await readOpenLines(client, { ...withEntries, lines }, entryIds);
	const read = await readBankEntries(client, withLines, entryIds);
	const notMoney = await readWhatIsNoMoney(client, read);
	return paymentStates({ ...read, notMoney }).filter(({ entryId }) => entryIds.has(entryId));
}

/** Invoices and credit notes that these were set off against, beside what was read. */
async function readPartners(
	client: ExactClient,
	read: Read,
	entryIds: ReadonlySet<string>,
): Promise<Read> {
	const partners = await findSalesTermsByEndDate(client, planPartnerReads(read, entryIds));
	// All terms of these entries were read at one moment; mixed with later ones they would not add up.
	const others = partners.filter(({ entryId }) => !entryIds.has(entryId));
	return { ...read, terms: [...read.terms, ...others] };
}

/** All lines of the bank entries that name these invoices, beside those that were read. */
async function readBankEntries(
	client: ExactClient,
	read: Read,
	entryIds: ReadonlySet<string>,
): Promise<Read> {
	const found = await findEntryLines(client, planEntryReads(read, entryIds));
	return { ...read, bankLines: [...(read.bankLines ?? []), ...found] };
}

/** The terms of ledger lines that name these invoices: they tell which lines are still open. */
async function readOpenLines(
	client: ExactClient,
	read: Read,
	entryIds: ReadonlySet<string>,
): Promise<Read> {
	const found = await findTermsByLine(client, planOpenReads(read, entryIds));
	return { ...read, terms: [...read.terms, ...found] };
}

async function readWhatIsNoMoney(client: ExactClient, read: Read): Promise<Read['notMoney']> {
	const { bankLines = [] } = read;
	const receivables = receivablesAccounts(read);
	const accounts = accountsAgainst(bankLines, receivables);
	return linesWithoutMoney(bankLines, receivables, await findGlAccountTypes(client, accounts));
}

/** The moment of the last answer by Exact Online's clock. */
export function momentOf(client: ExactClient): string {
	return client.answeredAt() ?? new Date().toISOString();
}
