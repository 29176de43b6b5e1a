/** The texts of `workflows/texts` that several templates show: reasons, and the facts that they quote. */
import factsEn from '../../../workflows/texts/facts.en.json' with { type: 'json' };
import factsFr from '../../../workflows/texts/facts.fr.json' with { type: 'json' };
import factsNl from '../../../workflows/texts/facts.nl.json' with { type: 'json' };
import en from '../../../workflows/texts/reasons.en.json' with { type: 'json' };
import fr from '../../../workflows/texts/reasons.fr.json' with { type: 'json' };
import nl from '../../../workflows/texts/reasons.nl.json' with { type: 'json' };
import type { InLanguages } from './languages.mts';

export interface ReasonText {
	readonly title: string;
	readonly hint: string;
}

/** By code. A code of a newer node may lack; its own English text is shown then. */
export type ReasonTexts = Readonly<Partial<Record<string, ReasonText>>>;

/** What a garage calls the facts that a reason quotes. A fact without a name is not shown. */
export type FactNames = Readonly<Partial<Record<string, string>>>;

/** Title and hint of every reason of the nodes. */
export const REASON_TEXTS: InLanguages<Readonly<Record<keyof typeof en, ReasonText>>> = {
	fr,
	nl,
	en,
};

export const FACT_NAMES: InLanguages<Readonly<Record<keyof typeof factsEn, string>>> = {
	fr: factsFr,
	nl: factsNl,
	en: factsEn,
};
