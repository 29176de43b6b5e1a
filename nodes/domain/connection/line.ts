/**
 * The lines of a connection check: a stable code, a colour, and texts that quote facts. The texts are
 * patterns, so that a page can say the same in another language with the same facts.
 */
import { bookLines } from './bookLines';
import type { CheckName, LineDefinition } from './lineDefinition';
import { serviceLines } from './serviceLines';

export type LineFacts = Readonly<Record<string, string>>;

export interface CheckLine extends LineDefinition {
	readonly code: LineCode | 'NOT_CHECKED';
	readonly facts: LineFacts;
}

const definitions = { ...serviceLines, ...bookLines };

export type LineCode = keyof typeof definitions;

export const NOT_CHECKED = {
	status: 'amber',
	message: 'Not checked, because an earlier check stopped the rest.',
	hint: 'Settle the red line above first, then check again.',
} as const;

/** Every code but NOT_CHECKED, which any check can have. */
export const lineCodes: readonly LineCode[] = Object.keys(definitions) as LineCode[];

/** What a code says, with `{name}` where a fact goes. */
export function definitionOf(code: LineCode): LineDefinition {
	return definitions[code];
}

/** A line with its texts filled in. */
export function line(code: LineCode, facts: LineFacts = {}): CheckLine {
	const { check, status, message, hint } = definitionOf(code);
	return { check, status, code, message: fill(message, facts), hint: fill(hint, facts), facts };
}

/** The line of a check that an earlier one made impossible. */
export function notChecked(check: CheckName): CheckLine {
	return { check, code: 'NOT_CHECKED', ...NOT_CHECKED, facts: {} };
}

function fill(pattern: string, facts: LineFacts): string {
	return pattern.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}
