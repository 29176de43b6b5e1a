/** An account is made for a customer that has none. A lost answer is settled by looking. */
import type { AccountBody } from '../domain/customer/accountBody';
import { withBody } from '../domain/customer/accountChanges';
import type { CustomerInput, ExactAccount } from '../domain/customer/customer';
import { planCustomer } from '../domain/customer/customerMatch';
import type { CreatePlan } from '../domain/customer/customerPlan';
import { fieldsNotTaken } from '../domain/customer/customerReasons';
import type { Reason } from '../domain/reasons/reasons';
import { createAccount } from '../exact/accounts';
import type { ExactClient } from '../exact/client';
import { asError, ExactError, ExactOutcomeUnknown, isFatal, isRefusal } from '../exact/errors';
import { failureReason, unknownReason } from '../host/failure';
import { loadCandidates } from './load';
import { noteAccount } from './memory';
import type { Memory } from './memory';
import type { Applied, CustomerOutcome } from './outcome';

/** Throws ExactError when the account was certainly not made. */
export async function create(
	client: ExactClient,
	customer: CustomerInput,
	plan: CreatePlan,
	memory: Memory,
): Promise<Applied> {
	try {
		const { account, remarks } = await createWithPeppol(client, customer, plan.body, memory);
		return { outcome: created(client, plan, account, remarks) };
	} catch (error) {
		if (!(error instanceof ExactOutcomeUnknown)) throw asError(error);
		return await settleLostAnswer(client, customer, plan, error, memory);
	}
}

interface Made {
	readonly account: ExactAccount;
	readonly remarks: readonly Reason[];
}

/**
 * Which type stands for which Peppol scheme is not published, and nothing that is booked needs it: when
 * Exact Online refuses it, the account is made without.
 */
async function createWithPeppol(
	client: ExactClient,
	customer: CustomerInput,
	body: AccountBody,
	memory: Memory,
): Promise<Made> {
	const { PeppolIdentifier, PeppolIdentifierType, ...plain } = body;
	if (PeppolIdentifier === undefined) {
		return { account: await createAccount(client, { ...plain }), remarks: [] };
	}
	const tried = memory.peppolRefused ?? (await createOrRefused(client, body, memory));
	if (!(tried instanceof ExactError)) return { account: tried, remarks: [] };
	const account = await createAccount(client, { ...plain });
	const fields = { PeppolIdentifier, ...(PeppolIdentifierType ? { PeppolIdentifierType } : {}) };
	return { account, remarks: [fieldsNotTaken(customer, account.code, fields, tried.exactMessage)] };
}

/** The account, or the refusal of its Peppol ID, which every further one would get as well. */
async function createOrRefused(
	client: ExactClient,
	body: AccountBody,
	memory: Memory,
): Promise<ExactAccount | ExactError> {
	try {
		return await createAccount(client, { ...body });
	} catch (error) {
		if (!isAboutPeppol(error)) throw asError(error);
		memory.peppolRefused = error;
		return error;
	}
}

/** Texts are in the language of the user, but Peppol is called Peppol in all of them. */
function isAboutPeppol(error: unknown): error is ExactError {
	return isRefusal(error) && /peppol/i.test(error.exactMessage);
}

/** An answer got lost: the customer is looked for again, and the request never repeated. */
async function settleLostAnswer(
	client: ExactClient,
	customer: CustomerInput,
	plan: CreatePlan,
	lost: ExactOutcomeUnknown,
	memory: Memory,
): Promise<Applied> {
	const { accounts, stoppedBy } = await look(client, customer, memory);
	const found = planCustomer(customer, accounts ?? [], 'keep');
	if (found.action === 'use') return { outcome: created(client, plan, found.account) };
	const result = { division: client.division };
	if (accounts !== undefined && found.action === 'create' && lost.ifNotDone !== undefined) {
		const reasons = [...plan.remarks, failureReason(lost.ifNotDone)];
		return { outcome: { outcome: 'rejected', result, reasons } };
	}
	const reasons = [...plan.remarks, unknownReason(lost)];
	return { outcome: { outcome: 'unconfirmed', result, reasons }, stoppedBy };
}

/** When not even the look works, the customer stays unconfirmed and the run stops. */
async function look(
	client: ExactClient,
	customer: CustomerInput,
	memory: Memory,
): Promise<{ accounts?: readonly ExactAccount[]; stoppedBy?: ExactError }> {
	try {
		return await loadCandidates(client, [customer], 'keep', memory);
	} catch (error) {
		if (!(error instanceof ExactError)) throw asError(error);
		return { stoppedBy: isFatal(error) ? error : undefined };
	}
}

function created(
	client: ExactClient,
	plan: CreatePlan,
	account: ExactAccount,
	remarks: readonly Reason[] = [],
): CustomerOutcome {
	noteAccount(client, withBody(account, plan.body));
	return {
		outcome: 'created',
		result: {
			division: client.division,
			accountId: account.id,
			accountCode: account.code,
			accountName: plan.body.Name,
			matchedBy: 'created',
		},
		reasons: [...plan.remarks, ...remarks],
	};
}
