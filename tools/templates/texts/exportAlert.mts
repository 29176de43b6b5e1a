/** What people read in the alert of *Scheduled export of invoices*. */
import type { InLanguages } from './common.mts';

interface ExportAlertTexts {
	/** `{count}` need a person, of `{total}`; `{booked}` are booked. */
	readonly alert: string;
	readonly noNumber: string;
}

export const EXPORT_ALERT_TEXTS: InLanguages<ExportAlertTexts> = {
	fr: {
		alert: 'Documents à examiner : {count} sur {total} ({booked} comptabilisés dans Exact Online)',
		noNumber: 'sans numéro',
	},
	nl: {
		alert: 'Documenten te bekijken: {count} van {total} ({booked} geboekt in Exact Online)',
		noNumber: 'zonder nummer',
	},
	en: {
		alert: 'Documents that need attention: {count} of {total} ({booked} booked in Exact Online)',
		noNumber: 'without number',
	},
};
