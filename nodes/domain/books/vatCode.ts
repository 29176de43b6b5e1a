/** What Exact Online's VAT codes mean for a sales line. */
import type { BooksVatCode } from './administration';

/** Why sales lines can't carry a VAT code, as codes of reasons. */
export type VatCodeFault = 'VAT_CODE_INCLUSIVE' | 'VAT_CODE_BLOCKED' | 'VAT_CODE_FOR_PURCHASE';

/** All that keeps sales lines from carrying this code; empty when nothing does. */
export function vatCodeFaults(vatCode: BooksVatCode): VatCodeFault[] {
	const faults: VatCodeFault[] = [];
	// With an inclusive code Exact Online reads the net amount of a line as gross.
	if (isInclusive(vatCode)) faults.push('VAT_CODE_INCLUSIVE');
	if (vatCode.isBlocked) faults.push('VAT_CODE_BLOCKED');
	if (vatCode.transactionType === 'P') faults.push('VAT_CODE_FOR_PURCHASE');
	return faults;
}

/** True when the amounts of its lines hold the VAT. */
export function isInclusive({ type }: BooksVatCode): boolean {
	return type === 'I';
}

/** The fraction of VAT on the document: none under reverse charge, and none with the types B and N. */
export function rateOnDocument(vatCode: BooksVatCode): number {
	return vatCode.type === 'E' && !vatCode.charged ? vatCode.rate : 0;
}
