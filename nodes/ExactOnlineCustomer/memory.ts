/**
 * What one execution remembers of its customers. A workflow that works in batches meets the same ones
 * again and again: once one was settled, its account is treated as a stored link, which costs one look by
 * ID instead of the whole search. And what Exact Online refused for good is not tried again.
 * Nothing relies on it: an account that is gone meanwhile is searched like any stale link.
 */
import type { CustomerInput } from '../domain/customer/customer';
import type { ExactError } from '../exact/errors';
import type { CustomerOutcome } from './outcome';

export interface Memory {
	readonly sinceMs: number;
	/** Account GUIDs by the whole customer as it was given. */
	readonly accountIds: Map<string, string>;
	/** Why accounts can't be changed at all. */
	updatesRefused?: ExactError;
	/** Why Peppol IDs can't be written. */
	peppolRefused?: ExactError;
}

/** Longer than any export, so that executions long over don't fill the memory. */
const REMEMBER_MS = 3_600_000;

/** By execution and division. */
const memories = new Map<string, Memory>();

/** The memory of an execution and division; a new one where there is none yet. */
export function memoryOf(key: string, nowMs: number): Memory {
	for (const [old, { sinceMs }] of memories) {
		if (nowMs - sinceMs >= REMEMBER_MS) memories.delete(old);
	}
	const known = memories.get(key) ?? { sinceMs: nowMs, accountIds: new Map<string, string>() };
	memories.set(key, known);
	return known;
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
