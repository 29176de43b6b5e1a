/**
 * What one execution remembers of its customers. A workflow that works in batches meets the same ones
 * again and again: once one was settled, its account is treated as a stored link, which costs one look by
 * ID instead of the whole search. And what Exact Online refused for good is not tried again.
 * Nothing relies on it: an account that is gone meanwhile is searched like any stale link.
 */
import { putAccount } from '../domain/customer/accountIndex';
import type { CustomerInput, ExactAccount } from '../domain/customer/customer';
import type { ExactClient } from '../exact/client';
import type { ExactError } from '../exact/errors';
import type { CustomerOutcome } from './outcome';
import { noPlaces } from './places';
import type { PlaceMemory } from './places';

export interface Memory {
	readonly sinceMs: number;
	/** The administration that it is about. */
	readonly books: string;
	readonly places: PlaceMemory;
	/** Account GUIDs by the whole customer as it was given. */
	readonly accountIds: Map<string, string>;
	/** Why Peppol IDs can't be written. */
	peppolRefused?: ExactError;
}

/** Longer than any export, so that executions long over don't fill the memory. */
const REMEMBER_MS = 3_600_000;

/** By execution and administration. */
const memories = new Map<string, Memory>();

/** The memory of an execution for the client's division; a new one where there is none yet. */
export function memoryOf(client: ExactClient, executionId: string, nowMs: number): Memory {
	for (const [old, { sinceMs }] of memories) {
		if (nowMs - sinceMs >= REMEMBER_MS) memories.delete(old);
	}
	const books = booksOf(client);
	const key = `${executionId}|${books}`;
	const known = memories.get(key) ?? {
		sinceMs: nowMs,
		books,
		places: noPlaces(),
		accountIds: new Map<string, string>(),
	};
	memories.set(key, known);
	return known;
}

/** What one run writes, the others of this process know of. */
export function noteAccount(client: ExactClient, account: ExactAccount): void {
	for (const { books, places } of memories.values()) {
		if (books === booksOf(client)) putAccount(places.accounts, account);
	}
}

function booksOf({ baseUrl, division }: ExactClient): string {
	return `${baseUrl}|${division}`;
}

/** The customer with the account that this execution found or made for it, unless it has a link. */
export function withKnownAccount(memory: Memory, customer: CustomerInput): CustomerInput {
	const exactAccountId = customer.exactAccountId ?? memory.accountIds.get(JSON.stringify(customer));
	return exactAccountId === undefined ? customer : { ...customer, exactAccountId };
}

/** Remembers the accounts of a batch; `outcomes` stand in the order of `customers`. */
export function rememberAccounts(
	memory: Memory,
	customers: readonly CustomerInput[],
	outcomes: readonly CustomerOutcome[],
): void {
	customers.forEach((customer, index) => {
		const { accountId } = outcomes[index].result;
		if (accountId !== undefined) memory.accountIds.set(JSON.stringify(customer), accountId);
	});
}
