/** From the items of a node to its records. */
import type { Item, OrNothing } from './n8n.mts';

/** The records of items. */
export function recordsOf<Json>(items: ReadonlyArray<Item<Json>>): Json[] {
	return items.map(({ json }) => json);
}

/** The records that have `key`, which leaves out the item without fields. */
export function recordsWith<Json>(
	items: ReadonlyArray<Item<OrNothing<Json>>>,
	key: keyof Json,
): Json[] {
	return recordsOf(items).filter((record): record is Json => Boolean(record[key]));
}
