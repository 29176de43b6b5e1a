/** Lists of records that are named one by one, asked for in portions that fit into an address. */
import type { IDataObject } from 'n8n-workflow';

import type { Query } from './api';
import { planManagerList } from './transport';
import type { Context } from './transport';

/** 50 names of at most 36 characters keep the address below 2,000 characters, which every proxy lets pass. */
const NAMES_PER_CALL = 50;

/** Names as in the contract; absent or empty means not named by it. */
export interface Names {
	readonly ids?: readonly string[];
	readonly entryIds?: readonly string[];
	readonly numbers?: readonly string[];
}

/**
 * Fetches the records named, or the first `max` of them. Named in several ways, a record must be among
 * all of them; without any name it is the whole list.
 */
export async function planManagerListByNames(
	ctx: Context,
	path: string,
	query: Query,
	names: Names,
	max = Infinity,
): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	for (const portion of portionsOf(names)) {
		if (records.length >= max) break;
		const named = { ...query, ...portion };
		records.push(...(await planManagerList(ctx, path, named, max - records.length)));
	}
	return records;
}

/** Every portion of one kind of names with every portion of the others. */
function portionsOf({ ids = [], entryIds = [], numbers = [] }: Names): Query[] {
	const kinds = Object.entries({ ids, entryIds, numbers }).filter(([, names]) => names.length > 0);
	const size = Math.floor(NAMES_PER_CALL / Math.max(1, kinds.length));
	return kinds.reduce<Query[]>(
		(queries, [kind, names]) =>
			queries.flatMap((query) =>
				portions(names, size).map((portion) => ({ ...query, [kind]: asParameter(kind, portion) })),
			),
		[{}],
	);
}

/** Numbers are free text and repeated; the others are separated by commas. */
function asParameter(kind: string, names: readonly string[]): string | readonly string[] {
	return kind === 'numbers' ? names : names.join(',');
}

/** The list cut into pieces of at most `size`. */
export function portions<T>(list: readonly T[], size: number): T[][] {
	const pieces: T[][] = [];
	for (let from = 0; from < list.length; from += size) pieces.push(list.slice(from, from + size));
	return pieces;
}
