/**
 * Reads the accounts that the customers of a batch may be, with as few calls as the cascade allows: a
 * stored link that still holds needs no further look, nor does a company found by its VAT number, nor an
 * account of exactly the same name. Only for the others are the accounts of their postcodes read.
 */
import type { IExecuteFunctions } from 'n8n-workflow';
import { usableVatNumber } from '../domain/customer/accountBody';
import type { UpdatePolicy } from '../domain/customer/accountChanges';
import { accountsByName, indexAccounts } from '../domain/customer/accountIndex';
import { parseCustomer } from '../domain/customer/customer';
import type { CustomerInput, ExactAccount, ParsedCustomer } from '../domain/customer/customer';
import { heldName } from '../domain/customer/customerName';
import { isSettledByName } from '../domain/customer/customerPlan';
import { normaliseVatNumber, vatNumberNotations } from '../domain/customer/vatNumber';
import { distinctTexts } from '../domain/values/given';
import {
	findAccountsByIds,
	findAccountsByNames,
	findAccountsByVatNumbers,
} from '../exact/accounts';
import type { ExactClient } from '../exact/client';
import { isGuid } from '../exact/odata';
import { readCustomer } from './fields';
import type { Memory } from './memory';
import { readPlacesOf } from './places';

/** The customers of all input items, in order: parsed, or the reasons why not. */
export function readCustomers(context: IExecuteFunctions): ParsedCustomer[] {
	return context
		.getInputData()
		.map((_, index) => parseCustomer(readCustomer(context, index)))
		.map(withoutBrokenLink);
}

/** A link that is no GUID can't be looked up; the customer is then looked for like any other. */
function withoutBrokenLink(parsed: ParsedCustomer): ParsedCustomer {
	const link = parsed.customer?.exactAccountId;
	if (parsed.customer === undefined || link === undefined || isGuid(link)) return parsed;
	return { customer: { ...parsed.customer, exactAccountId: undefined } };
}

/** What is known of the accounts that may be the customers of a batch. */
export interface Candidates {
	readonly accounts: readonly ExactAccount[];
	/** Postcodes and cities that hold too many accounts to be read. */
	readonly unreadPlaces: ReadonlySet<string>;
}

/**
 * Every account that may be one of these customers. Throws what the client throws. With a policy that
 * writes VAT numbers, the number of a linked customer is looked up too: another account may hold it.
 */
export async function loadCandidates(
	client: ExactClient,
	customers: readonly CustomerInput[],
	policy: UpdatePolicy,
	memory: Memory,
): Promise<Candidates> {
	const linked = await findAccountsByIds(
		client,
		distinctTexts(customers.map((customer) => customer.exactAccountId)),
	);
	const linkedIds = new Set(linked.map((account) => account.id));
	const unlinked = customers.filter(
		(customer) => !linkedIds.has(customer.exactAccountId?.toLowerCase() ?? ''),
	);

	const byVatNumber = await findAccountsByVatNumbers(
		client,
		distinctTexts((policy === 'keep' ? unlinked : customers).map(usableVatNumber)).flatMap(
			vatNumberNotations,
		),
	);
	const unfound = unlinked.filter((customer) => !isFoundByVatNumber(customer, byVatNumber));

	// Always asked anew: another run may have created them meanwhile. It also finds accounts without postcode.
	const byName = await findAccountsByNames(
		client,
		distinctTexts(unfound.map(({ name }) => heldName(name))),
	);
	const named = indexAccounts(byName);
	const unsettled = unfound.filter((customer) => !isSettledByName(customer, named));

	const { accounts, unread } = await readPlacesOf(client, unsettled, memory.places);
	const byPlace = unsettled.flatMap(({ name }) => accountsByName(accounts, name));
	return {
		accounts: uniqueAccounts([...byPlace, ...linked, ...byVatNumber, ...byName]),
		unreadPlaces: unread,
	};
}

/** In another country the same number was mistyped somewhere, so name and address have to decide. */
function isFoundByVatNumber(customer: CustomerInput, accounts: readonly ExactAccount[]): boolean {
	const wanted = usableVatNumber(customer);
	return (
		wanted !== undefined &&
		accounts.some(
			({ vatNumber, country }) =>
				normaliseVatNumber(vatNumber, country) === wanted &&
				(country === '' || country === customer.country),
		)
	);
}

/** An account found by two pieces of evidence is still one account: as it was read last. */
function uniqueAccounts(accounts: readonly ExactAccount[]): ExactAccount[] {
	return [...new Map(accounts.map((account) => [account.id, account])).values()];
}
