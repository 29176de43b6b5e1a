/** Lists in a parameter: of an expression, or as text that a person typed. */
import { distinctTexts, givenText } from '../domain/values/given';

/**
 * The names in a list or in text with commas, each once. Undefined for an untouched parameter, as opposed to
 * an expression that found nothing.
 */
export function readList(value: unknown): string[] | undefined {
	if (value === '' || value === undefined || value === null) return undefined;
	const parts: unknown[] = Array.isArray(value) ? value : givenText(value).split(/[,;\n]/);
	return distinctTexts(parts.map(givenText));
}
