import { ExactError } from '../../../nodes/exact/errors';
import { DIVISION, ENTRY_ID, failureOf, FakeExact, refusal, rows } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const BASE = `https://start.exactonline.be/api/v1/${DIVISION}`;

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe('list', () => {
	it('always sends $select, and encodes the filter', async () => {
		exact.answers(rows());
		await (
			await exact.client()
		).list('crm/Accounts', {
			select: ['ID', 'Name'],
			filter: "Name eq 'L''Atelier & Cie'",
			orderBy: 'Name',
		});
		expect(exact.sent[0].url).toBe(
			`${BASE}/crm/Accounts?$select=ID%2CName&$filter=Name%20eq%20'L''Atelier%20%26%20Cie'&$orderby=Name`,
		);
	});

	it('follows __next exactly as it came until it is absent', async () => {
		const next = `${BASE}/crm/Accounts?$select=ID&$skiptoken=guid'${ENTRY_ID}'`;
		exact.answers({ body: { d: { results: [{ ID: 1 }], __next: next } } }, rows({ ID: 2 }));
		const all = await (await exact.client()).list('crm/Accounts', { select: ['ID'] });
		expect(all).toEqual([{ ID: 1 }, { ID: 2 }]);
		expect(exact.sent[1].url).toBe(next);
	});

	it.each(['https://evil.example/api/v1/1/crm/Accounts', 'http://start.exactonline.be/api/v1/1/x'])(
		'does not send the token to %s as next page',
		async (next) => {
			exact.answers({ body: { d: { results: [{ ID: 1 }], __next: next } } });
			const client = await exact.client();
			const error = await failureOf(client.list('crm/Accounts', { select: ['ID'] }), ExactError);
			expect(error).toMatchObject({ kind: 'blocked', fatal: true });
			expect(exact.sent).toHaveLength(1);
		},
	);

	it('stops at the page limit instead of using up the day', async () => {
		const next = `${BASE}/crm/Accounts?$skiptoken=x`;
		const page = { body: { d: { results: [{ ID: 1 }], __next: next } } };
		exact.answers(page, page, page);
		const client = await exact.client();
		await failureOf(client.list('crm/Accounts', { select: ['ID'], maxPages: 2 }), ExactError);
		expect(exact.sent).toHaveLength(2);
	});

	it('takes $top as the total number of rows, over pages', async () => {
		const next = `${BASE}/crm/Accounts?$top=1&$skiptoken=x`;
		exact.answers(
			{ body: { d: { results: [{ ID: 1 }, { ID: 2 }], __next: next } } },
			{ body: { d: { results: [{ ID: 3 }], __next: next } } },
		);
		const all = await (await exact.client()).list('crm/Accounts', { select: ['ID'], top: 3 });
		expect(all).toHaveLength(3);
		expect(exact.sent).toHaveLength(2);
	});

	it('counts its calls by method and endpoint', async () => {
		exact.answers(rows(), rows());
		const client = await exact.client();
		await client.list('crm/Accounts', { select: ['ID'] });
		await client.list('crm/Accounts', { select: ['ID'] });
		expect(client.calls).toEqual({ total: 2, byEndpoint: { 'GET crm/Accounts': 2 } });
	});
});

describe('an app on which Exact Online enforces mandatory filtering', () => {
	const words =
		'This endpoint has mandatory filtering applied. A GET request for this endpoint must have a $filter parameter with one of the following fields in the url: ID, Modified, Name.';
	const query = { select: ['ID'], filter: "Postcode eq '5000'" };

	it('gets a further term that is true for every row, and from then on at once', async () => {
		exact.answers(refusal(400, words), rows({ ID: 1 }), rows({ ID: 2 }));
		const client = await exact.client();
		await expect(client.list('crm/Accounts', query)).resolves.toEqual([{ ID: 1 }]);
		await expect(client.list('crm/Accounts', query)).resolves.toEqual([{ ID: 2 }]);
		const path = `GET ${DIVISION}/crm/Accounts?$select=ID&$filter=Postcode eq '5000'`;
		const further = " and Modified ge datetime'1980-01-01'";
		expect(exact.log).toEqual([path, path + further, path + further]);
	});

	it('gets it from two executions that both asked without it, each of them once more', async () => {
		exact.answers(refusal(400, words), refusal(400, words), rows({ ID: 1 }), rows({ ID: 1 }));
		const first = await exact.client();
		exact.executionId = 'execution-2';
		const clients = [first, await exact.client()];
		const both = clients.map(async (client) => await client.list('crm/Accounts', query));
		await expect(Promise.all(both)).resolves.toEqual([[{ ID: 1 }], [{ ID: 1 }]]);
		expect(exact.sent).toHaveLength(4);
	});

	it('is not asked a third time when it refuses that as well', async () => {
		exact.answers(refusal(400, words), refusal(400, words));
		const client = await exact.client();
		const error = await failureOf(client.list('crm/Accounts', query), ExactError);
		expect(error).toMatchObject({ kind: 'refused', status: 400 });
		expect(exact.sent).toHaveLength(2);
	});
});

