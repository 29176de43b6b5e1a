/** The texts of the language that was chosen on the first page, or for the alerts. */
import type { InLanguages, Language } from '../texts/languages.mts';

/** What comes out of the node **Texts**: all of its texts, and the names of languages that were chosen. */
export type Chosen<Texts> = Texts & {
	/** By who started the run; nobody did on a schedule. */
	readonly languageName?: string;
	/** Of the node **Settings**, for a run that nobody started. */
	readonly languageOfAlerts?: string;
};

/** The language, and `t`: what a page can say in it. */
export interface Words<Page = unknown> {
	readonly language: Language;
	readonly t: Page;
}

/** The part of the texts that is said on pages and in messages. */
export interface Pages<Page> {
	readonly languages: Readonly<Record<string, Language>>;
	readonly pages: InLanguages<Page>;
}

/** What a page can say in any language. */
export type PageOf<Texts extends Pages<unknown>> = Texts['pages'][Language];

export function wordsOf<Page>(texts: Chosen<Pages<Page>>): Words<Page> {
	const { languages, languageName, languageOfAlerts } = texts;
	const language = languages[languageName ?? languageOfAlerts ?? ''] ?? 'fr';
	return { language, t: texts.pages[language] };
}

/** French has a space before its colon. */
export function colon(language: Language): string {
	return language === 'fr' ? '\u00a0:' : ':';
}

/** "Name: value". */
export function labelled(language: Language, name: string, value: string): string {
	return `${name}${colon(language)} ${value}`;
}

/** A pattern with each `{name}` replaced by its value; a name without value leaves nothing. */
export function fill(
	pattern: string,
	valueOf: (name: string) => string | number | undefined,
): string {
	return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(valueOf(name) ?? ''));
}

/** A part of a message: its heading, and a line for each entry; nothing without entries. */
export function listed(language: Language, heading: string, entries: readonly string[]): string[] {
	return entries.length === 0 ? [] : [`${heading}${colon(language)}`, ...entries];
}

/** A message of the parts that say anything, with an empty line between them. */
export function messageOf(parts: ReadonlyArray<readonly string[]>): string {
	const said = parts.filter((lines) => lines.length > 0);
	return said.map((lines) => lines.join('\n')).join('\n\n');
}
