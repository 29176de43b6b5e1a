/**
 * Customers matched with accounts of Exact Online, one by one or as a batch in which the same
 * customer may occur more than once.
 */
import { usableVatNumber } from './accountBody';
import { withBody, type UpdatePolicy } from './accountChanges';
import { accountById, indexAccounts, putAccount, type AccountIndex } from './accountIndex';
import type { CustomerInput, ExactAccount } from './customer';
import { planAgainst, type CreatePlan, type CustomerPlan, type UsePlan } from './customerPlan';
import { identityShared } from './customerReasons';
import { contradiction, partyOfCustomer } from './party';
import type { Reason } from '../reasons/reasons';

/**
 * What to do with one customer, given the accounts that may be it: those found by its stored id,
 * by VAT number in any notation, or by postcode.
 */
export function planCustomer(
	customer: CustomerInput,
	candidates: readonly ExactAccount[],
	policy: UpdatePolicy,
): CustomerPlan {
	return planAgainst(customer, indexAccounts(candidates), policy);
}

/** A customer of a batch with its plan. */
export interface PlannedCustomer {
	readonly customer: CustomerInput;
	readonly plan: CustomerPlan;
	/**
	 * Position of an earlier planned customer that is the same one. Only that one is created or
	 * updated; this one takes over its account. Its own remarks stand in `plan`.
	 */
	readonly sameAs?: number;
}

/**
 * Plans a whole batch, in the order given. Customers with one source id, one VAT number, or one
 * name and address are the same: created once, updated once.
 *
 * Every plan is carried out at once on a copy of the accounts, so that the next customer is
 * matched with what Exact Online will hold by then. Those with the surest evidence go first,
 * whatever their position: a company with its VAT number makes the account that its namesake
 * without one is then found by. A customer of one of the `unreadPlaces` is only created by a person.
 */
export function planCustomers(
	customers: readonly CustomerInput[],
	candidates: readonly ExactAccount[],
	policy: UpdatePolicy,
	unreadPlaces: ReadonlySet<string> = new Set(),
): PlannedCustomer[] {
	const batch: Batch = {
		accounts: indexAccounts(candidates, unreadPlaces),
		byAccount: new Map(),
		byIdentity: new Map(),
	};
	const planned = new Map<number, PlannedCustomer>();
	for (const position of surestFirst(customers, batch.accounts)) {
		planned.set(position, planNext(batch, customers[position], position, policy));
	}
	return [...planned].sort(([a], [b]) => a - b).map(([, one]) => one);
}

/** A customer that nothing holds up. */
interface Settled {
	readonly customer: CustomerInput;
	readonly plan: UsePlan | CreatePlan;
	/** Position of the first planned customer that is this one; its own, if none was before. */
	readonly first: number;
}

interface Batch {
	readonly accounts: AccountIndex;
	/** Who took up an account first, by account id. */
	readonly byAccount: Map<string, Settled>;
	/** Who bore it first, by everything that names a customer: source id, VAT number. */
	readonly byIdentity: Map<string, Settled>;
}

/** Positions: customers with a link that holds, then those with a VAT number, then the rest. */
function surestFirst(customers: readonly CustomerInput[], accounts: AccountIndex): number[] {
	return customers
		.map((customer, position) => ({ position, rank: rankOf(customer, accounts) }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ position }) => position);
}

function rankOf(customer: CustomerInput, accounts: AccountIndex): number {
	if (accountById(accounts, customer.exactAccountId ?? '')) return 0;
	return usableVatNumber(customer) === undefined ? 2 : 1;
}

function planNext(
	batch: Batch,
	customer: CustomerInput,
	position: number,
	policy: UpdatePolicy,
): PlannedCustomer {
	const plan = planAgainst(customer, batch.accounts, policy);
	const earlier = earlierOf(batch, customer, plan);
	const planned: PlannedCustomer =
		earlier === undefined ? { customer, plan } : follow(customer, plan, earlier);
	if (planned.plan.action === 'needsAttention') return planned;
	const settled = { customer, plan: planned.plan, first: planned.sameAs ?? position };
	noteIdentities(batch, settled);
	if (earlier === undefined) takeUp(batch, settled);
	return planned;
}

