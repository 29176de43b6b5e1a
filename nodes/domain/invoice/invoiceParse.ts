/**
 * Reads what a business program says of a document into an `InvoiceDraft`, once, at the edge. Nothing
 * is guessed: a value that can't be read for certain is left out and named in a reason, and all
 * reasons of a document come together.
 */
import type { DocumentType, InvoiceDraft, InvoiceLine, VatTotal } from './invoice';
import { givenRecords, givenText } from '../values/given';
import { parseIsoDate } from '../values/isoDate';
import { parseCents, sumCents } from '../values/money';
import { parsePaymentReference } from './paymentReference';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { cleanLine } from '../values/text';

/** The fields of the node, each as the user's expression gave it. */
export interface RawInvoice {
	readonly number: unknown;
	readonly documentType: unknown;
	readonly journal: unknown;
	readonly date: unknown;
	readonly dueDate?: unknown;
	readonly currency?: unknown;
	readonly accountId: unknown;
	/** Net and VAT totals may be left out; the gross total is the control total and may not. */
	readonly net?: unknown;
	readonly vat?: unknown;
	readonly gross: unknown;
	readonly lines: unknown;
	readonly vatTotals?: unknown;
	readonly description?: unknown;
	readonly paymentReference?: unknown;
	readonly paymentCondition?: unknown;
	readonly originalInvoiceNumber?: unknown;
	readonly exportedHash?: unknown;
}

export interface ParsedInvoice {
	readonly draft: InvoiceDraft;
	readonly reasons: readonly Reason[];
}

/** `YourRef` holds 30 characters, and a number that is cut would no longer be the document's number. */
const NUMBER_MAX_LENGTH = 30;

