/** All rows that fit one of many terms, in as few calls as address and filter allow. */
import type { ExactClient } from './client';
import { asError } from './errors';
import { learnSize, PROVEN_TERMS, termsPerFilter } from './filterSize';
import { firstBatch, oneOf } from './odata';
import type { Row } from './row';

export interface Lookup {
	readonly path: string;
	readonly select: readonly string[];
	/** A filter that every row must fit as well. */
	readonly scope?: string;
	/** Comparisons, one of which a row must fit, of literals made by `quote`, `guid` or `dateTime`. */
	readonly terms: readonly string[];
}

/** The rows, each once for each call that finds it. No call for no terms. Throws ExactError. */
export async function lookUp(client: ExactClient, lookup: Lookup): Promise<Row[]> {
	const { path, select, scope } = lookup;
	const before = scope === undefined ? '' : `${scope} and `;
	const fixedLength = client.fixedLength(path, select) + encodeURIComponent(before).length;
	const rows: Row[] = [];
	let left: readonly string[] = [...new Set(lookup.terms)];
	while (left.length > 0) {
		const most = termsPerFilter(client.baseUrl) - comparisonsIn(before);
		const { batch, rest } = firstBatch(left, fixedLength, Math.max(most, 1));
		const found = await read(client, path, select, before, batch);
		if (found === undefined) continue;
		rows.push(...found);
		left = rest;
	}
	return rows;
}

/** The rows of one call; undefined when the filter was too long for Exact Online, and shorter ones are due. */
async function read(
	client: ExactClient,
	path: string,
	select: readonly string[],
	before: string,
	batch: readonly string[],
): Promise<Row[] | undefined> {
	if (batch.length === 0) return [];
	const terms = comparisonsIn(before) + batch.length;
	const query = { select, filter: `${before}${oneOf(batch)}`, isTrial: terms > PROVEN_TERMS };
	try {
		return await client.list<Row>(path, query);
	} catch (error) {
		if (batch.length > 1 && learnSize(client.baseUrl, terms, error)) return undefined;
		throw asError(error);
	}
}

function comparisonsIn(filter: string): number {
	return filter.split(' eq ').length - 1;
}
