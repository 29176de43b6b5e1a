import type { Books } from '../store.mts';
import { accounts } from './accounts.mts';
import { attachments } from './attachments.mts';
import { documents } from './documents.mts';
import { lists } from './lists.mts';
import type { Resource } from './resource.mts';
import { salesEntries } from './salesEntries.mts';
import { salesEntryLines } from './salesEntryLines.mts';
import { divisions } from './system.mts';

/** Every endpoint with a division, by its address. */
export function resourceMap(
	books: () => ReadonlyMap<number, Books>,
): ReadonlyMap<string, Resource> {
	const companies = () => [...books().values()].map(({ company }) => company);
	const all = [
		accounts,
		attachments,
		documents,
		salesEntries,
		salesEntryLines,
		divisions(companies),
		...lists,
	];
	return new Map(all.map((resource) => [resource.endpoint, resource]));
}