/** Where reasons are collected, and the document they are about. */
interface Report {
	readonly list: Reason[];
	readonly invoice: string | undefined;
	readonly zone: string | undefined;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Parses one document. Never throws, whatever the input is. `zone` is the time zone of the garage, for
 * dates that come as a moment in UTC.
 */
export function parseInvoice(raw: RawInvoice, zone?: string): ParsedInvoice {
	const found: Reason[] = [];
	const number = parseNumber(raw.number, found);
	const reasons: Report = { list: found, invoice: number, zone };
	const documentType = parseDocumentType(raw, reasons);
	const lines = parseLines(raw.lines, reasons);
	const vatTotals = parseVatTotals(raw, lines, reasons);
	const draft: InvoiceDraft = {
		number,
		documentType,
		journal: parseJournal(raw.journal, reasons),
		date: parseDate(raw.date, 'date', reasons),
		dueDate: isBlank(raw.dueDate) ? undefined : parseDate(raw.dueDate, 'dueDate', reasons),
		currency: text(raw.currency).toUpperCase(),
		accountId: parseAccountId(raw.accountId, reasons),
		netCents: isBlank(raw.net)
			? sumCents(lines.map((line) => line.netCents))
			: parseAmount(raw.net, 'net', reasons),
		vatCents: isBlank(raw.vat)
			? sumCents(vatTotals.map((total) => total.vatCents))
			: parseAmount(raw.vat, 'vat', reasons),
		grossCents: parseAmount(raw.gross, 'gross', reasons),
		lines,
		vatTotals,
		description: cleanLine(text(raw.description)),
		paymentReference: parseReference(raw.paymentReference, reasons),
		paymentCondition: text(raw.paymentCondition) || undefined,
		originalInvoiceNumber: text(raw.originalInvoiceNumber) || undefined,
		exportedHash: text(raw.exportedHash) || undefined,
	};
	if (documentType === 'CREDIT_NOTE' && draft.originalInvoiceNumber === undefined) {
		found.push(reason('CREDIT_NOTE_WITHOUT_INVOICE', { invoice: number }));
	}
	return { draft, reasons: found };
}

function parseNumber(value: unknown, reasons: Reason[]): string | undefined {
	const number = text(value);
	if (number === '') {
		reasons.push(reason('NUMBER_MISSING', {}));
		return undefined;
	}
	if (number.length > NUMBER_MAX_LENGTH) {
		reasons.push(reason('NUMBER_TOO_LONG', { number, maxLength: NUMBER_MAX_LENGTH }));
		return undefined;
	}
	return number;
}

/** Without a stated type, the sign of the total tells an invoice from a credit note. */
function parseDocumentType(raw: RawInvoice, report: Report): DocumentType | undefined {
	const stated = text(raw.documentType)
		.toUpperCase()
		.replace(/[\s-]+/g, '_');
	if (stated === 'INVOICE' || stated === 'CREDIT_NOTE') return stated;
	if (stated !== '') {
		report.list.push(
			reason('DOCUMENT_TYPE_UNKNOWN', { invoice: report.invoice, documentType: stated }),
		);
		return undefined;
	}
	return (parseCents(raw.gross) ?? 0) < 0 ? 'CREDIT_NOTE' : 'INVOICE';
}

function parseJournal(value: unknown, report: Report): string | undefined {
	const journal = text(value);
	if (journal !== '') return journal;
	report.list.push(reason('JOURNAL_MISSING', { invoice: report.invoice }));
	return undefined;
}

function parseDate(value: unknown, field: string, report: Report): string | undefined {
	const date = parseIsoDate(value, report.zone);
	if (date === undefined)
		report.list.push(reason('DATE_INVALID', { invoice: report.invoice, field, value }));
	return date;
}

function parseAccountId(value: unknown, report: Report): string | undefined {
	const accountId = text(value);
	if (GUID.test(accountId)) return accountId.toLowerCase();
	report.list.push(reason('CUSTOMER_NOT_LINKED', { invoice: report.invoice }));
	return undefined;
}

function parseAmount(value: unknown, field: string, report: Report): number | undefined {
	const cents = parseCents(value);
	if (cents === undefined)
		report.list.push(reason('AMOUNT_INVALID', { invoice: report.invoice, field, value }));
	return cents;
}

function parseReference(value: unknown, report: Report): string | undefined {
	if (isBlank(value)) return undefined;
	const reference = parsePaymentReference(text(value));
	if (reference === undefined) {
		report.list.push(
			reason('PAYMENT_REFERENCE_INVALID', {
				invoice: report.invoice,
				paymentReference: text(value),
			}),
		);
	}
	return reference;
}

function parseLines(value: unknown, report: Report): InvoiceLine[] {
	const rows = givenRecords(value);
	const lines: InvoiceLine[] = [];
	rows?.forEach((row, index) => {
		if (isText(row)) return;
		const glAccount = text(row.glAccount);
		const position = index + 1;
		if (glAccount === '') {
			report.list.push(
				reason('LINE_WITHOUT_GL_ACCOUNT', {
					invoice: report.invoice,
					line: position,
					description: cleanLine(text(row.description)),
				}),
			);
		}
		lines.push({
			position,
			description: cleanLine(text(row.description)),
			glAccount,
			vatCode: text(row.vatCode),
			netCents: parseAmount(row.net, `lines[${index}].net`, report) ?? 0,
			costCenter: text(row.costCenter) || text(row.analytic) || undefined,
			costUnit: text(row.costUnit) || undefined,
		});
	});
	if (lines.length === 0) report.list.push(reason('LINES_MISSING', { invoice: report.invoice }));
	return lines;
}

/**
 * A line of nothing without account is a text on the document, or an empty row of a spreadsheet. The books hold
 * nothing of it. A text whose amount is missing is none for certain: the amount may have been forgotten.
 */
function isText({ glAccount, net, description }: Readonly<Record<string, unknown>>): boolean {
	if (!isBlank(glAccount)) return false;
	return parseCents(net) === 0 || (isBlank(net) && isBlank(description));
}

/**
 * A document with a single VAT code needs no table of totals: its total is its VAT. With several codes
 * nobody but the document can say how its VAT is divided.
 */
function parseVatTotals(
	raw: RawInvoice,
	lines: readonly InvoiceLine[],
	report: Report,
): VatTotal[] {
	const rows = givenRecords(raw.vatTotals);
	if (rows !== undefined && rows.length > 0) {
		return rows.map((row, index) => ({
			vatCode: text(row.vatCode),
			baseCents: parseAmount(row.base, `vatTotals[${index}].base`, report) ?? 0,
			vatCents: parseAmount(row.vat, `vatTotals[${index}].vat`, report) ?? 0,
		}));
	}
	const codes = [...new Set(lines.map((line) => line.vatCode))];
	const baseCents = sumCents(lines.map((line) => line.netCents));
	const grossCents = parseCents(raw.gross);
	if (codes.length === 1 && grossCents !== undefined) {
		return [{ vatCode: codes[0], baseCents, vatCents: grossCents - baseCents }];
	}
	if (codes.length > 1)
		report.list.push(reason('VAT_TOTALS_MISSING', { invoice: report.invoice, vatCodes: codes }));
	return [];
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

/** Only text and numbers become text; an object would read as "[object Object]" in the books. */
function text(value: unknown): string {
	return cleanLine(givenText(value));
}
