/** Texts and code that templates carry inside themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The source of a Code node, from `code/`. */
export function readCode(file: string): string {
	return readFileSync(join(import.meta.dirname, 'code', file), 'utf8').trimEnd();
}

/** Title and hint of every reason code, by language. */
export function readReasonTexts(): Record<string, Record<string, { title: string; hint: string }>> {
	return Object.fromEntries(
		['fr', 'nl', 'en'].map((language) => [
			language,
			JSON.parse(readFileSync(join(ROOT, 'workflows/texts', `reasons.${language}.json`), 'utf8')),
		]),
	);
}
