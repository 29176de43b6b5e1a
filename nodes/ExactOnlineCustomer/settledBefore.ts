/**
 * A workflow that works in batches meets the same customers again and again within one execution. Once
 * one was settled, its account is treated as a stored link: one look by ID instead of the whole search.
 * Nothing relies on it: an account that is gone meanwhile is searched like any stale link.
 */
import type { CustomerInput } from '../domain/customer/customer';
import type { CustomerOutcome } from './apply';

interface Settled {
	readonly sinceMs: number;
	/** Account GUIDs by the whole customer as it was given. */
	readonly accountIds: Map<string, string>;
}

/** Longer than any export, so that executions long over don't fill the memory. */
const REMEMBER_MS = 3_600_000;

/** By execution and division. */
const settled = new Map<string, Settled>();

/** The customer with the account that this execution found or made for it, unless it has a link. */
export function withKnownAccount(key: string, customer: CustomerInput): CustomerInput {
	const exactAccountId =
		customer.exactAccountId ?? settled.get(key)?.accountIds.get(JSON.stringify(customer));
	return exactAccountId === undefined ? customer : { ...customer, exactAccountId };
}

/** Remembers the accounts of a batch; `outcomes` stand in the order of `customers`. */
export function rememberAccounts(
	key: string,
	customers: readonly CustomerInput[],
	outcomes: readonly CustomerOutcome[],
	nowMs: number,
): void {
	for (const [old, { sinceMs }] of settled) {
		if (nowMs - sinceMs >= REMEMBER_MS) settled.delete(old);
	}
	const mine = settled.get(key) ?? { sinceMs: nowMs, accountIds: new Map<string, string>() };
	customers.forEach((customer, index) => {
		const { accountId } = outcomes[index].result;
		if (accountId !== undefined) mine.accountIds.set(JSON.stringify(customer), accountId);
	});
	settled.set(key, mine);
}
