/** What people read on the pages of *Map VAT codes*. */
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';
import { REASON_TEXTS } from '../texts/reasons.mts';

interface VatTexts {
	readonly title: string;
	readonly journalIntro: string;
	readonly journal: string;
	readonly allJournals: string;
	readonly next: string;
	readonly intro: string;
	readonly forJournal: string;
	readonly submit: string;
	readonly vatCode: string;
	readonly rate: string;
	readonly present: string;
	readonly finding: string;
	readonly none: string;
	readonly asForAll: string;
	readonly keep: string;
	readonly suggestion: string;
	readonly several: string;
	readonly sound: string;
	readonly done: string;
	readonly saved: string;
	readonly soundTile: string;
	readonly mappedTo: string;
	readonly all: string;
}

const PAGES: InLanguages<VatTexts> = {
	fr: {
		title: 'Correspondance des codes TVA',
		journalIntro:
			'PlanManager peut donner à un journal sa propre correspondance (VAT_JOURNAL_NUMBER). Commencez par celle de tous les journaux.',
		journal: 'Pour quel journal ?',
		allJournals: 'Tous les journaux',
		next: 'Continuer',
		intro:
			'Choisissez pour chaque code TVA de PlanManager celui d’Exact Online. En cas de doute, demandez au comptable : un mauvais code met la TVA dans la mauvaise grille. Rien ne change dans Exact Online.',
		forJournal: 'Pour le journal',
		submit: 'Enregistrer la correspondance',
		vatCode: 'Code TVA',
		rate: 'Taux',
		present: 'Actuel',
		finding: 'Constat',
		none: '– pas de correspondance –',
		asForAll: '– comme pour tous les journaux –',
		keep: 'laisser tel quel',
		suggestion: 'Proposition',
		several: 'Possibles, au choix du comptable',
		sound: 'En ordre',
		done: 'Correspondance enregistrée',
		saved: 'modifiés',
		soundTile: 'en ordre',
		mappedTo: 'Dans Exact Online',
		all: 'tous les journaux',
	},
	nl: {
		title: 'Koppeling van de btw-codes',
		journalIntro:
			'PlanManager kan een dagboek zijn eigen koppeling geven (VAT_JOURNAL_NUMBER). Begin met die van alle dagboeken.',
		journal: 'Voor welk dagboek?',
		allJournals: 'Alle dagboeken',
		next: 'Verder',
		intro:
			'Kies voor elke btw-code van PlanManager die van Exact Online. Vraag het bij twijfel aan de boekhouder: een verkeerde code zet de btw in het verkeerde rooster. In Exact Online verandert niets.',
		forJournal: 'Voor dagboek',
		submit: 'Koppeling bewaren',
		vatCode: 'Btw-code',
		rate: 'Tarief',
		present: 'Nu',
		finding: 'Vaststelling',
		none: '– geen koppeling –',
		asForAll: '– zoals voor alle dagboeken –',
		keep: 'laten zoals het is',
		suggestion: 'Voorstel',
		several: 'Mogelijk, de boekhouder kiest',
		sound: 'In orde',
		done: 'Koppeling bewaard',
		saved: 'gewijzigd',
		soundTile: 'in orde',
		mappedTo: 'In Exact Online',
		all: 'alle dagboeken',
	},
	en: {
		title: 'Mapping of VAT codes',
		journalIntro:
			'PlanManager can give a journal a mapping of its own (VAT_JOURNAL_NUMBER). Start with the one of all journals.',
		journal: 'For which journal?',
		allJournals: 'All journals',
		next: 'Continue',
		intro:
			'Choose for each VAT code of PlanManager the one of Exact Online. When in doubt, ask the accountant: a wrong code puts VAT in the wrong box of the return. Nothing changes in Exact Online.',
		forJournal: 'For journal',
		submit: 'Save the mapping',
		vatCode: 'VAT code',
		rate: 'Rate',
		present: 'Now',
		finding: 'Finding',
		none: '– not mapped –',
		asForAll: '– as for all journals –',
		keep: 'leave as it is',
		suggestion: 'Suggestion',
		several: 'Possible, the accountant decides',
		sound: 'In order',
		done: 'Mapping saved',
		saved: 'changed',
		soundTile: 'in order',
		mappedTo: 'In Exact Online',
		all: 'all journals',
	},
};

/** All that people read: the content of the node **Texts**. */
export const TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES), reasons: REASON_TEXTS };
