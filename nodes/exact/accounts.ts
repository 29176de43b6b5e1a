import type { IDataObject } from 'n8n-workflow';

import type { ExactAccount } from '../domain/customer/customer';
import type { ExactClient } from './client';
import { lookUp } from './lookUp';
import { dateTime, guid, quote, termsOf } from './odata';
import { flag, id, text } from './row';
import type { Row } from './row';

export const ACCOUNT_PATH = 'crm/Accounts';

export const ACCOUNT_SELECT: readonly string[] = [
	'ID',
	'Code',
	'Name',
	'Status',
	'Blocked',
	'IsSupplier',
	'AddressLine1',
	'AddressLine2',
	'Postcode',
	'City',
	'Country',
	'VATNumber',
	'Email',
	'Phone',
	'Language',
	'ChamberOfCommerce',
];

/** The accounts with these GUIDs; one that isn't there is left out. */
export async function findAccountsByIds(
	client: ExactClient,
	ids: readonly string[],
): Promise<ExactAccount[]> {
	return await find(client, 'ID', ids.map(guid));
}

/** The accounts with these VAT numbers, compared as written: give every notation that may occur. */
export async function findAccountsByVatNumbers(
	client: ExactClient,
	notations: readonly string[],
): Promise<ExactAccount[]> {
	return await find(client, 'VATNumber', notations.map(quote));
}

/** The accounts with these names, compared as written. */
export async function findAccountsByNames(
	client: ExactClient,
	names: readonly string[],
): Promise<ExactAccount[]> {
	return await find(client, 'Name', names.map(quote));
}

/**
 * The accounts of these postcodes or cities, compared as written, that were made at or after a moment
 * (`YYYY-MM-DDTHH:MM:SS`, in whatever zone Exact Online keeps it).
 */
export async function findAccountsMadeSince(
	client: ExactClient,
	field: 'Postcode' | 'City',
	texts: readonly string[],
	since: string,
): Promise<ExactAccount[]> {
	return await find(client, field, texts.map(quote), `Created ge ${dateTime(since)}`);
}

/**
 * Creates an account from a body in Exact Online's field names. Only the ID of the result is sure to
 * be filled. Throws like `ExactClient.create`.
 */
export async function createAccount(client: ExactClient, body: IDataObject): Promise<ExactAccount> {
	return toAccount(await client.create<Row>(ACCOUNT_PATH, body));
}

/** Changes only the fields in the body; sending all of them is refused as a duplicate. */
export async function updateAccount(
	client: ExactClient,
	accountId: string,
	changes: IDataObject,
): Promise<void> {
	await client.update(ACCOUNT_PATH, accountId, changes);
}

async function find(
	client: ExactClient,
	field: string,
	literals: readonly string[],
	scope?: string,
): Promise<ExactAccount[]> {
	const terms = termsOf(field, literals);
	const lookup = { path: ACCOUNT_PATH, select: ACCOUNT_SELECT, scope, terms };
	return (await lookUp(client, lookup)).map(toAccount);
}

/** A row of either resource with `ACCOUNT_SELECT`. */
export function toAccount(row: Row): ExactAccount {
	return {
		id: id(row.ID),
		code: text(row.Code),
		name: text(row.Name),
		status: text(row.Status),
		blocked: flag(row.Blocked),
		isSupplier: flag(row.IsSupplier),
		addressLine1: text(row.AddressLine1),
		addressLine2: text(row.AddressLine2),
		postcode: text(row.Postcode),
		city: text(row.City),
		country: text(row.Country),
		vatNumber: text(row.VATNumber),
		email: text(row.Email),
		phone: text(row.Phone),
		language: text(row.Language),
		chamberOfCommerce: text(row.ChamberOfCommerce),
	};
}
