import { findAccountsOfPlaces } from '../../../nodes/exact/accountPlaces';
import type { ExactClient, ExactQuery } from '../../../nodes/exact/client';
import { ExactError } from '../../../nodes/exact/errors';

let books = 0;

/** Books whose postcodes hold so many pages of accounts each; a page has one row here. */
function town(pages: Readonly<Record<string, number>>, refused: readonly string[] = []) {
	const asked: Array<[path: string, postcodes: number, read: number]> = [];
	const calls = { total: 0, byEndpoint: {} };
	const listSome = async (path: string, { filter = '', maxPages = 200 }: ExactQuery) => {
		if (refused.includes(path)) {
			calls.total += 1;
			throw new ExactError({ kind: 'forbidden', message: 'no', hint: 'no', status: 403 });
		}
		const places = [...filter.matchAll(/Postcode eq '([^']*)'/g)].map(([, place]) => place);
		const rows = places.flatMap((place) =>
			Array.from({ length: pages[place] ?? 0 }, (_, at) => ({ ID: `${place}-${at}`, Name: place })),
		);
		const read = Math.max(1, Math.min(rows.length, maxPages));
		calls.total += read;
		asked.push([path, places.length, read]);
		return await Promise.resolve({ rows: rows.slice(0, read), isWhole: rows.length <= maxPages });
	};
	const baseUrl = `https://books-${(books += 1)}.example`;
	const client = { baseUrl, division: 1, calls, fixedLength: () => 300, listSome };
	return { client: client as unknown as ExactClient, asked, calls };
}

const postcodes = (...texts: string[]) => ({ field: 'Postcode', texts }) as const;
const BULK = 'bulk/CRM/Accounts';

describe('the accounts of a postcode', () => {
	it('are read in one go for many postcodes, from the bulk resource', async () => {
		const { client, asked } = town({ '4000': 3, '5000': 2 });
		const found = await findAccountsOfPlaces(client, postcodes('4000', 'B-4000', '5000'));
		expect(found.accounts.map(({ id }) => id)).toHaveLength(5);
		expect(found.tooLarge).toEqual([]);
		expect(asked).toEqual([[BULK, 3, 5]]);
	});

	it('are left alone where they are too many, and those of the others are read all the same', async () => {
		const { client } = town({ '4000': 26, '4020': 2, '5000': 20 });
		const found = await findAccountsOfPlaces(client, postcodes('4000', '4020', '5000', '6000'));
		expect(found.tooLarge).toEqual(['4000']);
		const places = new Set(found.accounts.map(({ name }) => name));
		expect([...places].sort()).toEqual(['4020', '5000']);
		expect(found.accounts).toHaveLength(22);
	});

	it('cost no more than a hundred pages, however many places are too large', async () => {
		const names = Array.from({ length: 30 }, (_, at) => String(4000 + at));
		const { client, calls } = town(Object.fromEntries(names.map((name) => [name, 40])));
		const found = await findAccountsOfPlaces(client, postcodes(...names));
		expect([...found.tooLarge].sort()).toEqual(names);
		expect(found.accounts).toEqual([]);
		expect(calls.total).toBeLessThanOrEqual(100);
	});

	it('are read page by page where bulk is refused, which is asked for once', async () => {
		const { client, asked } = town({ '4000': 3 }, [BULK]);
		const first = await findAccountsOfPlaces(client, postcodes('4000'));
		const second = await findAccountsOfPlaces(client, postcodes('4000'));
		expect([first.accounts.length, second.accounts.length]).toEqual([3, 3]);
		expect(asked.map(([path]) => path)).toEqual(['crm/Accounts', 'crm/Accounts']);
		expect(client.calls.total).toBe(7);
	});

	it('cost no call where there is no postcode', async () => {
		const { client, calls } = town({});
		expect(await findAccountsOfPlaces(client, postcodes())).toEqual({ accounts: [], tooLarge: [] });
		expect(calls.total).toBe(0);
	});

	it('are not looked for any further once the service is away', async () => {
		const { client } = town({ '4000': 3 });
		const away = new ExactError({
			kind: 'unreachable',
			message: 'away',
			hint: 'later',
			fatal: true,
		});
		const listSome = async () => await Promise.reject(away);
		await expect(
			findAccountsOfPlaces({ ...client, listSome } as ExactClient, postcodes('4000')),
		).rejects.toBe(away);
	});
});
