/** Reads the source's VAT codes, as the PlanManager node or another program delivers them. */
import { givenRecords, givenText } from '../values/given';
import { parsePercentage } from '../values/percentage';
import type { SourceMapping, SourceVatCode } from './vatCheck';

/** One VAT code from what came in; undefined when it has no code. */
export function parseVatCode(raw: {
	readonly code: unknown;
	readonly rate: unknown;
	readonly mappings: unknown;
}): SourceVatCode | undefined {
	const code = givenText(raw.code);
	if (code === '') return undefined;
	return {
		code,
		rate: parsePercentage(raw.rate),
		rawRate: raw.rate,
		mappings: parseMappings(raw.mappings),
	};
}

/**
 * The mappings in a list of `{journal?, exactVatCode}`, or its JSON. A single code is taken for a mapping
 * of every journal; an entry without code maps nothing, nor does a list that is cut off: it is reported as
 * not mapped.
 */
function parseMappings(raw: unknown): SourceMapping[] {
	const isCode =
		typeof raw === 'number' || (typeof raw === 'string' && !raw.trim().startsWith('['));
	if (isCode) {
		const exactVatCode = givenText(raw);
		return exactVatCode === '' ? [] : [{ exactVatCode }];
	}
	return (givenRecords(raw) ?? []).flatMap((entry) => {
		const target = givenText(entry.exactVatCode);
		if (target === '') return [];
		const only = givenText(entry.journal);
		return [{ ...(only === '' ? {} : { journal: only }), exactVatCode: target }];
	});
}
