/** Percentages as whole hundredths, so that 5.5 % and 21 % compare exactly. */
import { parseCents } from './money';

/** A zero as third decimal: a database gives 21 as "21.000". Thousands are no percentage. */
const THIRD_ZERO = /([.,]\d\d)0$/;

/** Hundredths of a percent from 21, "21.00", "21.000", "21,00" or "21 %"; undefined for anything else. */
export function parsePercentage(value: unknown): number | undefined {
	const isText = typeof value === 'string';
	const bare = isText ? value.trim().replace(/%$/, '').trim().replace(THIRD_ZERO, '$1') : value;
	const hundredths = parseCents(bare);
	if (hundredths === undefined || hundredths < 0 || hundredths > 100_00) return undefined;
	return hundredths;
}

/** Hundredths of a percent from a fraction: 0.21 is 2100. */
export function hundredthsOf(fraction: number): number {
	return Math.round(fraction * 10_000);
}

/** The percentage for a person: 2100 is 21, 550 is 5.5. */
export function inPercent(hundredths: number): number {
	return hundredths / 100;
}
