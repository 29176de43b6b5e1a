import type { Books } from '../store.mts';
import { accounts } from './accounts.mts';
import { attachments } from './attachments.mts';
import { documents } from './documents.mts';
import { lists } from './lists.mts';
import { moneyEntries } from './moneyEntries.mts';
import { receivables } from './receivables.mts';
import { receivablesLists } from './receivablesList.mts';
import type { Resource } from './resource.mts';
import { salesEntries } from './salesEntries.mts';
import { salesEntryLines } from './salesEntryLines.mts';
import { webhookSubscriptions } from './webhookSubscriptions.mts';
import { divisions } from './system.mts';
import { ledgerLists } from './transactionLines.mts';

/** Every endpoint with a division, by its address. `validate` = the empty POST to a callback. */
export function resourceMap(
	books: () => ReadonlyMap<number, Books>,
	validate: (callbackUrl: string) => Promise<number>,
): ReadonlyMap<string, Resource> {
	const companies = () => [...books().values()].map(({ company }) => company);
	const all = [
		accounts,
		attachments,
		documents,
		salesEntries,
		salesEntryLines,
		...divisions(companies),
		webhookSubscriptions(validate),
		...lists,
		...moneyEntries,
		...receivables,
		...receivablesLists,
		...ledgerLists,
	];
	return new Map(all.map((resource) => [resource.endpoint, resource]));
}
