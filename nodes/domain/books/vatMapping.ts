import { journalKey } from './journalCode';

/** One VAT code of the business program and the Exact Online code that stands for it. */
export interface VatMappingRule {
	readonly code: string;
	/** Journal code for which this rule holds; undefined means every journal. */
	readonly journal?: string;
	readonly exactVatCode: string;
}

/** `sameCodes`: the business program already uses the codes of Exact Online. */
export type VatMapping =
	| { readonly kind: 'sameCodes' }
	| { readonly kind: 'rules'; readonly rules: readonly VatMappingRule[] };

/**
 * The Exact Online VAT code for a code of the business program in a journal, or undefined when nobody
 * mapped it. A rule for the journal wins over the general one: the article's `VAT_JOURNAL_NUMBER`.
 */
export function exactVatCode(
	mapping: VatMapping,
	code: string,
	journal: string | undefined,
): string | undefined {
	if (code === '') return undefined;
	if (mapping.kind === 'sameCodes') return code;
	return ruleFor(
		mapping.rules.filter((rule) => rule.code === code),
		journal,
	)?.exactVatCode;
}

/** Of the rules for one VAT code the one that holds in a journal; its code counts in any case of letters. */
export function ruleFor<Rule extends { readonly journal?: string }>(
	rules: readonly Rule[],
	journal: string | undefined,
): Rule | undefined {
	const general = rules.find((rule) => rule.journal === undefined);
	if (journal === undefined) return general;
	const key = journalKey(journal);
	return (
		rules.find((rule) => rule.journal === journal) ??
		rules.find((rule) => rule.journal !== undefined && journalKey(rule.journal) === key) ??
		general
	);
}
