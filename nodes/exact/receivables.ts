import type { OpenItem } from '../domain/payments/openItems';
import type { ExactClient } from './client';
import { cents, number, optionalNumber, text } from './row';
import type { Row } from './row';

/**
 * Everything that customers have open, money that isn't matched included. What is not listed is
 * settled. The list takes no filter everywhere (picqer/exact-php-client issue 503), so it is read whole.
 * Amounts come positive for what a customer owes and negative for credits; whoever saw it the other way
 * round is survived by leaving the sign out.
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
