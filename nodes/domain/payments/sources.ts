/**
 * What may have settled an invoice. A term or line that is matched with exactly one invoice carries
 * that invoice's number and reference (reference page of PaymentTerms); one that is matched with
 * several carries neither, and is found by its date on the customer's account.
 */
import type { LedgerLine } from './ledgerLine';
import { DIFFERENCE, EXCHANGE, isMatched, isSales, MONEY } from './paymentTerm';
import type { PaymentTerm } from './paymentTerm';
import type { InvoiceTerms } from './invoiceTerms';

export type TransactionKind =
	| 'PAYMENT'
	| 'CREDIT_MATCH'
	| 'DISCOUNT'
	| 'DIFFERENCE'
	| 'MANUAL'
	| 'REVERSAL';

export interface Source {
	readonly lineId: string;
	readonly kind: TransactionKind;
	/** What it takes off the invoice, at most; negative when it adds to what is open. */
	readonly cents: number;
	/** Settlement discount in it. */
	readonly discountCents: number;
	readonly date: string | undefined;
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly description: string;
}

/** The terms, invoices and lines that were read, each by customer (GUID of the account). */
export interface CustomerLedger {
	readonly terms: ReadonlyMap<string, readonly PaymentTerm[]>;
	readonly invoices: ReadonlyMap<string, readonly InvoiceTerms[]>;
	readonly lines: ReadonlyMap<string, readonly LedgerLine[]>;
	readonly lineById: ReadonlyMap<string, LedgerLine>;
	/** The lines of bank entries that are no money, by their GUID: the type of what they are. */
	readonly notMoney: ReadonlyMap<string, number>;
	/** GUIDs of the lines that are wholly open: nothing was settled by them. */
	readonly openLines: ReadonlySet<string>;
}

interface LedgerParts {
	/** As they came last. */
	readonly terms: readonly PaymentTerm[];
	/** Made of these terms. */
	readonly invoices: readonly InvoiceTerms[];
	/** On receivables accounts. */
	readonly lines: readonly LedgerLine[];
	/** All lines of bank entries that were read. */
	readonly bankLines: readonly LedgerLine[];
	readonly notMoney: ReadonlyMap<string, number>;
}

/** What was read, by customer. */
export function customerLedgerOf(parts: LedgerParts): CustomerLedger {
	const { terms, invoices, lines, bankLines, notMoney } = parts;
	const matchedLines = new Set(terms.filter(isMatched).map(({ lineId }) => lineId));
	const account = ({ account: key }: { readonly account: string }): string => key;
	return {
		terms: indexBy(
			terms.filter((term) => isMatched(term) && !isSales(term)),
			account,
		),
		invoices: indexBy(invoices, account),
		lines: indexBy(lines, account),
		lineById: new Map([...bankLines, ...lines].map((line) => [line.id, line])),
		notMoney,
		openLines: new Set(
			terms.map(({ lineId }) => lineId).filter((lineId) => !matchedLines.has(lineId)),
		),
	};
}

/** GUIDs of the bank entries in which something names this invoice. */
export function bankEntriesOf(invoice: InvoiceTerms, ledger: CustomerLedger): string[] {
	const terms = ledger.terms.get(invoice.account) ?? [];
	const lines = ledger.lines.get(invoice.account) ?? [];
	return [...terms, ...lines]
		.filter((record) => record.type === MONEY && refersTo(record, invoice))
		.map(({ entryId }) => entryId);
}

/** GUIDs of the lines that name this invoice and of which it isn't known whether they settled anything. */
export function doubtfulLines(
	invoice: InvoiceTerms,
	ledger: CustomerLedger,
	terms: readonly PaymentTerm[],
): string[] {
	const known = new Set(terms.map(({ lineId }) => lineId));
	return namingLines(invoice, ledger)
		.map(({ id }) => id)
		.filter((id) => !known.has(id));
}

/** Matched terms that belong to this invoice alone: their amounts are certain. */
export function termsAgainst(invoice: InvoiceTerms, ledger: CustomerLedger): Source[] {
	return (ledger.terms.get(invoice.account) ?? [])
		.filter((term) => refersTo(term, invoice))
		.map((term) => {
			const signed = Math.abs(term.amountCents ?? 0) * Math.sign(term.totalCents ?? -invoice.sign);
			const line = ledger.lineById.get(term.lineId);
			const facts = { ...term, id: term.lineId, discountCents: line?.discountCents ?? 0 };
			return toSource(facts, signed, invoice, ledger);
		});
}

