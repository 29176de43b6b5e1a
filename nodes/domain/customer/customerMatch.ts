/**
 * Customers matched with accounts of Exact Online, one by one or as a batch in which the same
 * customer may occur more than once.
 */
import { usableVatNumber } from './accountBody';
import { withBody, type UpdatePolicy } from './accountChanges';
import { accountById, indexAccounts, putAccount, type AccountIndex } from './accountIndex';
import type { CustomerInput, ExactAccount } from './customer';
import { planAgainst, type CustomerPlan } from './customerPlan';

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
 * without one is then found by.
 */
export function planCustomers(
	customers: readonly CustomerInput[],
	candidates: readonly ExactAccount[],
	policy: UpdatePolicy,
): PlannedCustomer[] {
	const batch = startBatch(candidates);
	for (const position of surestFirst(customers, batch.accounts)) {
		batch.planned.set(position, planNext(batch, customers[position], position, policy));
	}
	return [...batch.planned].sort(([a], [b]) => a - b).map(([, planned]) => planned);
}

interface Batch {
	readonly accounts: AccountIndex;
	readonly planned: Map<number, PlannedCustomer>;
	/** Who took up an account first, by account id. */
	readonly byAccount: Map<string, number>;
	/** Who settled a customer first, by everything that names it: source id, VAT number. */
	readonly byIdentity: Map<string, number>;
}

function startBatch(candidates: readonly ExactAccount[]): Batch {
	return {
		accounts: indexAccounts(candidates),
		planned: new Map(),
		byAccount: new Map(),
		byIdentity: new Map(),
	};
}

/** Positions: customers with a link that holds, then those with a VAT number, then the rest. */
function surestFirst(customers: readonly CustomerInput[], accounts: AccountIndex): number[] {
	return customers
		.map((customer, position) => ({ position, rank: rankOf(customer, accounts) }))
		.sort((a, b) => a.rank - b.rank || a.position - b.position)
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
	if (plan.action === 'needsAttention') return { customer, plan };

	const sameAs = firstOf(batch, customer, plan);
	for (const identity of identitiesOf(customer)) {
		batch.byIdentity.set(identity, batch.byIdentity.get(identity) ?? sameAs ?? position);
	}
	if (sameAs !== undefined) return follow(batch, customer, plan, sameAs);

	const account = plan.action === 'use' ? plan.account : newAccount(position);
	const body = plan.action === 'use' ? plan.update : plan.body;
	putAccount(batch.accounts, body ? withBody(account, body) : account);
	batch.byAccount.set(account.id, position);
	return { customer, plan };
}

/** An account that a link or a VAT number leads to outweighs what an earlier one went by. */
function firstOf(batch: Batch, customer: CustomerInput, plan: CustomerPlan): number | undefined {
	const [sourceId, vatNumber] = [sourceIdentity(customer), vatIdentity(customer)];
	const ofSource = sourceId === undefined ? undefined : batch.byIdentity.get(sourceId);
	if (ofSource !== undefined) return ofSource;
	const ofAccount = plan.action === 'use' ? batch.byAccount.get(plan.accountId) : undefined;
	if (plan.action === 'use' && plan.matchedBy !== 'nameAndAddress') return ofAccount;
	const ofVatNumber = vatNumber === undefined ? undefined : batch.byIdentity.get(vatNumber);
	return ofVatNumber ?? ofAccount;
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

/** The first one's plan without its writes, as far as they are known: the account, or its making. */
function follow(
	batch: Batch,
	customer: CustomerInput,
	own: Exclude<CustomerPlan, { action: 'needsAttention' }>,
	sameAs: number,
): PlannedCustomer {
	const first = batch.planned.get(sameAs)?.plan ?? own;
	if (first.action === 'needsAttention') return { customer, plan: first, sameAs };
	const { remarks } = own;
	const plan =
		first.action === 'use' ? { ...first, update: undefined, remarks } : { ...first, remarks };
	return { customer, plan, sameAs };
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
