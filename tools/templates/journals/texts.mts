/** What people read on the pages and in the alerts of *Import journals*. */
import type { JournalKind } from '../code/exact.mts';
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';
import { REASON_TEXTS } from '../texts/reasons.mts';

interface JournalTexts {
	readonly title: string;
	readonly intro: string;
	readonly submit: string;
	readonly done: string;
	readonly added: string;
	readonly known: string;
	readonly linked: string;
	readonly addedTitle: string;
	readonly remarks: string;
	readonly nothing: string;
	readonly code: string;
	readonly kind: string;
	readonly kinds: Readonly<Record<JournalKind, string>>;
	/** PlanManager refused the links, or did not answer. */
	readonly notSaved: string;
	readonly alert: string;
	readonly alertHint: string;
}

const PAGES: InLanguages<JournalTexts> = {
	fr: {
		title: 'Importer les journaux',
		intro:
			'Les journaux qui existent dans Exact Online sont créés dans PlanManager. Les doublons ne sont pas repris ; rien ne change dans Exact Online.',
		submit: 'Importez depuis Exact',
		done: 'Journaux importés',
		added: 'nouveaux',
		known: 'déjà en ordre',
		linked: 'nouvellement liés',
		addedTitle: 'Nouveaux dans PlanManager',
		remarks: 'En ordre, avec une remarque',
		nothing: 'Aucun journal nouveau.',
		code: 'Journal',
		kind: 'Type',
		kinds: {
			SALES: 'Ventes',
			SALES_CREDIT: 'Notes de crédit',
			PURCHASE: 'Achats',
			OTHER: 'Autre',
		},
		notSaved: 'Liens non enregistrés dans PlanManager',
		alert: 'Nouveaux journaux importés depuis Exact Online',
		alertHint: 'Vérifiez leur type et leur site dans PlanManager.',
	},
	nl: {
		title: 'Dagboeken importeren',
		intro:
			'De dagboeken van Exact Online worden in PlanManager aangemaakt. Dubbele worden niet overgenomen; in Exact Online verandert niets.',
		submit: 'Importeren uit Exact',
		done: 'Dagboeken geïmporteerd',
		added: 'nieuw',
		known: 'al in orde',
		linked: 'nieuw gekoppeld',
		addedTitle: 'Nieuw in PlanManager',
		remarks: 'In orde, met een opmerking',
		nothing: 'Geen nieuw dagboek.',
		code: 'Dagboek',
		kind: 'Type',
		kinds: {
			SALES: 'Verkoop',
			SALES_CREDIT: 'Creditnota’s',
			PURCHASE: 'Aankoop',
			OTHER: 'Andere',
		},
		notSaved: 'Koppelingen niet bewaard in PlanManager',
		alert: 'Nieuwe dagboeken geïmporteerd uit Exact Online',
		alertHint: 'Controleer hun type en vestiging in PlanManager.',
	},
	en: {
		title: 'Import journals',
		intro:
			'The journals of Exact Online are created in PlanManager. Duplicates are not taken over; nothing changes in Exact Online.',
		submit: 'Import from Exact',
		done: 'Journals imported',
		added: 'new',
		known: 'in order already',
		linked: 'newly linked',
		addedTitle: 'New in PlanManager',
		remarks: 'In order, with a remark',
		nothing: 'No new journal.',
		code: 'Journal',
		kind: 'Type',
		kinds: {
			SALES: 'Sales',
			SALES_CREDIT: 'Credit notes',
			PURCHASE: 'Purchases',
			OTHER: 'Other',
		},
		notSaved: 'Links not saved in PlanManager',
		alert: 'New journals imported from Exact Online',
		alertHint: 'Check their type and site in PlanManager.',
	},
};

/** All that people read: the content of the node **Texts**. */
export const TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES), reasons: REASON_TEXTS };
