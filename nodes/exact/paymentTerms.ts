/**
 * Payment terms: one row is one term of one booking on a customer's account. A term that is paid in
 * part is split in a matched and an open one. The sync feed goes by row version and takes no other
 * filter; the bulk list takes a few, InvoiceNumber and TransactionID among them.
 */
import type { PaymentTerm } from '../domain/payments/paymentTerm';
import type { ExactClient } from './client';
import { ExactError } from './errors';
import { lookUp } from './lookUp';
import { dateTime, guid, parseExactDate, termsOf } from './odata';
import { cents, flag, id, optionalCents, optionalNumber, text } from './row';
import type { Row } from './row';

export interface TermFeed {
	/** Oldest change first; a term that changed during the read may come twice. */
	readonly terms: readonly PaymentTerm[];
	/** Row version to go on from: that of the last row, or the one given when there is none. */
	readonly cursor: string;
	/** False when there is more: the next reading goes on from the cursor. */
	readonly isWhole: boolean;
	/** Row version of each row, and the ISO date on which it was modified. */
	readonly changes: ReadonlyArray<{
		readonly version: string;
		readonly modified: string | undefined;
	}>;
}

const FEED = 'sync/Cashflow/PaymentTerms';
const LIST = 'bulk/Cashflow/Receivables';

/** Invoices and credit notes, without the lines of money. */
const SALES = '(TransactionType eq 20 or TransactionType eq 21)';

/** Row version before all others; 1 is what the reference page says to start with. */
export const FEED_START = '1';

const SELECT = [
	'ID',
	'TransactionID',
	'TransactionEntryID',
	'TransactionType',
	'Status',
	'IsFullyPaid',
	'Account',
	'GLAccount',
	'AmountFC',
	'AmountDC',
	'TransactionAmountFC',
	'TransactionAmountDC',
	'AmountDiscountFC',
	'Currency',
	'Journal',
	'EntryNumber',
	'InvoiceNumber',
	'YourRef',
	'Description',
	'EntryDate',
	'EndDate',
	'LastPaymentDate',
];

/**
 * The terms that changed after a row version (a whole number as text), a thousand a call and 200,000 at
 * most. Throws ExactError when there are more and they don't come in the order of their versions: then
 * nobody knows what was left out.
 */
export async function readTermFeed(client: ExactClient, after: string): Promise<TermFeed> {
	const { rows, isWhole } = await client.listSome<Row>(FEED, {
		select: ['Timestamp', 'Modified', 'LineType', ...SELECT],
		filter: `Timestamp gt ${after}L`,
	});
	const changes = rows
		.map((row) => ({ version: text(row.Timestamp), modified: parseExactDate(row.Modified) }))
		.filter(({ version }) => /^\d+$/.test(version));
	if (!isWhole && !isOrdered(changes, after)) throw outOfOrder();
	return {
		terms: rows.map(toTerm),
		cursor: changes.reduce((highest, { version }) => later(highest, version), after),
		changes,
		isWhole,
	};
}

/** True when row versions rise from one row to the next. */
function isOrdered(changes: TermFeed['changes'], after: string): boolean {
	let last = after;
	return changes.every(({ version }) => {
		const isNext = BigInt(version) >= BigInt(last);
		last = version;
		return isNext;
	});
}

function outOfOrder(): ExactError {
	return new ExactError({
		kind: 'refused',
		message: `Stopped reading ${FEED}: there are more changes than one run reads, and they do not come in order`,
		hint: 'Nothing was returned, so that nothing is left out. Use the operation Get Open Invoices instead.',
		endpoint: FEED,
	});
}

/** The terms with these invoice numbers: those of the invoices, and of the lines matched with them. */
export async function findTermsByInvoiceNumber(
	client: ExactClient,
	numbers: readonly number[],
): Promise<PaymentTerm[]> {
	return await find(client, 'InvoiceNumber', numbers.map(String));
}

/** The terms of these lines on customers' accounts (GUIDs). */
export async function findTermsByLine(
	client: ExactClient,
	lineIds: readonly string[],
): Promise<PaymentTerm[]> {
	return await find(client, 'TransactionID', lineIds.map(guid));
}

/** The terms of invoices and credit notes that were settled on these days (ISO dates). */
export async function findSalesTermsByEndDate(
	client: ExactClient,
	dates: readonly string[],
): Promise<PaymentTerm[]> {
	const terms = termsOf('EndDate', dates.map(dateTime));
	return (await lookUp(client, { path: LIST, select: SELECT, scope: SALES, terms })).map(toTerm);
}

/** The terms of invoices and credit notes that were booked on these days (ISO dates, both inclusive). */
export async function findSalesTermsBetween(
	client: ExactClient,
	from: string,
	to: string,
): Promise<PaymentTerm[]> {
	const filter = `${SALES} and EntryDate ge ${dateTime(from)} and EntryDate le ${dateTime(to)}`;
	return (await client.list<Row>(LIST, { select: SELECT, filter })).map(toTerm);
}

async function find(
	client: ExactClient,
	field: string,
	literals: readonly string[],
): Promise<PaymentTerm[]> {
	const terms = termsOf(field, literals);
	return (await lookUp(client, { path: LIST, select: SELECT, terms })).map(toTerm);
}

/** Row versions are 64 bits wide, more than a number holds. */
function later(one: string, other: string): string {
	return BigInt(other) > BigInt(one) ? other : one;
}

const RECEIPT = 20;

function toTerm(row: Row): PaymentTerm {
	return {
		id: id(row.ID),
		lineId: id(row.TransactionID),
		entryId: id(row.TransactionEntryID),
		type: optionalNumber(row.TransactionType),
		isReceivable: (optionalNumber(row.LineType) ?? RECEIPT) === RECEIPT,
		status: optionalNumber(row.Status),
		isFullyPaid: flag(row.IsFullyPaid),
		account: id(row.Account),
		glAccount: id(row.GLAccount),
		amountCents: optionalCents(row.AmountFC) ?? optionalCents(row.AmountDC),
		totalCents: optionalCents(row.TransactionAmountFC) ?? optionalCents(row.TransactionAmountDC),
		discountCents: Math.abs(cents(row.AmountDiscountFC)),
		currency: text(row.Currency),
		journal: text(row.Journal),
		entryNumber: optionalNumber(row.EntryNumber),
		invoiceNumber: optionalNumber(row.InvoiceNumber),
		yourRef: text(row.YourRef),
		description: text(row.Description),
		date: parseExactDate(row.EntryDate),
		endDate: parseExactDate(row.EndDate),
		paymentDate: parseExactDate(row.LastPaymentDate),
	};
}
