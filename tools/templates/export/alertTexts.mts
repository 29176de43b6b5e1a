/** What people read in the alert of *Scheduled export of invoices*. */
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';
import { EXPORT_REASONS } from './reasonTexts.mts';

interface ExportAlertTexts {
	/** `{count}` need a person, of `{total}`; `{booked}` are booked. */
	readonly alert: string;
	readonly noNumber: string;
}

const PAGES: InLanguages<ExportAlertTexts> = {
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

/** All that people read: the content of the node **Texts**. */
export const ALERT_TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES), reasons: EXPORT_REASONS };
