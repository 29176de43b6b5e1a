/** What people read in the reports and the alerts of *Payment sweep* and *Payments to PlanManager*. */
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';
import { REASON_TEXTS } from '../texts/reasons.mts';

export interface UnrecordedTexts {
	readonly unrecorded: string;
	/** What happens next, and what to do. */
	readonly unrecordedHint: string;
	/** Instead of a reason: the node ended before this invoice. */
	readonly notSent: string;
}

interface SweepTexts extends UnrecordedTexts {
	readonly repaired: string;
	readonly nothingRepaired: string;
	readonly paid: string;
	readonly open: string;
	/** Before what PlanManager does not have yet, by the day since when. */
	readonly waiting: string;
	readonly alert: string;
	/** What is only to be known, such as amounts that differ. */
	readonly remarks: string;
	readonly ambiguous: string;
	readonly ambiguousHint: string;
	/** The number fits, and one side does not say its total or kind. */
	readonly unsure: string;
	readonly unsureHint: string;
}

/** What PlanManager did not take of the payments that were read. */
const UNRECORDED_PAGES: InLanguages<UnrecordedTexts> = {
	fr: {
		unrecorded: 'Paiements que PlanManager n’a pas enregistrés',
		unrecordedHint:
			'Tout le reste est enregistré. Le balayage des paiements réessaie jusqu’à ce que ce soit fait, et le rappelle chaque nuit d’ici là.',
		notSent:
			'rien n’a été envoyé à PlanManager. Ouvrez l’exécution dans n8n, nœud Record payments.',
	},
	nl: {
		unrecorded: 'Betalingen die PlanManager niet noteerde',
		unrecordedHint:
			'Al het andere is genoteerd. De betalingscontrole probeert opnieuw tot het gelukt is, en herinnert er tot dan elke nacht aan.',
		notSent:
			'er werd niets naar PlanManager gestuurd. Open de uitvoering in n8n, node Record payments.',
	},
	en: {
		unrecorded: 'Payments that PlanManager did not record',
		unrecordedHint:
			'Everything else is recorded. Payment sweep tries again until it is done, and names it every night until then.',
		notSent: 'nothing was sent to PlanManager. Open the run in n8n, node Record payments.',
	},
};

const SWEEP_PAGES: InLanguages<SweepTexts> = {
	fr: {
		...UNRECORDED_PAGES.fr,
		repaired: 'Paiements mis à jour dans PlanManager',
		nothingRepaired: 'PlanManager était à jour.',
		paid: 'payé',
		open: 'non payé',
		waiting: 'Pas encore dans PlanManager, à réessayer, depuis le',
		alert: 'Paiements à examiner',
		remarks: 'À savoir, une seule fois',
		ambiguous: 'Plusieurs documents portent ce numéro dans PlanManager ou dans Exact Online',
		ambiguousHint: 'Exportez la bonne facture, ou corrigez le numéro des autres.',
		unsure:
			'PlanManager ne dit pas si le document avec ce numéro est une facture ou une note de crédit',
		unsureHint: 'Exportez-le : il sera ensuite reconnu par son écriture.',
	},
	nl: {
		...UNRECORDED_PAGES.nl,
		repaired: 'Betalingen bijgewerkt in PlanManager',
		nothingRepaired: 'PlanManager was bij.',
		paid: 'betaald',
		open: 'niet betaald',
		waiting: 'Nog niet in PlanManager, wordt opnieuw geprobeerd, sinds',
		alert: 'Betalingen te bekijken',
		remarks: 'Om te weten, één keer',
		ambiguous: 'Meerdere documenten in PlanManager of Exact Online dragen dit nummer',
		ambiguousHint: 'Exporteer de juiste factuur, of verbeter het nummer van de andere.',
		unsure: 'PlanManager zegt niet of het document met dit nummer een factuur of een creditnota is',
		unsureHint: 'Exporteer het: daarna wordt het aan zijn boeking herkend.',
	},
	en: {
		...UNRECORDED_PAGES.en,
		repaired: 'Payments brought up to date in PlanManager',
		nothingRepaired: 'PlanManager was up to date.',
		paid: 'paid',
		open: 'open',
		waiting: 'Not in PlanManager yet, tried again, since',
		alert: 'Payments to look at',
		remarks: 'To know, said once',
		ambiguous: 'Several documents in PlanManager or Exact Online have this number',
		ambiguousHint: 'Export the right one, or correct the number of the others.',
		unsure:
			'PlanManager does not say whether the document with this number is an invoice or a credit note',
		unsureHint: 'Export it: then it is recognised by its entry.',
	},
};

/** All that people read: the content of the node **Texts** of *Payments to PlanManager*. */
export const WEBHOOK_TEXTS = { languages: LANGUAGES, pages: pagesOf(UNRECORDED_PAGES) };

/** The same of *Payment sweep*. */
export const SWEEP_TEXTS = {
	languages: LANGUAGES,
	pages: pagesOf(SWEEP_PAGES),
	reasons: REASON_TEXTS,
};
