/**
 * Belgian check digits. Enterprise numbers: the last two of ten digits are 97 minus the first
 * eight modulo 97. Structured payment references (OGM): the last two of twelve digits are the
 * first ten modulo 97, and 97 where that is 0.
 */

const MODULUS = 97;

/** A valid enterprise number of ten digits from its first eight (a whole number of at most 8 digits). */
export function enterpriseNumber(firstEight: number): string {
	const check = MODULUS - (firstEight % MODULUS);
	return `${String(firstEight).padStart(8, '0')}${String(check).padStart(2, '0')}`;
}

/** The twelve digits of a structured reference for a whole number of at most 10 digits. */
export function paymentReference(base: number): string {
	const check = base % MODULUS === 0 ? MODULUS : base % MODULUS;
	return `${String(base).padStart(10, '0')}${String(check).padStart(2, '0')}`;
}

/** Twelve digits as printed on an invoice: `+++123/4567/89012+++`. */
export function printedReference(digits: string): string {
	return `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`;
}
