/**
 * Exact Online has one type for sales journals; types 21 and 23 are for return invoices, not for the
 * credit notes of a Belgian garage. Which sales journal is meant for credit notes stands in its name
 * only, so it is a suggestion that a person confirms.
 */
import { foldText } from '../values/text';

export type JournalKind = 'SALES' | 'SALES_CREDIT' | 'PURCHASE' | 'OTHER';

const SALES = 20;
const PURCHASES: readonly number[] = [22, 23];

/** Credit notes in the words of Belgian accountants: FR, NL, EN, DE, and the usual abbreviations. */
const CREDIT_WORDS = [
	/\bnotes? (de |d')?credits?\b/,
	/[ck]redit ?-?not(a|as|a's|en|e|es)\b/,
	/credit ?-?factu(ur|ren)\b/,
	/\bavoirs?\b/,
	/\bgutschrift(en)?\b/,
	/\b(n\.?c|n\/c|cn)\b/,
];

/** The kind of a journal, from Exact Online's type and, between sales and credit notes, its name. */
export function journalKind(type: number, description: string): JournalKind {
	if (PURCHASES.includes(type)) return 'PURCHASE';
	if (type !== SALES) return 'OTHER';
	return isCreditName(description) ? 'SALES_CREDIT' : 'SALES';
}

function isCreditName(description: string): boolean {
	const name = foldText(description);
	return CREDIT_WORDS.some((words) => words.test(name));
}
