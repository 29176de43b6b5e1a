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
	const rules = mapping.rules.filter((rule) => rule.code === code);
	const rule =
		rules.find((candidate) => candidate.journal !== undefined && candidate.journal === journal) ??
		rules.find((candidate) => candidate.journal === undefined);
	return rule?.exactVatCode;
}
