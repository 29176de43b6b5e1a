/** What people read on the page and in the alerts of *Check the connection*, beside the lines themselves. */
import en from '../../../workflows/texts/checks.en.json' with { type: 'json' };
import fr from '../../../workflows/texts/checks.fr.json' with { type: 'json' };
import nl from '../../../workflows/texts/checks.nl.json' with { type: 'json' };
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';

interface CheckTexts {
	readonly allGood: string;
	readonly usable: string;
	readonly stopped: string;
	readonly check: string;
	readonly finding: string;
	readonly toSettle: string;
	readonly inOrder: string;
	readonly planManager: string;
	readonly reached: string;
	readonly notReached: string;
	readonly notReachedHint: string;
	readonly checkedAt: string;
	readonly alert: string;
}

const PAGES: InLanguages<CheckTexts> = {
	fr: {
		allGood: 'Tout est en ordre',
		usable: 'La liaison fonctionne, avec des points d’attention',
		stopped: 'À régler avant d’exporter',
		check: 'Contrôle',
		finding: 'Constat',
		toSettle: 'À régler ou à savoir',
		inOrder: 'En ordre',
		planManager: 'PlanManager',
		reached: 'PlanManager répond.',
		notReached: 'PlanManager ne répond pas comme prévu : {cause}.',
		notReachedHint:
			'Vérifiez l’adresse et la clé dans l’identifiant PlanManager de n8n. Les comparaisons avec PlanManager n’ont pas pu être faites.',
		checkedAt: 'Contrôlé le',
		alert: 'La liaison avec Exact Online demande votre attention',
	},
	nl: {
		allGood: 'Alles is in orde',
		usable: 'De koppeling werkt, met aandachtspunten',
		stopped: 'Te regelen vóór u exporteert',
		check: 'Controle',
		finding: 'Vaststelling',
		toSettle: 'Te regelen of te weten',
		inOrder: 'In orde',
		planManager: 'PlanManager',
		reached: 'PlanManager antwoordt.',
		notReached: 'PlanManager antwoordt niet zoals verwacht: {cause}.',
		notReachedHint:
			'Controleer het adres en de sleutel in de PlanManager-credential van n8n. De vergelijkingen met PlanManager konden niet gebeuren.',
		checkedAt: 'Gecontroleerd op',
		alert: 'De koppeling met Exact Online vraagt uw aandacht',
	},
	en: {
		allGood: 'Everything is in order',
		usable: 'The link works, with points to look at',
		stopped: 'To settle before you export',
		check: 'Check',
		finding: 'Finding',
		toSettle: 'To settle or to know',
		inOrder: 'In order',
		planManager: 'PlanManager',
		reached: 'PlanManager answers.',
		notReached: 'PlanManager does not answer as expected: {cause}.',
		notReachedHint:
			'Check the address and the key in the PlanManager credential of n8n. What is compared with PlanManager could not be checked.',
		checkedAt: 'Checked on',
		alert: 'The link with Exact Online needs your attention',
	},
};

/** Names of the colours, of the checks and of their lines. `{…}` stands for a fact of the line. */
const CHECKS: InLanguages<typeof en> = { fr, nl, en };

/** All that people read: the content of the node **Texts**. */
export const TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES), checks: CHECKS };
