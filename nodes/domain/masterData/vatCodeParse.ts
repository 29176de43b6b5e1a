/** Reads the source's VAT codes, as the PlanManager node or another program delivers them. */
import { parsePercentage } from '../values/percentage';
import type { SourceMapping, SourceVatCode } from './vatCheck';

/** One VAT code from what came in; undefined when it has no code. */
export function parseVatCode(raw: {
	readonly code: unknown;
	readonly rate: unknown;
	readonly mappings: unknown;
}): SourceVatCode | undefined {
	const code = plainText(raw.code);
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
 * of every journal; an entry without code maps nothing.
 */
function parseMappings(raw: unknown): SourceMapping[] {
	const value = typeof raw === 'string' && raw.trim().startsWith('[') ? parseJson(raw) : raw;
	if (typeof value === 'string' || typeof value === 'number') {
		const exactVatCode = plainText(value);
		return exactVatCode === '' ? [] : [{ exactVatCode }];
	}
	if (!Array.isArray(value)) return [];
	return value.flatMap((entry: unknown) => {
		if (typeof entry !== 'object' || entry === null) return [];
		const { journal, exactVatCode } = entry as Record<string, unknown>;
		const target = plainText(exactVatCode);
		if (target === '') return [];
		const only = plainText(journal);
		return [{ ...(only === '' ? {} : { journal: only }), exactVatCode: target }];
	});
}

/** A list that is cut off maps nothing, so that it is reported as not mapped. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function plainText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
