/** Money in the seed is whole cents; on the wire it is a decimal string with two digits. */

/** Cents as PlanManager writes them: `-1234` becomes `-12.34`. */
export function decimal(cents: number): string {
	const sign = cents < 0 ? '-' : '';
	const absolute = Math.abs(cents);
	return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}

/** The cents in a decimal string; `NaN` for text that is no such string. */
export function cents(text: string): number {
	return /^-?\d+\.\d{2}$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
}

/**
 * VAT on a base, in cents, for a rate in percent. Rounded half away from zero, once per VAT code
 * over the document: since 2026 a Belgian structured invoice rounds the total and not each line.
 */
export function vatOn(baseCents: number, ratePercent: number): number {
	return Math.sign(baseCents) * Math.round((Math.abs(baseCents) * ratePercent) / 100);
}
