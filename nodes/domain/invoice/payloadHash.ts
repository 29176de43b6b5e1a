import { createHash } from 'crypto';
import type { Invoice, InvoiceLine, VatTotal } from './invoice';

/** Of the 64 characters: those of the content, and those of the number alone. */
const CONTENT_LENGTH = 48;
const NUMBER_LENGTH = 16;

/**
 * SHA-256 (hex) over what the books would hold of a document, its last characters over the number alone. An
 * issued invoice may not change: when a document that was exported before comes back with another hash while
 * its entry stands, a credit note is due, not a second export. The customer's account is left out, since
 * accounts get merged in Exact Online, and so are texts, which a spelling correction may change. The order of
 * lines and of VAT totals says nothing: a database gives them in any.
 */
export function payloadHash(invoice: Invoice): string {
	const lines = invoice.lines.map(lineContent).sort(byText);
	return sha256(contentWith(invoice, lines)).slice(0, CONTENT_LENGTH) + numberHash(invoice);
}

/**
 * What has changed since the export that gave this hash: nothing, the `content` under the same number, or
 * `perhapsNumber`: it was exported under another number, or by a version whose hash does not tell the number.
 * Its entry then can't be looked up.
 */
export function changedSince(
	exportedHash: string | undefined,
	invoice: Invoice,
): 'nothing' | 'content' | 'perhapsNumber' {
	const known = [undefined, payloadHash(invoice), hashInOrder(invoice)];
	if (known.includes(exportedHash)) return 'nothing';
	return exportedHash?.endsWith(numberHash(invoice)) ? 'content' : 'perhapsNumber';
}

function numberHash({ number }: Invoice): string {
	return sha256(number).slice(0, NUMBER_LENGTH);
}

/** The hash of the first kind, in which the order of the lines counted: sources have it on record. */
function hashInOrder(invoice: Invoice): string {
	return sha256(contentWith(invoice, invoice.lines.map(lineContent)));
}

function contentWith(invoice: Invoice, lines: readonly unknown[]): string {
	return JSON.stringify([
		invoice.number,
		invoice.documentType,
		invoice.journal,
		invoice.date,
		invoice.currency,
		invoice.grossCents,
		lines,
		[...invoice.vatTotals]
			.sort(byCode)
			.map((total) => [total.vatCode, total.baseCents, total.vatCents]),
	]);
}

function lineContent(line: InvoiceLine): unknown[] {
	return [line.glAccount, line.vatCode, line.netCents, line.costCenter ?? '', line.costUnit ?? ''];
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/** By code unit, not by language: the hash must not depend on where it is computed. */
function byText(one: unknown, other: unknown): number {
	const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
	return text < otherText ? -1 : 1;
}

function byCode(one: VatTotal, other: VatTotal): number {
	if (one.vatCode !== other.vatCode) return one.vatCode < other.vatCode ? -1 : 1;
	return one.baseCents - other.baseCents || one.vatCents - other.vatCents;
}
