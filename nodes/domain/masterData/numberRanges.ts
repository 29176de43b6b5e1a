/** A choice of account numbers as a person types it: "700000-709999, 640200". */

export interface NumberRange {
	readonly from: string;
	readonly to: string;
}

export interface NumberChoice {
	readonly ranges: readonly NumberRange[];
	readonly numbers: readonly string[];
}

/** The choice, or the part of the text that is neither a number nor a range. */
export type ParsedNumbers = { readonly choice: NumberChoice } | { readonly unreadable: string };

/** Also the dashes that word processors put between two numbers. */
const DASH = /\s*[-–—]\s*/g;
const NUMBER = /^\d+$/;

/** Reads numbers and ranges, separated by commas, semicolons, spaces or lines. */
export function parseNumbers(text: string): ParsedNumbers {
	const parts = text
		.replace(DASH, '-')
		.split(/[\s,;]/)
		.filter((part) => part !== '');
	const ranges: NumberRange[] = [];
	const numbers: string[] = [];
	for (const part of parts) {
		const [from, to, ...rest] = part.split('-');
		const isRange = to !== undefined;
		if (!NUMBER.test(from) || rest.length > 0) return { unreadable: part };
		if (!isRange) {
			numbers.push(from);
			continue;
		}
		const range = { from, to };
		if (!NUMBER.test(to) || isReversed(range)) return { unreadable: part };
		ranges.push(range);
	}
	return { choice: { ranges, numbers } };
}

/**
 * True when the number is chosen. A bound counts for as many digits as it has, so that "700-709" holds
 * 709999 as well; a single number is that account only.
 */
export function isChosen(number: string, { ranges, numbers }: NumberChoice): boolean {
	return (
		numbers.includes(number) ||
		ranges.some(({ from, to }) => number >= from && number.slice(0, to.length) <= to)
	);
}

function isReversed({ from, to }: NumberRange): boolean {
	return from.slice(0, to.length) > to;
}
