/** What people read in the report and the alerts of *Payment sweep*. */
import type { InLanguages } from './common.mts';

interface SweepTexts {
	readonly repaired: string;
	readonly nothingRepaired: string;
	readonly paid: string;
	readonly open: string;
	readonly alert: string;
	readonly ambiguous: string;
	readonly ambiguousHint: string;
}

export const SWEEP_TEXTS: InLanguages<SweepTexts> = {
	fr: {
		repaired: 'Paiements mis à jour dans PlanManager',
		nothingRepaired: 'PlanManager était à jour.',
		paid: 'payé',
		open: 'non payé',
		alert: 'Paiements à examiner',
		ambiguous: 'Plusieurs factures de PlanManager portent ce numéro',
		ambiguousHint: 'Exportez la bonne facture, ou corrigez le numéro des autres.',
	},
	nl: {
		repaired: 'Betalingen bijgewerkt in PlanManager',
		nothingRepaired: 'PlanManager was bij.',
		paid: 'betaald',
		open: 'niet betaald',
		alert: 'Betalingen te bekijken',
		ambiguous: 'Meerdere facturen in PlanManager dragen dit nummer',
		ambiguousHint: 'Exporteer de juiste factuur, of verbeter het nummer van de andere.',
	},
	en: {
		repaired: 'Payments brought up to date in PlanManager',
		nothingRepaired: 'PlanManager was up to date.',
		paid: 'paid',
		open: 'open',
		alert: 'Payments to look at',
		ambiguous: 'Several invoices of PlanManager have this number',
		ambiguousHint: 'Export the right one, or correct the number of the others.',
	},
};
