/** Words that the pages of several templates share, and how a template's own texts join them. */
import { readFactNames } from '../read.mts';

export type Language = 'fr' | 'nl' | 'en';
export type InLanguages<T> = Readonly<Record<Language, T>>;

/** As the first page of every form offers them. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
	Français: 'fr',
	Nederlands: 'nl',
	English: 'en',
};

interface CommonTexts {
	readonly attention: string;
	readonly reason: string;
	readonly whatToDo: string;
	readonly name: string;
}

const COMMON: InLanguages<CommonTexts> = {
	fr: { attention: 'à examiner', reason: 'Raison', whatToDo: 'Que faire', name: 'Nom' },
	nl: { attention: 'te bekijken', reason: 'Reden', whatToDo: 'Wat te doen', name: 'Naam' },
	en: { attention: 'need attention', reason: 'Reason', whatToDo: 'What to do', name: 'Name' },
};

/** The texts of one template by language, with the shared words and the names of facts. */
export function pagesOf<T extends object>(own: InLanguages<T>): Readonly<Record<Language, object>> {
	const factNames = readFactNames();
	const page = (language: Language): object => ({
		...COMMON[language],
		...own[language],
		facts: factNames[language],
	});
	return { fr: page('fr'), nl: page('nl'), en: page('en') };
}
