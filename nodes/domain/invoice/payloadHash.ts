import { createHash } from 'crypto';
import type { Invoice, VatTotal } from './invoice';

/**
 * SHA-256 (hex) over what the books would hold of a document. An issued invoice may not change: when
 * a document that was exported before comes back with another hash, a credit note is due, not a
 * second export. The customer's account is left out, since accounts get merged in Exact Online, and so
 * are texts, which a spelling correction may change. The order of the VAT totals says nothing: a database gives
 * them in any.
 */
export function payloadHash(invoice: Invoice): string {
	const content = [
		invoice.number,
		invoice.documentType,
		invoice.journal,
		invoice.date,
		invoice.currency,
		invoice.grossCents,
		invoice.lines.map((line) => [
			line.glAccount,
			line.vatCode,
			line.netCents,
			line.costCenter ?? '',
			line.costUnit ?? '',
		]),
		[...invoice.vatTotals]
			.sort(byCode)
			.map((total) => [total.vatCode, total.baseCents, total.vatCents]),
	];
	return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** By code unit, not by language: the hash must not depend on where it is computed. */
function byCode(one: VatTotal, other: VatTotal): number {
	if (one.vatCode !== other.vatCode) return one.vatCode < other.vatCode ? -1 : 1;
	return one.baseCents - other.baseCents || one.vatCents - other.vatCents;
}
