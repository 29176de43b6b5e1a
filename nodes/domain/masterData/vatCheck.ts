/**
 * Holds the source's VAT codes and their mapping against the codes of Exact Online, which are numbered
 * differently in every administration. A wrong mapping would put VAT in the wrong box of the return.
 */
import type { BooksVatCode } from '../books/administration';
import { isInclusive, rateOnDocument, vatCodeFaults } from '../books/vatCode';
import type { Outcome } from '../reasons/outcome';
import { hundredthsOf, inPercent } from '../values/percentage';
import { isBlocked, reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { ruleFor } from '../books/vatMapping';

export interface SourceMapping {
	/** Absent: holds for every journal without a mapping of its own. */
	readonly journal?: string;
	readonly exactVatCode: string;
}

/** A VAT code of the source, checked and trimmed. */
export interface SourceVatCode {
	readonly code: string;
	/** Hundredths of a percent; undefined when it couldn't be read. */
	readonly rate?: number;
	/** As it came, for the message. */
	readonly rawRate?: unknown;
	readonly mappings: readonly SourceMapping[];
}

export interface MappingResult {
	readonly division: number;
	readonly code: string;
	/** The mappings, with what Exact Online says of the code. */
	readonly mappings: readonly CheckedMapping[];
	/** Journals without a mapping of their own, where none holds for all. */
	readonly unmappedJournals?: readonly string[];
	/** The only code of Exact Online that fits, where the mapping is missing or not right. */
	readonly suggestion?: string;
	/** All codes of that rate, where none is suggested. */
	readonly candidates?: readonly string[];
}

export interface CheckedMapping extends SourceMapping {
	readonly description?: string;
	/** In percent, as a document carries it. */
	readonly rate?: number;
}

/** `mapped`: every mapping is sound. `unmapped`: there is none, or a journal has none. `wrong`: one is not sound. */
export type MappingOutcome = Outcome<MappingResult, 'mapped' | 'unmapped' | 'wrong'>;

/**
 * What is to be said of one VAT code of the source. `vatCodes` by code. `journals` are the codes of those
 * that invoices are booked in: each needs a mapping; without them one mapping for any journal will do.
 */
export function checkMapping(
	division: number,
	source: SourceVatCode,
	vatCodes: ReadonlyMap<string, BooksVatCode>,
	journals: readonly string[] = [],
): MappingOutcome {
	const { code, mappings } = source;
	const wrong = reasonsOn(source, vatCodes);
	const unmapped = journals.filter((journal) => ruleFor(mappings, journal) === undefined);
	const outcome = isBlocked(wrong)
		? 'wrong'
		: mappings.length === 0 || unmapped.length > 0
			? 'unmapped'
			: 'mapped';
	const result = {
		division,
		code,
		mappings: mappings.map((mapping) => described(mapping, vatCodes.get(mapping.exactVatCode))),
		...(mappings.length > 0 && unmapped.length > 0 ? { unmappedJournals: unmapped } : {}),
		...(outcome === 'mapped' ? {} : suggestionFor(source, [...vatCodes.values()])),
	};
	return { outcome, result, reasons: [...unmappedReasons(source, unmapped), ...wrong] };
}

function unmappedReasons({ code, mappings }: SourceVatCode, journals: readonly string[]): Reason[] {
	if (mappings.length === 0) return [reason('VAT_CODE_UNMAPPED', { vatCode: code })];
	if (journals.length === 0) return [];
	return [reason('VAT_CODE_UNMAPPED', { vatCode: code, journal: journals.join(', ') })];
}

function reasonsOn(source: SourceVatCode, vatCodes: ReadonlyMap<string, BooksVatCode>): Reason[] {
	const { code, mappings, rate, rawRate } = source;
	if (mappings.length === 0) return [];
	const unread =
		rate === undefined ? [reason('VAT_RATE_UNKNOWN', { vatCode: code, rate: rawRate })] : [];
	// Two journals may share a code of Exact Online: what is wrong with it is said once.
	const targets = [...new Set(mappings.map(({ exactVatCode }) => exactVatCode))];
	return [
		...targets.flatMap((target) => checkTarget(source, target, vatCodes.get(target))),
		...unread,
	];
}

function checkTarget(
	{ code, rate }: SourceVatCode,
	exactVatCode: string,
	target: BooksVatCode | undefined,
): Reason[] {
	const facts = { vatCode: code, exactVatCode };
	if (target === undefined) return [reason('VAT_CODE_NOT_IN_EXACT', facts)];
	const reasons: Reason[] = vatCodeFaults(target).map((fault) => reason(fault, facts));
	const exactRate = hundredthsOf(rateOnDocument(target));
	if (!isInclusive(target) && rate !== undefined && rate !== exactRate) {
		reasons.push(
			reason('VAT_RATE_DIFFERS', {
				...facts,
				rate: inPercent(rate),
				exactRate: inPercent(exactRate),
			}),
		);
	}
	return reasons;
}

function described(mapping: SourceMapping, target: BooksVatCode | undefined): CheckedMapping {
	if (target === undefined) return mapping;
	const rate = inPercent(hundredthsOf(rateOnDocument(target)));
	return { ...mapping, description: target.description, rate };
}

/**
 * A code is only suggested when no other one fits as well, and never at 0 %: there the regime decides on the
 * box of the return (exempt, export, reverse charge, intra-Community), and Exact Online's codes don't tell theirs.
 */
function suggestionFor(
	{ rate }: SourceVatCode,
	vatCodes: readonly BooksVatCode[],
): Pick<MappingResult, 'suggestion' | 'candidates'> {
	const fitting = vatCodes
		.filter(
			(vatCode) =>
				vatCodeFaults(vatCode).length === 0 && hundredthsOf(rateOnDocument(vatCode)) === rate,
		)
		.map((vatCode) => vatCode.code)
		.sort();
	if (fitting.length === 1 && rate !== 0) return { suggestion: fitting[0] };
	return fitting.length === 0 ? {} : { candidates: fitting };
}
