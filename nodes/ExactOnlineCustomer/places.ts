/**
 * The accounts of the postcodes where customers live, read once for an execution. What runs of this
 * process create or change meanwhile is noted in them; what others create is found by its exact name, and
 * by the look after an account was made.
 */
import { indexAccounts, putAccount } from '../domain/customer/accountIndex';
import type { AccountIndex } from '../domain/customer/accountIndex';
import { placeOf } from '../domain/customer/address';
import type { CustomerInput } from '../domain/customer/customer';
import { findAccountsOfPlaces } from '../exact/accountPlaces';
import type { ExactClient } from '../exact/client';

export interface PlaceMemory {
	readonly accounts: AccountIndex;
	/** Postcodes and cities, as written in filters, that were asked for. */
	readonly asked: Set<string>;
	/** Those of them that hold too many accounts to be read. */
	readonly unread: Set<string>;
}

export function noPlaces(): PlaceMemory {
	return { accounts: indexAccounts([]), asked: new Set(), unread: new Set() };
}

/** Reads what is not known yet of the customers' places, postcodes and cities apart. */
export async function readPlacesOf(
	client: ExactClient,
	customers: readonly CustomerInput[],
	places: PlaceMemory,
): Promise<PlaceMemory> {
	for (const field of ['Postcode', 'City'] as const) {
		const wanted = customers.map(placeOf).filter((place) => place.field === field);
		const texts = [...new Set(wanted.flatMap((place) => place.texts))].filter(
			(text) => !places.asked.has(text),
		);
		const { accounts, tooLarge } = await findAccountsOfPlaces(client, { field, texts });
		accounts.forEach((account) => putAccount(places.accounts, account));
		texts.forEach((text) => places.asked.add(text));
		tooLarge.forEach((text) => places.unread.add(text));
	}
	return places;
}
