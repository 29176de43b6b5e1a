/**
 * All accounts of a postcode or a city. A town's may be thousands, so they are read from the bulk resource,
 * 1,000 a call instead of 60, and never without end.
 */
import { ACCOUNT_PATH, ACCOUNT_SELECT, toAccount } from './accounts';
import type { ExactAccount } from '../domain/customer/customer';
import type { ExactClient, SomeRows } from './client';
import { asError, isRefusal } from './errors';
import { PROVEN_TERMS } from './filterSize';
import { batchesOf, oneOf, quote, termsOf } from './odata';
import type { Row } from './row';

const BULK_PATH = 'bulk/CRM/Accounts';

/** Most pages of one look: 25,000 accounts. More is no garage's town but something gone wrong. */
const MAX_PAGES = 25;

/** Most pages of all looks that belong together: two minutes of calls. */
const MAX_PAGES_TOGETHER = 100;

/** Where bulk/CRM/Accounts was refused; per process, to save the refusal. */
const withoutBulk = new Set<string>();

/** Where accounts stand: in one of these postcodes, or in one of these cities, as written. */
export interface Places {
	readonly field: 'Postcode' | 'City';
	readonly texts: readonly string[];
}

export interface AccountsOfPlaces {
	readonly accounts: readonly ExactAccount[];
	/** Those of the texts that hold more accounts than are read; none of theirs is in `accounts`. */
	readonly tooLarge: readonly string[];
}

/** Throws what the client throws, but not for places that are too large. */
export async function findAccountsOfPlaces(
	client: ExactClient,
	{ field, texts }: Places,
): Promise<AccountsOfPlaces> {
	const accounts: ExactAccount[] = [];
	const tooLarge: string[] = [];
	const startedAt = client.calls.total;
	const fixedLength = client.fixedLength(BULK_PATH, ACCOUNT_SELECT);
	const terms = termsOf(field, texts.map(quote));
	const textOf = new Map(terms.map((term, index) => [term, texts[index]]));
	const looks = batchesOf([...textOf.keys()], fixedLength, PROVEN_TERMS);
	for (let look = looks.shift(); look !== undefined; look = looks.shift()) {
		const pagesLeft = MAX_PAGES_TOGETHER - (client.calls.total - startedAt);
		const maxPages = Math.min(MAX_PAGES, pagesLeft);
		const found = maxPages > 0 ? await listSome(client, oneOf(look), maxPages) : NOTHING;
		if (found.isWhole) {
			accounts.push(...found.rows.map(toAccount));
		} else if (look.length === 1 || maxPages <= 0) {
			tooLarge.push(...look.flatMap((term) => textOf.get(term) ?? []));
		} else {
			// Which of them is the large one shows when they are asked for by halves.
			const half = Math.ceil(look.length / 2);
			looks.unshift(look.slice(0, half), look.slice(half));
		}
	}
	return { accounts, tooLarge };
}

const NOTHING: SomeRows<Row> = { rows: [], isWhole: false };

/** By bulk; one by one page of 60 where an app or a user may not use bulk. */
async function listSome(
	client: ExactClient,
	filter: string,
	maxPages: number,
): Promise<SomeRows<Row>> {
	const query = { select: ACCOUNT_SELECT, filter, maxPages };
	const books = `${client.baseUrl}|${client.division}`;
	if (!withoutBulk.has(books)) {
		try {
			return await client.listSome<Row>(BULK_PATH, query);
		} catch (error) {
			if (!isRefusal(error)) throw asError(error);
			withoutBulk.add(books);
		}
	}
	return await client.listSome<Row>(ACCOUNT_PATH, query);
}