/** Carries the plan out on the copy of the accounts. */
function takeUp(batch: Batch, settled: Settled): void {
	const { plan, first } = settled;
	const account = plan.action === 'use' ? plan.account : newAccount(first);
	const body = plan.action === 'use' ? plan.update : plan.body;
	putAccount(batch.accounts, body ? withBody(account, body) : account);
	batch.byAccount.set(account.id, settled);
}

/** An id or an account that an earlier customer took up does not make one party of two. */
function sharedByTwo(
	customer: CustomerInput,
	other: CustomerInput,
	plan: CustomerPlan,
): Reason | undefined {
	const differs = contradiction(partyOfCustomer(customer), partyOfCustomer(other));
	if (differs === undefined) return undefined;
	const code = plan.action === 'use' ? plan.account.code : undefined;
	return identityShared(customer, other, differs, code);
}

/**
 * The earlier customer that is the same one. An account that a link or a VAT number leads to outweighs
 * what that one went by. Id and VAT number settle what name and address leave open, but not what
 * contradicts a link.
 */
function earlierOf(batch: Batch, customer: CustomerInput, plan: CustomerPlan): Settled | undefined {
	const bearerOf = (identity: string | undefined): Settled | undefined =>
		identity === undefined ? undefined : batch.byIdentity.get(identity);
	const ofSource = bearerOf(sourceIdentity(customer));
	const ofVatNumber = bearerOf(vatIdentity(customer));
	if (plan.action === 'needsAttention') {
		const isLinked = accountById(batch.accounts, customer.exactAccountId ?? '') !== undefined;
		return isLinked ? undefined : (ofSource ?? ofVatNumber);
	}
	if (plan.action === 'create') return ofSource ?? ofVatNumber;
	const ofAccount = batch.byAccount.get(plan.accountId);
	return ofSource ?? (plan.matchedBy === 'nameAndAddress' ? ofVatNumber : undefined) ?? ofAccount;
}

function noteIdentities(batch: Batch, settled: Settled): void {
	for (const identity of identitiesOf(settled.customer)) {
		if (!batch.byIdentity.has(identity)) batch.byIdentity.set(identity, settled);
	}
}

function identitiesOf(customer: CustomerInput): string[] {
	return [sourceIdentity(customer), vatIdentity(customer)].flatMap((identity) => identity ?? []);
}

function sourceIdentity({ sourceId }: CustomerInput): string | undefined {
	return sourceId === undefined ? undefined : `id ${sourceId}`;
}

/** One number in two countries is somebody's slip, as it is in the cascade. */
function vatIdentity(customer: CustomerInput): string | undefined {
	const vatNumber = usableVatNumber(customer);
	return vatNumber === undefined ? undefined : `VAT ${vatNumber} in ${customer.country}`;
}

/**
 * The earlier one's plan without its writes: the account, or its making. It is compared with the very
 * customer that it shares id or account with, not with the one that this one follows in turn.
 */
function follow(customer: CustomerInput, own: CustomerPlan, earlier: Settled): PlannedCustomer {
	const shared = sharedByTwo(customer, earlier.customer, own);
	if (shared) return { customer, plan: { action: 'needsAttention', reasons: [shared] } };
	const remarks = remarksOf(own);
	const plan =
		earlier.plan.action === 'use'
			? { ...earlier.plan, update: undefined, remarks }
			: { ...earlier.plan, remarks };
	return { customer, plan, sameAs: earlier.first };
}

function remarksOf(plan: CustomerPlan): readonly Reason[] {
	if (plan.action !== 'needsAttention') return plan.remarks;
	return plan.reasons.filter(({ severity }) => severity === 'remark');
}

/** Stands in for an account that does not exist yet. No GUID looks like its id. */
function newAccount(position: number): ExactAccount {
	return {
		id: `new-${position}`,
		code: 'new',
		name: '',
		status: '',
		blocked: false,
		isSupplier: false,
		addressLine1: '',
		addressLine2: '',
		postcode: '',
		city: '',
		country: '',
		vatNumber: '',
		email: '',
		phone: '',
		language: '',
		chamberOfCommerce: '',
	};
}
