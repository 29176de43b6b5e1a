import type { OpenItem } from '../domain/payments/openItems';
import type { ExactClient } from './client';
import { cents, number, optionalNumber, text } from './row';
import type { Row } from './row';

/**
 * Everything that customers have open, money that isn't matched included. What is not listed is
 * settled. A full check wants all of it, so it is read without a filter.
 * Amounts come positive for what a customer owes and negative for credits (JNPDrops/jnp-matching); whoever
 * saw it the other way round is survived by leaving the sign out.
 */
export async function listOpenItems(client: ExactClient): Promise<OpenItem[]> {
	const rows = await client.list<Row>('read/financial/ReceivablesList', {
		select: ['HID', 'JournalCode', 'EntryNumber', 'InvoiceNumber', 'YourRef', 'Amount'],
	});
	return rows.map((row) => ({
		journal: text(row.JournalCode),
		entryNumber: number(row.EntryNumber),
		invoiceNumber: optionalNumber(row.InvoiceNumber),
		yourRef: text(row.YourRef),
		openCents: Math.abs(cents(row.Amount)),
	}));
}
