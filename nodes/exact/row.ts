/**
 * Field by field from Exact Online's rows to plain values. Rows are `unknown` until they pass here:
 * fields may be null, absent, padded with spaces, numbers may be text.
 */
export type Row = Readonly<Record<string, unknown>>;

/** Trimmed text; empty when absent. Codes come padded on the left (accounts) or right (VAT). */
export function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Trimmed text, or undefined when empty. */
export function optionalText(value: unknown): string | undefined {
	return text(value) || undefined;
}

/** A GUID in lower case; empty when absent. */
export function id(value: unknown): string {
	return text(value).toLowerCase();
}

/** A GUID in lower case, or undefined when absent. */
export function optionalId(value: unknown): string | undefined {
	return id(value) || undefined;
}

/** A number, also when it came as text; undefined when absent. */
export function optionalNumber(value: unknown): number | undefined {
	if (value === null || value === '') return undefined;
	const number = Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/** A number; 0 when absent. */
export function number(value: unknown): number {
	return optionalNumber(value) ?? 0;
}

/** An amount as whole cents; undefined when absent. Exact Online gives doubles such as 1210.5500000001. */
export function optionalCents(value: unknown): number | undefined {
	const amount = optionalNumber(value);
	// Adding 0 turns minus zero into zero.
	return amount === undefined ? undefined : Math.round(amount * 100) + 0;
}

/** An amount as whole cents; 0 when absent. */
export function cents(value: unknown): number {
	return optionalCents(value) ?? 0;
}

/** True for true, 1 and "true": Exact Online has both Boolean and Byte flags. */
export function flag(value: unknown): boolean {
	return value === true || value === 1 || value === 'true' || value === '1';
}
