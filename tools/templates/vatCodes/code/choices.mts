/** Which codes of Exact Online a VAT code of PlanManager can be mapped to, in the words of a drop-down. */
import type { ExactVatCode, VatMappingOutcome, WithReasons } from '../../code/exact.mts';
import { percentText } from '../../code/figures.mts';
import { evenSpaces } from '../../code/label.mts';
import type { VatCode } from '../../code/planManager.mts';
import type { PageOf, Words } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

type MappingWords = Words<PageOf<typeof TEXTS>>;

/** A VAT code of PlanManager after its mapping was checked. */
export type CheckedVatCode = VatCode &
	WithReasons & { readonly exactVatMapping: VatMappingOutcome };

/** What the drop-down of one VAT code offers. */
export interface MappingChoices {
	/** The code of Exact Online that it is mapped to now. */
	readonly present?: string;
	/** Codes of Exact Online by their label; the empty one takes the mapping away. */
	readonly choices: Readonly<Record<string, string>>;
	/** The label that is chosen beforehand. */
	readonly preset?: string;
}

export function byCode(one: { readonly code: string }, other: { readonly code: string }): number {
	return one.code < other.code ? -1 : 1;
}

/** `journal` is the code of the one that the mapping is for, empty for all. */
export function mappingChoices(
	words: MappingWords,
	vatCode: CheckedVatCode,
	journal: string,
	exactCodes: readonly ExactVatCode[],
): MappingChoices {
	const { t } = words;
	const isFitting = (code: ExactVatCode): boolean => rateOnDocument(code) === Number(vatCode.rate);
	const usable = exactCodes.filter((code) => code.usable);
	const sorted = [...usable.filter(isFitting), ...usable.filter((code) => !isFitting(code))];
	const present = vatCode.mappings.find(
		(mapping) => (mapping.journal ?? '') === journal,
	)?.exactVatCode;
	const choices: Record<string, string> = {
		[evenSpaces(journal === '' ? t.none : t.asForAll)]: '',
		...Object.fromEntries(sorted.map((code) => [exactLabel(words, code), code.code])),
	};
	if (present !== undefined && !usable.some((code) => code.code === present)) {
		choices[evenSpaces(`${present} – ${t.keep}`)] = present;
	}
	const isSound = usable.some((code) => code.code === present && isFitting(code));
	const isForAll = journal === '' || present !== undefined;
	const suggestion = isForAll ? vatCode.exactVatMapping.suggestion : undefined;
	const preset = isSound ? present : (suggestion ?? present ?? '');
	return {
		present,
		choices,
		preset: Object.keys(choices).find((label) => choices[label] === preset),
	};
}

function exactLabel({ language }: MappingWords, code: ExactVatCode): string {
	const percent = percentText(language, rateOnDocument(code));
	return evenSpaces(`${code.code} – ${code.description} (${percent})`);
}

/** Under reverse charge the document carries no VAT. */
function rateOnDocument({ reverseCharge, rate }: ExactVatCode): number {
	return reverseCharge ? 0 : rate;
}
