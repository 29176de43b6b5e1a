/**
 * An account that was found is used, and changed as the plan says. The change is a convenience: when
 * Exact Online doesn't take it, the account is used as it stands, and that is a remark. Only the status
 * that makes it a customer can't be done without.
 */
import type { AccountBody } from '../domain/customer/accountBody';
import { withBody } from '../domain/customer/accountChanges';
import type { CustomerInput } from '../domain/customer/customer';
import type { UsePlan } from '../domain/customer/customerPlan';
import { fieldsNotTaken } from '../domain/customer/customerReasons';
import type { Reason } from '../domain/reasons/reasons';
import { updateAccount } from '../exact/accounts';
import type { ExactClient } from '../exact/client';
import { asError, ExactOutcomeUnknown, isExactFailure, isFatal } from '../exact/errors';
import type { ExactError } from '../exact/errors';
import { unknownReason } from '../host/failure';
import { noteAccount } from './memory';
import type { CustomerOutcome, CustomerResult } from './outcome';

/** Throws what makes the run pointless, and the refusal of the status. */
export async function use(
	client: ExactClient,
	customer: CustomerInput,
	plan: UsePlan,
): Promise<CustomerOutcome> {
	const { Status, ...others } = plan.update ?? {};
	const remarks = [...plan.remarks];
	if (Object.keys(others).length > 0) {
		const failure = await update(client, plan, { ...plan.update });
		if (failure === undefined) return changed(client, plan, { ...plan.update }, remarks);
		if (failure instanceof ExactOutcomeUnknown && Status !== undefined) {
			return unconfirmed(client, plan, failure);
		}
		const answer = failure.exactMessage || failure.message;
		remarks.push(fieldsNotTaken(customer, plan.account.code, others, answer));
	}
	if (Status === undefined) return found(client, plan, remarks);

	const failure = await update(client, plan, { Status });
	if (failure === undefined) return changed(client, plan, { Status }, remarks);
	if (failure instanceof ExactOutcomeUnknown) return unconfirmed(client, plan, failure);
	throw failure;
}

/** What kept the fields from being written; undefined when they were. Throws what makes the run pointless. */
async function update(
	client: ExactClient,
	{ accountId }: UsePlan,
	fields: AccountBody,
): Promise<ExactError | ExactOutcomeUnknown | undefined> {
	try {
		await updateAccount(client, accountId, { ...fields });
		return undefined;
	} catch (error) {
		if (isFatal(error) || !isExactFailure(error)) throw asError(error);
		return error;
	}
}

function found(client: ExactClient, plan: UsePlan, reasons: readonly Reason[]): CustomerOutcome {
	const outcome = plan.matchedBy === 'link' ? 'unchanged' : 'adopted';
	return { outcome, result: resultOf(client, plan), reasons };
}

function changed(
	client: ExactClient,
	plan: UsePlan,
	fields: AccountBody,
	reasons: readonly Reason[],
): CustomerOutcome {
	noteAccount(client, withBody(plan.account, fields));
	const result = { ...resultOf(client, plan), changed: Object.keys(fields) };
	return { outcome: 'updated', result, reasons };
}

/** Writing the same fields again does no harm, so a lost answer is left to the next run. */
function unconfirmed(
	client: ExactClient,
	plan: UsePlan,
	lost: ExactOutcomeUnknown,
): CustomerOutcome {
	const reasons = [...plan.remarks, unknownReason(lost)];
	return { outcome: 'unconfirmed', result: resultOf(client, plan), reasons };
}

function resultOf(client: ExactClient, plan: UsePlan): CustomerResult {
	return {
		division: client.division,
		accountId: plan.accountId,
		accountCode: plan.account.code,
		accountName: plan.account.name,
		matchedBy: plan.matchedBy,
	};
}