describe('get', () => {
	it('resolves with the first row, and with undefined when there is none', async () => {
		exact.answers({ body: { d: [{ ID: 1 }] } }, { body: { d: [] } });
		const client = await exact.client();
		await expect(client.get('crm/Accounts', { select: ['ID'] })).resolves.toEqual({ ID: 1 });
		await expect(client.get('crm/Accounts', { select: ['ID'] })).resolves.toBeUndefined();
		expect(exact.sent[0].url).toBe(`${BASE}/crm/Accounts?$select=ID&$top=1`);
	});
});

describe('writes', () => {
	it('create resolves with the record', async () => {
		exact.answers({ status: 201, body: { d: { ID: ENTRY_ID } } });
		const client = await exact.client();
		await expect(client.create('crm/Accounts', { Name: 'A' })).resolves.toEqual({ ID: ENTRY_ID });
		expect(exact.log).toEqual([`POST ${DIVISION}/crm/Accounts`]);
	});

	it('update sends only the changes to the record’s address, and accepts 204 without body', async () => {
		exact.answers({ status: 204 });
		await (await exact.client()).update('crm/Accounts', ENTRY_ID, { City: 'Namur' });
		expect(exact.log).toEqual([`PUT ${DIVISION}/crm/Accounts(guid'${ENTRY_ID}')`]);
		expect(exact.sent[0].body).toEqual({ City: 'Namur' });
	});

	it('remove deletes by key', async () => {
		exact.answers({ status: 204 });
		await (await exact.client()).remove('documents/Documents', ENTRY_ID);
		expect(exact.log).toEqual([`DELETE ${DIVISION}/documents/Documents(guid'${ENTRY_ID}')`]);
	});

	it('refuse a key that is no GUID before anything is sent', async () => {
		const client = await exact.client();
		await failureOf(client.update('crm/Accounts', '70', {}), ExactError);
		expect(exact.sent).toHaveLength(0);
	});
});

describe('the division', () => {
	it.each([0, -1, 1.5, NaN])('%p is refused before anything is sent', async (division) => {
		const error = await failureOf(exact.client(division), ExactError);
		expect(error).toMatchObject({ kind: 'blocked', fatal: true });
	});

	it('stands after beta in beta addresses', async () => {
		exact.answers(rows());
		await (await exact.client()).list('beta/logistics/X', { select: ['ID'] });
		expect(exact.log[0]).toBe(`GET beta/${DIVISION}/logistics/X?$select=ID`);
	});
});

describe('the base URL', () => {
	it.each([
		['be', 'https://start.exactonline.be'],
		['nl', 'https://start.exactonline.nl'],
		['co.uk', 'https://start.exactonline.co.uk'],
		['com', 'https://start.exactonline.com'],
	])('of country %s is %s', async (country, baseUrl) => {
		exact.credential = { country };
		expect((await exact.client()).baseUrl).toBe(baseUrl);
	});

	it.each([
		['http://localhost:8080', 'http://localhost:8080'],
		['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
		['https://exact.example/path/', 'https://exact.example/path'],
	])('%s of one’s own is accepted', async (baseUrl, expected) => {
		exact.credential = { country: 'own', baseUrl };
		expect((await exact.client()).baseUrl).toBe(expected);
	});

	it.each([
		'http://exact.example',
		'http://localhost.example',
		'http://127.0.0.1.example',
		'https://user:secret@exact.example',
		'https://exact.example/?key=secret',
		'http://exact.example/secret#secret',
		'user:secret@exact.example',
		'https://user:secret@',
		'exact.example/?key=secret',
		'ftp://localhost',
		'exact.example',
		'',
	])('"%s" is refused before anything is sent', async (baseUrl) => {
		exact.credential = { country: 'own', baseUrl };
		const error = await failureOf(exact.client(), ExactError);
		expect(error).toMatchObject({ kind: 'blocked', fatal: true });
		expect(error.hint).toContain('https://');
		expect(`${error.message} ${error.hint}`).not.toContain('secret');
		expect(exact.sent).toHaveLength(0);
	});
});
