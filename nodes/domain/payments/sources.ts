/**
 * What may have settled an invoice. A term or line that is matched with exactly one invoice carries
 * that invoice's number and reference (reference page of PaymentTerms); one that is matched with
 * several carries none, and is found by its date on the customer's account.
 */
import { DIFFERENCE, EXCHANGE, indexBy, isMatched, isSales, MONEY } from './paymentTerm';
import type { LedgerLine, PaymentTerm } from './paymentTerm';
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
	/** What it takes off the invoice, or at most does; negative when it puts something back. */
	readonly cents: number;
	/** Settlement discount in it. */
	readonly discount: number;
	readonly date: string | undefined;
	readonly journal: string;
	readonly entryNumber: number | undefined;
	readonly description: string;
}

/** Terms, invoices and lines that were read, by the customer's account. */
export interface Ledger {
	readonly terms: ReadonlyMap<string, readonly PaymentTerm[]>;
	readonly invoices: ReadonlyMap<string, readonly InvoiceTerms[]>;
	readonly lines: ReadonlyMap<string, readonly LedgerLine[]>;
	readonly lineById: ReadonlyMap<string, LedgerLine>;
}

/** `terms` as they came last, `invoices` made of them, `lines` on receivables accounts. */
export function ledgerOf(
	terms: readonly PaymentTerm[],
	invoices: readonly InvoiceTerms[],
	lines: readonly LedgerLine[],
): Ledger {
	const account = ({ account: key }: { readonly account: string }): string => key;
	return {
		terms: indexBy(
			terms.filter((term) => isMatched(term) && !isSales(term)),
			account,
		),
		invoices: indexBy(invoices, account),
		lines: indexBy(lines, account),
		lineById: new Map(lines.map((line) => [line.id, line])),
	};
}

/** Matched terms that carry the reference of this invoice and of no other, with their very amounts. */
export function termsAgainst(invoice: InvoiceTerms, ledger: Ledger): Source[] {
	return (ledger.terms.get(invoice.account) ?? [])
		.filter((term) => refersTo(term, invoice))
		.map((term) => {
			const signed = Math.abs(term.amount ?? 0) * Math.sign(term.total ?? -invoice.sign);
			const line = ledger.lineById.get(term.lineId);
			const facts = { ...term, id: term.lineId, discount: line?.discount ?? 0 };
			return toSource(facts, signed, invoice);
		});
}

/** Lines that carry the reference of this invoice. How much of each is for it is not known. */
export function linesAgainst(invoice: InvoiceTerms, ledger: Ledger): Source[] {
	return (ledger.lines.get(invoice.account) ?? [])
		.filter((line) => !isSales(line) && refersTo(line, invoice))
		.map((line) => toSource(line, line.amount, invoice))
		.filter(({ cents }) => cents > 0);
}

/** The line that the invoice's own line names as its counterpart, when it was read and is no money. */
export function offsetOf(invoice: InvoiceTerms, ledger: Ledger): Source[] {
	const own = ledger.lineById.get(invoice.lineId);
	const line = ledger.lineById.get(own?.offsetId ?? '');
	if (line === undefined || line.account !== invoice.account) return [];
	return [toSource(line, line.amount, invoice)].filter(
		({ cents, kind }) => cents > 0 && kind !== 'PAYMENT',
	);
}

/** Lines of the customer on this day that carry no invoice's reference. */
export function linesOfDay(
	invoice: InvoiceTerms,
	day: { readonly date: string | undefined; readonly isMoney: boolean },
	ledger: Ledger,
): Source[] {
	return (ledger.lines.get(invoice.account) ?? [])
		.filter((line) => line.date === day.date && (line.type === MONEY) === day.isMoney)
		.filter((line) => isSales(line) || (line.yourRef === '' && line.invoiceNumber === undefined))
		.map((line) => toSource(line, line.amount, invoice))
		.filter(({ cents }) => cents > 0);
}

/** Credit notes of the customer for an invoice, invoices for a credit note, settled on the same day. */
export function partnersOf(
	invoice: InvoiceTerms,
	endDate: string | undefined,
	ledger: Ledger,
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
			discount: 0,
			date: other.date,
			journal: other.journal,
			entryNumber: other.entryNumber,
			description: other.number,
		}))
		.filter(({ cents }) => cents > 0);
}

type Reference = Pick<PaymentTerm, 'entryId' | 'yourRef' | 'invoiceNumber'>;

/** Numbers may overlap between journals; the reference, where both have one, does not. */
function refersTo(record: Reference, invoice: InvoiceTerms): boolean {
	if (record.entryId === invoice.entryId) return false;
	if (record.yourRef !== '' && invoice.number !== '') return record.yourRef === invoice.number;
	return record.invoiceNumber !== undefined && record.invoiceNumber === invoice.invoiceNumber;
}

interface Facts extends Omit<Source, 'lineId' | 'kind' | 'cents'> {
	readonly id: string;
	readonly type: number | undefined;
}

/** `signed` = cents on the customer's account, debit positive. */
function toSource(facts: Facts, signed: number, invoice: InvoiceTerms): Source {
	const { id, discount, date, journal, entryNumber, description } = facts;
	const cents = signed * -invoice.sign + 0;
	const kind = kindOf(facts.type, discount, cents);
	return { lineId: id, kind, cents, discount, date, journal, entryNumber, description };
}

function kindOf(type: number | undefined, discount: number, cents: number): TransactionKind {
	if (cents < 0) return 'REVERSAL';
	if (type === MONEY) return 'PAYMENT';
	if (type === EXCHANGE) return 'DIFFERENCE';
	if (type === DIFFERENCE) return discount > 0 ? 'DISCOUNT' : 'DIFFERENCE';
	return type !== undefined && isSales({ type }) ? 'CREDIT_MATCH' : 'MANUAL';
}
