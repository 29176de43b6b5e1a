/** Reasons that only the export templates give: what PlanManager did not take of a document. */
import type { InLanguages } from '../texts/languages.mts';
import { REASON_TEXTS } from '../texts/reasons.mts';
import type { ReasonText } from '../texts/reasons.mts';

export interface OwnReasons {
	readonly CUSTOMER_LINK_NOT_SAVED: ReasonText;
	/** PlanManager holds no result of a document that this run worked on. */
	readonly RESULT_NOT_RECORDED: ReasonText;
	/** Another run exported a document while this one still held it. */
	readonly EXPORTED_BY_OTHER_RUN: ReasonText;
}

const OWN: InLanguages<OwnReasons> = {
	fr: {
		CUSTOMER_LINK_NOT_SAVED: {
			title: 'Le lien du client n’est pas enregistré dans PlanManager',
			hint: 'Rien à faire : la prochaine exportation retrouve le client. Si cela dure, vérifiez la fiche du client.',
		},
		RESULT_NOT_RECORDED: {
			title: 'Aucun résultat n’a été enregistré dans PlanManager',
			hint: 'Relancez l’exportation dans une heure ; elle ne crée jamais de doublon.',
		},
		EXPORTED_BY_OTHER_RUN: {
			title: 'Exporté entre-temps par une autre exportation',
			hint: 'Vérifiez dans Exact Online que le document ne s’y trouve qu’une fois.',
		},
	},
	nl: {
		CUSTOMER_LINK_NOT_SAVED: {
			title: 'De koppeling van de klant is niet bewaard in PlanManager',
			hint: 'Niets te doen: de volgende export vindt de klant terug. Blijft het duren, kijk dan de klantenfiche na.',
		},
		RESULT_NOT_RECORDED: {
			title: 'Er werd geen resultaat genoteerd in PlanManager',
			hint: 'Start de export over een uur opnieuw; dubbel boeken kan niet.',
		},
		EXPORTED_BY_OTHER_RUN: {
			title: 'Intussen door een andere export verstuurd',
			hint: 'Kijk in Exact Online na of het document er maar één keer staat.',
		},
	},
	en: {
		CUSTOMER_LINK_NOT_SAVED: {
			title: 'The link of the customer is not saved in PlanManager',
			hint: 'Nothing to do: the next export finds the customer again. If it lasts, check the customer’s record.',
		},
		RESULT_NOT_RECORDED: {
			title: 'No result was recorded in PlanManager',
			hint: 'Export again in an hour; nothing is booked twice.',
		},
		EXPORTED_BY_OTHER_RUN: {
			title: 'Exported by another export meanwhile',
			hint: 'Check in Exact Online that the document stands there only once.',
		},
	},
};

/** Title and hint of every reason that an export can give, by language. */
export const EXPORT_REASONS = {
	fr: { ...REASON_TEXTS.fr, ...OWN.fr },
	nl: { ...REASON_TEXTS.nl, ...OWN.nl },
	en: { ...REASON_TEXTS.en, ...OWN.en },
};
