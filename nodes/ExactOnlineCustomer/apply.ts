/**
 * Carries the plan out, customer by customer. A customer that can't be done never stops the others;
 * what makes the rest of the run pointless stops it, and the rest is reported as not attempted.
 */
import type { AccountBody } from '../domain/customer/accountBody';
import type { MatchedBy } from '../domain/customer/accountChanges';
import type { CustomerInput, ExactAccount } from '../domain/customer/customer';
import { planCustomer } from '../domain/customer/customerMatch';
import type { PlannedCustomer } from '../domain/customer/customerMatch';
import type { CreatePlan, UsePlan } from '../domain/customer/customerPlan';
import type { Outcome } from '../domain/reasons/outcome';
import { reason } from '../domain/reasons/reasons';
import { createAccount, updateAccount } from '../exact/accounts';
import type { ExactClient } from '../exact/client';
import { asError, ExactError, ExactOutcomeUnknown, isFatal } from '../exact/errors';
import { failureReason } from '../host/failure';
import { loadCandidates } from './load';

export interface CustomerResult {
	readonly division: number;
	/** GUID of the account, once it is known. */
	readonly accountId?: string;
	/** Account number, without padding. */
	readonly accountCode?: string;
	readonly accountName?: string;
	/** By what the account was found; `created` when it is new. */
	readonly matchedBy?: MatchedBy | 'created';
	/** Names of the fields that were changed in Exact Online. */
	readonly changed?: readonly string[];
}

export type CustomerOutcome = Outcome<CustomerResult>;

interface Applied {
	readonly outcome: CustomerOutcome;
	/** Set when the rest of the run is pointless, though this customer has its outcome. */
	readonly stoppedBy?: ExactError;
}

/** One outcome per planned customer, in order. Throws only before anything was written. */
export async function apply(
	client: ExactClient,
	planned: readonly PlannedCustomer[],
): Promise<CustomerOutcome[]> {
	const outcomes = new Map<number, CustomerOutcome>();
	let stoppedBy: ExactError | undefined;
	for (const index of leadersFirst(planned)) {
		if (stoppedBy === undefined) {
			try {
				const applied = await applyOne(client, planned[index], outcomes);
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
	return [...outcomes].sort(([one], [other]) => one - other).map(([, outcome]) => outcome);
}

/** Those that another one follows go first, since the follower takes over their account. */
function leadersFirst(planned: readonly PlannedCustomer[]): number[] {
	const indexes = planned.map((_, index) => index);
	return [
		...indexes.filter((index) => planned[index].sameAs === undefined),
		...indexes.filter((index) => planned[index].sameAs !== undefined),
	];
}

async function applyOne(
	client: ExactClient,
	{ customer, plan, sameAs }: PlannedCustomer,
	before: ReadonlyMap<number, CustomerOutcome>,
): Promise<Applied> {
	const result = { division: client.division };
	if (plan.action === 'needsAttention') {
		return { outcome: { outcome: 'refused', result, reasons: plan.reasons } };
	}
	const leader = sameAs === undefined ? undefined : before.get(sameAs);
	if (leader !== undefined) return { outcome: follow(leader, plan.remarks) };
	try {
		return plan.action === 'use'
			? { outcome: await use(client, plan) }
			: await create(client, customer, plan);
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

async function use(client: ExactClient, plan: UsePlan): Promise<CustomerOutcome> {
	const result: CustomerResult = {
		division: client.division,
		accountId: plan.accountId,
		accountCode: plan.account.code,
		accountName: plan.account.name,
		matchedBy: plan.matchedBy,
	};
	if (plan.update === undefined) {
		const outcome = plan.matchedBy === 'link' ? 'unchanged' : 'adopted';
		return { outcome, result, reasons: plan.remarks };
	}
	try {
		await updateAccount(client, plan.accountId, { ...plan.update });
	} catch (error) {
		// Writing the same fields again does no harm, so a lost answer is left to the next run.
		if (!(error instanceof ExactOutcomeUnknown)) throw asError(error);
		const why = reason('OUTCOME_UNKNOWN', { step: error.endpoint });
		return { outcome: 'unconfirmed', result, reasons: [...plan.remarks, why] };
	}
	const changed = Object.keys(plan.update);
	return { outcome: 'updated', result: { ...result, changed }, reasons: plan.remarks };
}

async function create(
	client: ExactClient,
	customer: CustomerInput,
	plan: CreatePlan,
): Promise<Applied> {
	try {
		const account = await createAccount(client, { ...plan.body });
		return { outcome: created(client, plan, account.id, account.code) };
	} catch (error) {
		if (!(error instanceof ExactOutcomeUnknown)) throw asError(error);
		return await settleLostAnswer(client, customer, plan, error);
	}
}

/** An answer got lost: the customer is looked for again, and the request never repeated. */
async function settleLostAnswer(
	client: ExactClient,
	customer: CustomerInput,
	plan: CreatePlan,
	lost: ExactOutcomeUnknown,
): Promise<Applied> {
	const { accounts, stoppedBy } = await look(client, customer);
	const found = planCustomer(customer, accounts, 'keep');
	if (found.action === 'use') {
		return { outcome: created(client, plan, found.accountId, found.account.code) };
	}
	const why = reason('OUTCOME_UNKNOWN', { step: lost.endpoint });
	const reasons = [...plan.remarks, why];
	const result = { division: client.division };
	return { outcome: { outcome: 'unconfirmed', result, reasons }, stoppedBy };
}

/** When not even the look works, the customer stays unconfirmed and the run stops. */
async function look(
	client: ExactClient,
	customer: CustomerInput,
): Promise<{ accounts: readonly ExactAccount[]; stoppedBy?: ExactError }> {
	try {
		return { accounts: await loadCandidates(client, [customer], 'keep') };
	} catch (error) {
		if (!(error instanceof ExactError)) throw asError(error);
		return { accounts: [], stoppedBy: isFatal(error) ? error : undefined };
	}
}

function created(
	client: ExactClient,
	plan: { readonly body: AccountBody; readonly remarks: CustomerOutcome['reasons'] },
	accountId: string,
	accountCode: string,
): CustomerOutcome {
	const accountName = plan.body.Name;
	return {
		outcome: 'created',
		result: {
			division: client.division,
			accountId,
			accountCode,
			accountName,
			matchedBy: 'created',
		},
		reasons: plan.remarks,
	};
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
