/**
 * The Belgian structured payment reference (OGM/VCS): twelve digits, the last two being the first
 * ten modulo 97, with 97 in place of 0. Banks match payments by it, so one that fails its check is
 * not passed on.
 */

/** As printed, +++090/9337/55493+++ or ***…***, or bare digits with spaces, dots or dashes. */
const NOTATION = /^(?:\+{3}|\*{3})?[\d\s/.-]+(?:\+{3}|\*{3})?$/;
const DIGITS = 12;
const CHECKED_DIGITS = 10;
const MODULUS = 97;

/** The twelve digits, or undefined if it is not a reference or its check digits don't fit. */
export function parsePaymentReference(text: string): string | undefined {
	const trimmed = text.trim();
	const digits = trimmed.replace(/\D/g, '');
	if (!NOTATION.test(trimmed) || digits.length !== DIGITS) return undefined;
	const remainder = Number(digits.slice(0, CHECKED_DIGITS)) % MODULUS;
	const expected = remainder === 0 ? MODULUS : remainder;
	return Number(digits.slice(CHECKED_DIGITS)) === expected ? digits : undefined;
}
