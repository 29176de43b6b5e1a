/** Ledger accounts and VAT codes as the client delivers them; each test overrides what it is about. */
import type { BooksGlAccount, BooksVatCode } from '../../../nodes/domain/books/administration';

export function account(code: string, over: Partial<BooksGlAccount> = {}): BooksGlAccount {
	return {
		id: idOf(code),
		code,
		description: `Account ${code}`,
		type: 110,
		isBlocked: false,
		useCostCenter: 0,
		useCostUnit: 0,
		...over,
	};
}

/** The GUID that `account` gives to a number. */
export function idOf(code: string): string {
	return `a0000000-0000-4000-8000-${code.padStart(12, '0')}`;
}

export function vatCode(code: string, over: Partial<BooksVatCode> = {}): BooksVatCode {
	return {
		code,
		description: `VAT ${code}`,
		type: 'E',
		transactionType: 'S',
		rate: 0.21,
		isBlocked: false,
		charged: false,
		...over,
	};
}
