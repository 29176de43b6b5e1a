/** Texts and code that templates carry inside themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InLanguages, Language } from './texts/common.mts';

const TEXT_FOLDER = join(import.meta.dirname, '../../workflows/texts');
const CODE_FOLDER = join(import.meta.dirname, 'code');

/** A line of a source that stands for another source, for Code nodes cannot import. */
const INCLUDE = /^\/\/ include: (\S+)$/gm;

/** The source of a Code node, from `code/`, with what it includes. */
export function readCode(file: string): string {
	const source = readFileSync(join(CODE_FOLDER, file), 'utf8').trimEnd();
	return source.replace(INCLUDE, (_, included: string) => readCode(included));
}

/** Title and hint of every reason code, by language. */
export function readReasonTexts(): InLanguages<object> {
	return readTexts('reasons');
}

/** Names of the checks and their lines, by language. */
export function readCheckTexts(): InLanguages<object> {
	return readTexts('checks');
}

/** What a garage calls the facts that a reason quotes, by language. A fact without a name is not shown. */
export function readFactNames(): InLanguages<object> {
	return readTexts('facts');
}

function readTexts(kind: string): InLanguages<object> {
	const read = (language: Language): object =>
		JSON.parse(readFileSync(join(TEXT_FOLDER, `${kind}.${language}.json`), 'utf8')) as object;
	return { fr: read('fr'), nl: read('nl'), en: read('en') };
}