/** Lines that carry the reference of this invoice. How much of each line went to it is not known. */
export function linesAgainst(invoice: InvoiceTerms, ledger: CustomerLedger): Source[] {
	return namingLines(invoice, ledger)
		.filter(({ id }) => !ledger.openLines.has(id))
		.map((line) => toSource(line, line.amountCents, invoice, ledger));
}

function namingLines(invoice: InvoiceTerms, ledger: CustomerLedger): LedgerLine[] {
	return (ledger.lines.get(invoice.account) ?? []).filter(
		(line) => !isSales(line) && refersTo(line, invoice),
	);
}

/** The line that the invoice's own line names as its counterpart, if it was read and is not money. */
export function offsetOf(invoice: InvoiceTerms, ledger: CustomerLedger): Source[] {
	const own = ledger.lineById.get(invoice.lineId);
	const line = ledger.lineById.get(own?.offsetId ?? '');
	if (line === undefined || line.account !== invoice.account) return [];
	return [toSource(line, line.amountCents, invoice, ledger)].filter(
		({ kind }) => kind !== 'PAYMENT',
	);
}

/** Lines of the customer on this day that refer to no invoice. */
export function linesOfDay(
	invoice: InvoiceTerms,
	day: { readonly date: string | undefined; readonly isMoney: boolean },
	ledger: CustomerLedger,
): Source[] {
	return (ledger.lines.get(invoice.account) ?? [])
		.filter((line) => line.date === day.date && (line.type === MONEY) === day.isMoney)
		.filter((line) => isSales(line) || (line.yourRef === '' && line.invoiceNumber === undefined))
		.map((line) => toSource(line, line.amountCents, invoice, ledger));
}

/** What an invoice may have been set off against: the customer's credit notes settled on the same day; for a credit note, his invoices. */
export function partnersOf(
	invoice: InvoiceTerms,
	endDate: string | undefined,
	ledger: CustomerLedger,
): Source[] {
	return (ledger.invoices.get(invoice.account) ?? [])
		.filter((other) => other.sign !== invoice.sign)
		.map((other) => ({
			lineId: other.lineId,
			kind: 'CREDIT_MATCH' as const,
			cents: other.parts
				.filter((part) => part.isMatched && part.endDate === endDate)
				.filter((part) => part.paymentDate === undefined)
				.reduce((sum, { cents }) => sum + cents, 0),
			discountCents: 0,
			date: other.date,
			journal: other.journal,
			entryNumber: other.entryNumber,
			description: other.number,
		}));
}

type Reference = Pick<PaymentTerm, 'entryId' | 'yourRef' | 'invoiceNumber'>;

/** Invoice numbers may overlap between journals, so the reference decides where both have one. */
function refersTo(record: Reference, invoice: InvoiceTerms): boolean {
	if (record.entryId === invoice.entryId) return false;
	if (record.yourRef !== '' && invoice.number !== '') return record.yourRef === invoice.number;
	return record.invoiceNumber !== undefined && record.invoiceNumber === invoice.invoiceNumber;
}

interface SourceFacts extends Omit<Source, 'lineId' | 'kind' | 'cents'> {
	readonly id: string;
	readonly type: number | undefined;
}

/** `signed` = cents on the customer's account, debit positive. */
function toSource(
	facts: SourceFacts,
	signed: number,
	invoice: InvoiceTerms,
	{ notMoney }: CustomerLedger,
): Source {
	const { id, discountCents, date, journal, entryNumber, description } = facts;
	const cents = signed * -invoice.sign + 0;
	return {
		lineId: id,
		kind: kindOf(notMoney.get(id) ?? facts.type, discountCents, cents),
		cents,
		discountCents,
		date,
		journal,
		entryNumber,
		description,
	};
}

/** Only money can be taken back: a difference that adds to what is open is still a difference. */
function kindOf(type: number | undefined, discountCents: number, cents: number): TransactionKind {
	if (type === MONEY) return cents < 0 ? 'REVERSAL' : 'PAYMENT';
	if (type === EXCHANGE) return 'DIFFERENCE';
	if (type === DIFFERENCE) return discountCents > 0 ? 'DISCOUNT' : 'DIFFERENCE';
	return isSales({ type }) ? 'CREDIT_MATCH' : 'MANUAL';
}

/** The records by what `keyOf` says; those without a key are left out. */
function indexBy<Value>(
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
