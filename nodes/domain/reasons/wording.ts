/** Pieces of sentence that many reasons share, so that they all read the same way. */
import { formatCents } from '../values/money';
import { shorten } from '../values/text';
import type { AboutInvoice, AboutLine } from './definition';

/** Where a user corrects an invoice or a customer: not every invoice comes from PlanManager. */
export const SOURCE = 'PlanManager, or the program the data comes from,';

/** Values are quoted so that a stray space shows; very long ones are cut. */
const QUOTE_LENGTH = 80;

export function quote(value: unknown): string {
	return `"${shorten(displayed(value), QUOTE_LENGTH)}"`;
}

function displayed(value: unknown): string {
	if (typeof value === 'string') return value;
	if (value === undefined || value === null) return '';
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
		return String(value);
	}
	if (Array.isArray(value)) return `a list of ${value.length}`;
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** "Invoice 20260012", or "The invoice" when it has no number. */
export function invoiceName({ invoice }: AboutInvoice): string {
	return invoice ? `Invoice ${invoice}` : 'The invoice';
}

/** "Line 3 of invoice 20260012", as far as known. */
export function lineName({ invoice, line }: AboutLine): string {
	if (line === undefined) return invoiceName({ invoice });
	return `Line ${line} of ${invoice ? `invoice ${invoice}` : 'the invoice'}`;
}

/** "1234.56 EUR" style amounts without the currency: the reason may be about any of them. */
export function amount(cents: number): string {
	return formatCents(cents);
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
	if (parts.length <= 1) return parts.join('');
	return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

const BYTES_PER_MEGABYTE = 1_000_000;

/** "10.1 MB". */
export function megabytes(bytes: number): string {
	return `${(bytes / BYTES_PER_MEGABYTE).toFixed(1)} MB`;
}
