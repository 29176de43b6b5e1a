import type { BooksVatCode } from '../domain/books/administration';
import type { ExactClient } from './client';
import { flag, number, text } from './row';
import type { Row } from './row';

const SELECT = [
	'Code',
	'Description',
	'Type',
	'VATTransactionType',
	'Percentage',
	'IsBlocked',
	'Charged',
];

/** All VAT codes: they are numbered differently in every administration. */
export async function listVatCodes(client: ExactClient): Promise<BooksVatCode[]> {
	const rows = await client.list<Row>('vat/VATCodes', { select: SELECT });
	return rows.map((row) => ({
		code: text(row.Code),
		description: text(row.Description),
		type: text(row.Type),
		transactionType: text(row.VATTransactionType),
		rate: fraction(number(row.Percentage)),
		isBlocked: flag(row.IsBlocked),
		charged: flag(row.Charged),
	}));
}

/** Recorded as a fraction (0.21); written as 21 elsewhere. No VAT rate is 100 %, so 1 means 1 %. */
function fraction(percentage: number): number {
	return Math.abs(percentage) < 1 ? percentage : percentage / 100;
}
