/**
 * What can be said about a document without asking Exact Online: do its own figures agree? Totals
 * that don't add up never leave, because nobody can tell which of the figures is the right one.
 */
import type { InvoiceDraft } from './invoice';
import { sumCents } from '../values/money';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import type { TotalName } from '../reasons/amount';

/** Every total of the document that its parts contradict. Amounts that could not be read are skipped. */
export function checkTotals(draft: InvoiceDraft): Reason[] {
	const reasons: Reason[] = [];
	const invoice = draft.number;
	const compare = (
		what: { readonly total: TotalName; readonly vatCode?: string },
		statedCents: number | undefined,
		computedCents: number,
	): void => {
		if (statedCents === undefined || statedCents === computedCents) return;
		reasons.push(reason('TOTALS_DIFFER', { invoice, ...what, statedCents, computedCents }));
	};

	if (draft.lines.length > 0) {
		compare({ total: 'net' }, draft.netCents, sumCents(draft.lines.map((line) => line.netCents)));
	}
	for (const total of draft.vatTotals) {
		const lines = draft.lines.filter((line) => line.vatCode === total.vatCode);
		compare(
			{ total: 'base', vatCode: total.vatCode },
			total.baseCents,
			sumCents(lines.map((line) => line.netCents)),
		);
	}
	if (draft.vatTotals.length > 0) {
		compare(
			{ total: 'vat' },
			draft.vatCents,
			sumCents(draft.vatTotals.map((total) => total.vatCents)),
		);
	}
	if (draft.netCents !== undefined && draft.vatCents !== undefined) {
		compare({ total: 'gross' }, draft.grossCents, draft.netCents + draft.vatCents);
	}
	return reasons.concat(codesWithoutTotal(draft));
}

/**
 * Remarks on a document whose sign is not that of its type, or can't be told. Both are booked as they
 * stand: an issued document is what the customer has in hand, and the accountant decides what it is.
 */
export function checkSign(draft: InvoiceDraft): Reason[] {
	const { number: invoice, documentType, grossCents: totalCents } = draft;
	if (documentType === 'INVOICE' && totalCents !== undefined && totalCents < 0) {
		return [reason('INVOICE_NEGATIVE', { invoice, totalCents })];
	}
	const hasAmounts = draft.lines.some((line) => line.netCents !== 0);
	return documentType === 'CREDIT_NOTE' && totalCents === 0 && hasAmounts
		? [reason('CREDIT_NOTE_OF_ZERO', { invoice })]
		: [];
}

/** A line whose VAT code has no VAT total would be booked without anyone knowing its VAT. */
function codesWithoutTotal(draft: InvoiceDraft): Reason[] {
	if (draft.vatTotals.length === 0) return [];
	const stated = new Set(draft.vatTotals.map((total) => total.vatCode));
	const missing = new Set(
		draft.lines.map((line) => line.vatCode).filter((code) => !stated.has(code)),
	);
	return missing.size === 0
		? []
		: [reason('VAT_TOTALS_MISSING', { invoice: draft.number, vatCodes: [...missing] })];
}
