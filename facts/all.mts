import type { Fact, Group } from './fact.mts';
import { ACCOUNTS } from './known/accounts.mts';
import { CONNECTION } from './known/connection.mts';
import { DOCUMENTS } from './known/documents.mts';
import { ENTRIES } from './known/entries.mts';
import { LEDGER } from './known/ledger.mts';
import { LIMITS } from './known/limits.mts';
import { LISTS } from './known/lists.mts';
import { READING } from './known/reading.mts';
import { TERMS } from './known/terms.mts';
import { WEBHOOKS } from './known/webhooks.mts';

/** In the order of the page. */
export const GROUPS: readonly Group[] = [
	CONNECTION,
	LIMITS,
	READING,
	ACCOUNTS,
	ENTRIES,
	DOCUMENTS,
	TERMS,
	LISTS,
	LEDGER,
	WEBHOOKS,
];

export const FACTS: readonly Fact[] = GROUPS.flatMap(({ facts }) => facts);

/** What bookings hang on comes first: a trial may be stopped. */
export const BY_WEIGHT: readonly Fact[] = [
	...new Set([ENTRIES, DOCUMENTS, READING, LIMITS, TERMS, LISTS, LEDGER, ...GROUPS]),
].flatMap(({ facts }) => facts);
