/** Amounts as an item gives them, turned into the decimal text that PlanManager takes. */
import { textOf } from './data';

/** A fraction of a cent that is nothing but the rounding of floating-point numbers. */
const NOISE_CENTS = 1e-4;

/**
 * Euros with two digits (`"121.00"`) from a number or from text with a point or a comma before the cents;
 * undefined when it is no amount, has fractions of a cent, or separates the thousands.
 */
export function moneyOf(value: unknown): string | undefined {
	const text = textOf(value).replace(',', '.');
	if (typeof value !== 'number' && !/^-?\d+(\.\d{1,2})?$/.test(text)) return undefined;
	const euros = Number(text);
	const cents = Math.round(euros * 100);
	if (text === '' || !Number.isSafeInteger(cents)) return undefined;
	if (Math.abs(euros * 100 - cents) > NOISE_CENTS) return undefined;
	const digits = String(Math.abs(cents)).padStart(3, '0');
	return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
