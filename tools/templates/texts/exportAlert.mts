/** What people read in the alert of *Scheduled export of invoices*. */
import type { InLanguages } from './common.mts';

interface ExportAlertTexts {
	/** `{count}` need a person, of `{total}`; `{booked}` are booked. */
	readonly alert: string;
	readonly noNumber: string;
	/** The run ended before it told PlanManager anything about a document. */
	readonly noResult: string;
}

export const EXPORT_ALERT_TEXTS: InLanguages<ExportAlertTexts> = {
	fr: {
		alert: 'Documents à examiner : {count} sur {total} ({booked} comptabilisés dans Exact Online)',
		noNumber: 'sans numéro',
		noResult:
			'aucun résultat n’a été enregistré. Relancez l’exportation ; elle ne crée jamais de doublon.',
	},
	nl: {
		alert: 'Documenten te bekijken: {count} van {total} ({booked} geboekt in Exact Online)',
		noNumber: 'zonder nummer',
		noResult: 'er werd geen resultaat genoteerd. Start de export opnieuw; dubbel boeken kan niet.',
	},
	en: {
		alert: 'Documents that need attention: {count} of {total} ({booked} booked in Exact Online)',
		noNumber: 'without number',
		noResult: 'no result was recorded. Export again; nothing is booked twice.',
	},
};
