import { formatCents } from '../values/money';
import { shorten } from '../values/text';

const MAX_LENGTH = 120;

/**
 * The facts of a reason as short texts, for saying the same in another language. Names stay, amounts in
 * cents become decimal text under their name without `Cents`; what has no short text is left out.
 */
export function shownFacts(facts: object): Record<string, string> {
	const shown: Record<string, string> = {};
	for (const [name, value] of Object.entries(facts)) {
		const text = shownValue(name, value);
		if (text !== '') shown[name.replace(/Cents$/, '')] = shorten(text, MAX_LENGTH);
	}
	return shown;
}

function shownValue(name: string, value: unknown): string {
	if (typeof value === 'number') return name.endsWith('Cents') ? formatCents(value) : String(value);
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) {
		// Texts of a record, such as an address, have commas of their own.
		const separator = value.some((part) => typeof part === 'object') ? '; ' : ', ';
		return value.map((part: unknown) => partOf(part)).join(separator);
	}
	return '';
}

/** One of several: a text, or a record such as a candidate account, whose texts say what it is. */
function partOf(part: unknown): string {
	if (typeof part === 'string' || typeof part === 'number') return String(part);
	if (typeof part !== 'object' || part === null) return '';
	return Object.values(part)
		.filter((value) => typeof value === 'string')
		.join(' ');
}
