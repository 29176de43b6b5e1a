/** Exact Online's VAT codes in words that a person can map by. */
import type { BooksVatCode } from '../books/administration';
import { vatCodeFaults } from '../books/vatCode';
import { hundredthsOf, inPercent } from '../values/percentage';

export type VatSide = 'sales' | 'purchase';

export interface ListedVatCode {
	readonly code: string;
	readonly description: string;
	/** EXCLUSIVE: amounts without VAT. BASE_ONLY and NONE carry no VAT. */
	readonly type: 'EXCLUSIVE' | 'INCLUSIVE' | 'BASE_ONLY' | 'NONE';
	/** Exact Online's letter: E, I, B or N. */
	readonly exactType: string;
	/** In percent. Under reverse charge, what the customer owes. */
	readonly rate: number;
	readonly blocked: boolean;
	readonly reverseCharge: boolean;
	readonly side: 'SALES' | 'PURCHASE' | 'BOTH';
	/** True when invoices can be mapped to it: for sales, without VAT in the amount, not blocked. */
	readonly usable: boolean;
}

/** The codes of one side, or all, in the order of their codes. */
export function listVatCodesOf(
	vatCodes: readonly BooksVatCode[],
	side: VatSide | 'all',
): ListedVatCode[] {
	const other = side === 'sales' ? 'PURCHASE' : 'SALES';
	return vatCodes
		.map(listed)
		.filter((vatCode) => side === 'all' || vatCode.side !== other)
		.sort((one, another) => (one.code < another.code ? -1 : 1));
}

function listed(vatCode: BooksVatCode): ListedVatCode {
	return {
		code: vatCode.code,
		description: vatCode.description,
		type: typeOf(vatCode.type),
		exactType: vatCode.type,
		rate: inPercent(hundredthsOf(vatCode.rate)),
		blocked: vatCode.isBlocked,
		reverseCharge: vatCode.charged,
		side: sideOf(vatCode.transactionType),
		usable: vatCodeFaults(vatCode).length === 0,
	};
}

function typeOf(letter: string): ListedVatCode['type'] {
	if (letter === 'E') return 'EXCLUSIVE';
	if (letter === 'I') return 'INCLUSIVE';
	return letter === 'B' ? 'BASE_ONLY' : 'NONE';
}

function sideOf(letter: string): ListedVatCode['side'] {
	if (letter === 'S') return 'SALES';
	return letter === 'P' ? 'PURCHASE' : 'BOTH';
}
