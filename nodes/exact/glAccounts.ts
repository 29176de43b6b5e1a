import type { BooksGlAccount } from '../domain/books/administration';
import type { ExactClient } from './client';
import { lookUp } from './lookUp';
import { guid, quote, termsOf } from './odata';
import { flag, id, number, text } from './row';
import type { Row } from './row';

const SELECT = ['ID', 'Code', 'Description', 'Type', 'IsBlocked', 'UseCostcenter', 'UseCostunit'];

/** The language of descriptions where an account has more than one; default = the administration's. */
export type DescriptionLanguage = 'default' | 'FR-BE' | 'NL-BE';

/** The ledger accounts with these numbers. An account that isn't there is left out. */
export async function findGlAccounts(
	client: ExactClient,
	codes: readonly string[],
): Promise<BooksGlAccount[]> {
	const rows = await lookUp(client, {
		path: 'financial/GLAccounts',
		select: SELECT,
		terms: termsOf('Code', codes.map(quote)),
	});
	return rows.map(toGlAccount);
}

/** The types of these ledger accounts (GUIDs), by GUID. An account that isn't there is left out. */
export async function findGlAccountTypes(
	client: ExactClient,
	ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	const rows = await lookUp(client, {
		path: 'financial/GLAccounts',
		select: ['ID', 'Type'],
		terms: termsOf('ID', ids.map(guid)),
	});
	return new Map(rows.map((row) => [id(row.ID), number(row.Type)]));
}

/**
 * All ledger accounts of the division, a thousand a call. The language goes in a request header
 * (Pi-Systems/exact-online, GLAccounts); an account without text in it keeps its usual one.
 */
export async function listGlAccounts(
	client: ExactClient,
	language: DescriptionLanguage = 'default',
): Promise<BooksGlAccount[]> {
	const rows = await client.list<Row>('bulk/Financial/GLAccounts', {
		select: SELECT,
		...(language === 'default' ? {} : { headers: { CustomDescriptionLanguage: language } }),
	});
	return rows.map(toGlAccount);
}

function toGlAccount(row: Row): BooksGlAccount {
	return {
		id: id(row.ID),
		code: text(row.Code),
		description: text(row.Description),
		type: number(row.Type),
		isBlocked: flag(row.IsBlocked),
		useCostCenter: number(row.UseCostcenter),
		useCostUnit: number(row.UseCostunit),
	};
}
