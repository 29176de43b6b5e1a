/** Reading of values whose shape a user's expression or an answer decides. */

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text of a text or a number, trimmed; anything else is no text and gives the empty one. */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return '';
}

/**
 * A list from whatever a form, a tick list or an expression gives: an array, text separated by commas,
 * a single value or nothing. Blank entries are dropped, repeated ones kept once.
 */
export function listOf(value: unknown): string[] {
	const entries = Array.isArray(value) ? value.flatMap(listOf) : textOf(value).split(',');
	return [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

/** A list, also as JSON text; undefined when the value is neither. */
export function jsonListOf(value: unknown): unknown[] | undefined {
	const list = typeof value === 'string' ? parsedJson(value) : value;
	return Array.isArray(list) ? (list as unknown[]) : undefined;
}

/** A whole number, also as text; undefined for anything else. */
export function wholeNumberOf(value: unknown): number | undefined {
	const text = textOf(value);
	const number = Number(text);
	return text !== '' && Number.isSafeInteger(number) ? number : undefined;
}

/** True or false as a box, a text or a digit says it; undefined for anything else. */
export function flagOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	const text = textOf(value).toLowerCase();
	if (text === 'true' || text === '1') return true;
	return text === 'false' || text === '0' ? false : undefined;
}

/** True for the notation in which Exact Online writes its identities. */
export function isGuid(text: string): boolean {
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** The same object without the fields that are undefined. */
export function withoutAbsent<T extends object>(fields: T): T {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
