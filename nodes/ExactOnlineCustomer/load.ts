/**
 * Reads the accounts that the customers of a batch may be, with as few calls as the cascade allows:
 * a stored link that still holds needs no further look, nor does a company found by its VAT number.
 */
import type { IExecuteFunctions } from 'n8n-workflow';
import { usableVatNumber } from '../domain/customer/accountBody';
import type { UpdatePolicy } from '../domain/customer/accountChanges';
import { accountsByName, indexAccounts } from '../domain/customer/accountIndex';
import type { AccountIndex } from '../domain/customer/accountIndex';
import {
	heldAddress,
	normalisePostcode,
	postcodeNotations,
	sameAddress,
} from '../domain/customer/address';
import type { Address } from '../domain/customer/address';
import { parseCustomer } from '../domain/customer/customer';
import type { CustomerInput, ExactAccount, ParsedCustomer } from '../domain/customer/customer';
import { heldName } from '../domain/customer/customerName';
import { normaliseVatNumber, vatNumberNotations } from '../domain/customer/vatNumber';
import { distinctTexts } from '../domain/values/given';
import {
	findAccountsByCities,
	findAccountsByIds,
	findAccountsByNames,
	findAccountsByPostcodes,
	findAccountsByVatNumbers,
} from '../exact/accounts';
import type { ExactClient } from '../exact/client';
import { isGuid } from '../exact/odata';
import { readCustomer } from './fields';

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

/**
 * Every account that may be one of these customers. Throws what the client throws. With a policy that
 * writes VAT numbers, the number of a linked customer is looked up too: another account may hold it.
 */
export async function loadCandidates(
	client: ExactClient,
	customers: readonly CustomerInput[],
	policy: UpdatePolicy,
): Promise<ExactAccount[]> {
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
	const places = unfound.map(heldAddress);

	const byPostcode = await findAccountsByPostcodes(
		client,
		distinctTexts(
			places
				.filter(hasPostcode)
				.flatMap(({ postcode, country }) => postcodeNotations(postcode, country)),
		),
	);
	const byCity = await findAccountsByCities(
		client,
		distinctTexts(places.filter((place) => !hasPostcode(place)).map(({ city }) => city)),
	);
	const byPlace = indexAccounts([...byPostcode, ...byCity]);
	// An account without postcode, or with its city in another spelling, is found by its name alone.
	const byName = await findAccountsByNames(
		client,
		distinctTexts(
			unfound
				.filter((customer) => !isFoundByPlace(customer, byPlace))
				.map(({ name }) => heldName(name)),
		),
	);
	return uniqueAccounts([...linked, ...byVatNumber, ...byPostcode, ...byCity, ...byName]);
}

/** A lone dash or dot is no postcode, and no other account would have the same. */
function hasPostcode({ postcode }: Address): boolean {
	return normalisePostcode(postcode) !== '';
}

function isFoundByPlace(customer: CustomerInput, accounts: AccountIndex): boolean {
	return accountsByName(accounts, customer.name).some((account) => sameAddress(customer, account));
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

/** An account found by two pieces of evidence is still one account, not an ambiguity. */
function uniqueAccounts(accounts: readonly ExactAccount[]): ExactAccount[] {
	return [...new Map(accounts.map((account) => [account.id, account])).values()];
}
