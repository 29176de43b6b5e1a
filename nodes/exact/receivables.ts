import type { ExactClient } from './client';
import { number, optionalCents, optionalNumber, text } from './row';
import type { Row } from './row';

/** One open term of one booking, as the list of receivables shows it. */
export interface ExactOpenItem {
	readonly journal: string;
	readonly entryNumber: number;
	readonly invoiceNumber: number | undefined;
	readonly yourRef: string;
	/** Cents without sign: the list has what a customer owes as negative, or as positive. */
	readonly open: number;
}

/**
 * Everything that customers have open, money that isn't matched included. What is not listed is
 * settled. The list takes no filter everywhere (picqer/exact-php-client issue 503), so it is read whole.
 */
export async function listOpenItems(client: ExactClient): Promise<ExactOpenItem[]> {
	const rows = await client.list<Row>('read/financial/ReceivablesList', {
		select: ['HID', 'JournalCode', 'EntryNumber', 'InvoiceNumber', 'YourRef', 'Amount'],
	});
	return rows.map((row) => ({
		journal: text(row.JournalCode),
		entryNumber: number(row.EntryNumber),
		invoiceNumber: optionalNumber(row.InvoiceNumber),
		yourRef: text(row.YourRef),
		open: Math.abs(optionalCents(row.Amount) ?? 0),
	}));
}
