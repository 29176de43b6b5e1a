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
