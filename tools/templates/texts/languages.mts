/** The languages in which a garage reads, and how the first page of every form offers them. */

export type Language = 'fr' | 'nl' | 'en';

/** A text that lacks in one language does not compile. */
export type InLanguages<T> = Readonly<Record<Language, T>>;

/** By the name that is chosen. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
	Français: 'fr',
	Nederlands: 'nl',
	English: 'en',
};
