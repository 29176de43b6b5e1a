/**
 * Carries the plan out, customer by customer. A customer that can't be done never stops the others;
 * what makes the rest of the run pointless stops it, and the rest is reported as not attempted.
 */
import type { PlannedCustomer } from '../domain/customer/customerMatch';
import type { ExactClient } from '../exact/client';
import { asError, ExactError, isFatal } from '../exact/errors';
import { failureReason } from '../host/failure';
import { create } from './create';
import type { Memory } from './memory';
import type { Applied, CustomerOutcome } from './outcome';
import { settleTwins } from './twins';
import { use } from './use';

/** One outcome per planned customer, in order. Throws only before anything was written. */
export async function apply(
	client: ExactClient,
	planned: readonly PlannedCustomer[],
	memory: Memory,
): Promise<CustomerOutcome[]> {
	const outcomes = new Map<number, CustomerOutcome>();
	let stoppedBy: ExactError | undefined;
	const attempt = async (indexes: readonly number[]): Promise<void> => {
		for (const index of indexes) {
			if (stoppedBy === undefined) {
				try {
					const applied = await applyOne(client, planned[index], outcomes, memory);
					stoppedBy = applied.stoppedBy;
					outcomes.set(index, applied.outcome);
					continue;
				} catch (error) {
					if (!isFatal(error)) throw asError(error);
					if (![...outcomes.values()].some(hasWritten)) throw asError(error);
					stoppedBy = error;
				}
			}
			outcomes.set(index, notAttempted(client, stoppedBy));
		}
	};
	const indexes = planned.map((_, index) => index);
	await attempt(indexes.filter((index) => planned[index].sameAs === undefined));
	if (stoppedBy === undefined) await settleTwins(client, planned, outcomes);
	// They take over the account of the one that they follow.
	await attempt(indexes.filter((index) => planned[index].sameAs !== undefined));
	return [...outcomes].sort(([one], [other]) => one - other).map(([, outcome]) => outcome);
}

async function applyOne(
	client: ExactClient,
	{ customer, plan, sameAs }: PlannedCustomer,
	before: ReadonlyMap<number, CustomerOutcome>,
	memory: Memory,
): Promise<Applied> {
	const result = { division: client.division };
	if (plan.action === 'needsAttention') {
		return { outcome: { outcome: 'refused', result, reasons: plan.reasons } };
	}
	const leader = sameAs === undefined ? undefined : before.get(sameAs);
	if (leader !== undefined) return { outcome: follow(leader, plan.remarks) };
	try {
		return plan.action === 'use'
			? { outcome: await use(client, customer, plan) }
			: await create(client, customer, plan, memory);
	} catch (error) {
		if (isFatal(error) || !(error instanceof ExactError)) throw asError(error);
		const reasons = [...plan.remarks, failureReason(error)];
		const outcome = error.kind === 'blocked' ? 'notAttempted' : 'rejected';
		return { outcome: { outcome, result, reasons } };
	}
}

/** The same customer earlier in the batch: same account, and nothing is written again. */
function follow(leader: CustomerOutcome, remarks: CustomerOutcome['reasons']): CustomerOutcome {
	if (leader.result.accountId === undefined) return leader;
	return { ...leader, outcome: 'unchanged', reasons: remarks };
}

function notAttempted(client: ExactClient, stoppedBy: ExactError): CustomerOutcome {
	return {
		outcome: 'notAttempted',
		result: { division: client.division },
		reasons: [failureReason(stoppedBy)],
	};
}

function hasWritten({ outcome }: CustomerOutcome): boolean {
	return outcome === 'created' || outcome === 'updated' || outcome === 'unconfirmed';
}
