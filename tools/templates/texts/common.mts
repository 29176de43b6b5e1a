/** Words that the pages of several templates share, and how a template's own texts join them. */
import { FACT_NAMES } from './reasons.mts';
import type { FactNames } from './reasons.mts';
import type { InLanguages, Language } from './languages.mts';

interface CommonTexts {
	readonly attention: string;
	readonly reason: string;
	readonly whatToDo: string;
	readonly name: string;
}

/** What a page of one template can say: its own texts, the shared words and the names of facts. */
export type PageTexts<Own> = Own & CommonTexts & { readonly facts: FactNames };

const COMMON: InLanguages<CommonTexts> = {
	fr: { attention: 'à examiner', reason: 'Raison', whatToDo: 'Que faire', name: 'Nom' },
	nl: { attention: 'te bekijken', reason: 'Reden', whatToDo: 'Wat te doen', name: 'Naam' },
	en: { attention: 'need attention', reason: 'Reason', whatToDo: 'What to do', name: 'Name' },
};

/** The texts of one template by language, with the shared words and the names of facts. */
export function pagesOf<Own>(own: InLanguages<Own>): InLanguages<PageTexts<Own>> {
	const page = (language: Language): PageTexts<Own> => ({
		...COMMON[language],
		...own[language],
		facts: FACT_NAMES[language],
	});
	return { fr: page('fr'), nl: page('nl'), en: page('en') };
}
