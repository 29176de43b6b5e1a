import type { ExactClient } from './client';
import { flag, number, text } from './row';
import type { Row } from './row';

export interface ExactVatCode {
	readonly code: string;
	readonly description: string;
	/** I amount includes VAT, E excludes VAT, B base only at 0 %, N none. */
	readonly type: string;
	/** B both, P purchase, S sales. */
	readonly transactionType: string;
	/** Fraction: 0.21 is 21 %. */
	readonly rate: number;
	readonly isBlocked: boolean;
	/** Reverse charge: the customer owes the VAT. */
	readonly charged: boolean;
}

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
export async function listVatCodes(client: ExactClient): Promise<ExactVatCode[]> {
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
