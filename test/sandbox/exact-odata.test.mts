import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { connect, isRecord } from './exactClient.mts';
import type { Answer, Api } from './exactClient.mts';

let api: Api;
before(async () => {
	api = await connect();
});
after(() => api.simulator.close());
// Plenty of refusals on purpose: the brake on errors has its own tests.
beforeEach(() => {
	api.simulator.control.switches({
		errorLimit: 1_000_000,
		minutelyLimit: 1_000_000,
		requireSelect: false,
	});
});

const list = (path: string, options: Record<string, string>) =>
	api.get(`${path}?${new URLSearchParams(options).toString()}`);
const filtered = (path: string, filter: string, select = 'ID') =>
	list(path, { $select: select, $filter: filter });
const nextOf = (answer: Answer): string => {
	const next = isRecord(answer.d) ? answer.d['__next'] : undefined;
	return typeof next === 'string' ? next : '';
};
const follow = async (answer: Answer) =>
	await api.get(new URL(nextOf(answer)).href.slice(api.simulator.url.length));

describe('envelopes', () => {
	it('a list without $top has results', async () => {
		const { d } = await list('financial/Journals', { $select: 'Code' });
		assert.ok(isRecord(d) && Array.isArray(d['results']));
	});

	it('a list whose $top fits a page is a bare array, even when empty', async () => {
		const { d } = await list('financial/Journals', { $select: 'Code', $top: '60' });
		assert.ok(Array.isArray(d));
		const none = await list('financial/Journals', { $top: '5', $filter: "Code eq 'x'" });
		assert.deepEqual(none.d, []);
	});

	it('one entity stands alone', async () => {
		const id = String(api.customer('CABINET RENSON')['ID']);
		const { row } = await api.get(`crm/Accounts(guid'${id}')?$select=Name`);
		assert.equal(row['Name'], 'CABINET RENSON');
	});

	it('$inlinecount gives the count as a string, with $top=0 the count alone', async () => {
		const { d } = await list('financial/GLAccounts', { $inlinecount: 'allpages', $top: '0' });
		assert.deepEqual(d, { results: [], __count: '423' });
	});

	it('/$count is a plain number', async () => {
		assert.equal((await api.get('financial/Journals/$count')).text, '13');
	});

	it('without Accept JSON the answer is Atom, and an error too is XML', async () => {
		const feed = await api.get('financial/Journals?$top=1&$select=Code', { Accept: '*/*' });
		assert.match(feed.headers.get('content-type') ?? '', /atom\+xml/);
		assert.match(feed.text, /<d:Code>\d{3}<\/d:Code>/);
		const error = await api.get('financial/Journals?$select=Nope', { Accept: '*/*' });
		assert.match(error.text, /<error>.*<message>.*Nope.*<\/message><\/error>/);
	});

	it('dates are /Date(ms)/ at midnight UTC of the calendar day', async () => {
		const filter = 'FinYear eq 2026 and FinPeriod eq 10';
		const { rows } = await filtered('financial/FinancialPeriods', filter, 'StartDate,EndDate');
		assert.equal(rows[0]?.['StartDate'], `/Date(${Date.UTC(2026, 9, 1)})/`);
		assert.equal(rows[0]?.['EndDate'], `/Date(${Date.UTC(2026, 9, 31)})/`);
	});
});

describe('paging', () => {
	it('gives 60 rows and an absolute __next that keeps the options', async () => {
		const first = await list('financial/GLAccounts', { $select: 'ID,Code', $orderby: 'Code' });
		assert.equal(first.rows.length, 60);
		assert.ok(nextOf(first).startsWith(api.simulator.url));
		const second = await follow(first);
		assert.equal(second.rows.length, 60);
		assert.deepEqual(Object.keys(second.rows[0] ?? {}), ['__metadata', 'ID', 'Code']);
		assert.ok(String(second.rows[0]?.['Code']) > String(first.rows.at(-1)?.['Code']));
	});

	it('reaches every row once', async () => {
		let page = await list('financial/GLAccounts', { $select: 'ID' });
		const ids = page.rows.map((row) => row['ID']);
		for (let pages = 1; nextOf(page) !== '' && pages < 20; pages += 1) {
			page = await follow(page);
			ids.push(...page.rows.map((row) => row['ID']));
		}
		assert.equal(ids.length, 423);
		assert.equal(new Set(ids).size, 423);
	});

	it('counts $top over all pages: 100 rows are 60 and then 40', async () => {
		const first = await list('financial/GLAccounts', { $select: 'ID', $top: '100' });
		assert.match(nextOf(first), /\$top=40/);
		assert.match(nextOf(first), /\$skiptoken=guid/);
		const second = await follow(first);
		assert.equal(second.rows.length, 40);
		assert.ok(!Array.isArray(second.d), 'behind a token there are results');
	});

	it('skips rows', async () => {
		const all = await list('financial/Journals', { $select: 'Code', $orderby: 'Code' });
		const rest = await list('financial/Journals', {
			$select: 'Code',
			$orderby: 'Code',
			$skip: '2',
		});
		assert.deepEqual(rest.rows, all.rows.slice(2));
	});

	it('gives a thousand rows at once on bulk, and all of a read function', async () => {
		const bulk = await list('bulk/Financial/GLAccounts', { $select: 'ID' });
		assert.equal(bulk.rows.length, 423);
		const read = await api.get('read/financial/JournalStatusList');
		assert.equal(read.rows.length, 13 * 24);
	});
});

describe('$select', () => {
	it('is mandatory on bulk, except with $top=1 or *', async () => {
		const refused = await api.get('bulk/CRM/Accounts');
		assert.equal(refused.status, 400);
		assert.equal(refused.error, 'Please add a $select or a $top=1 statement to the query string.');
		assert.equal((await api.get('bulk/CRM/Accounts?$top=1')).status, 200);
		assert.equal((await api.get('bulk/CRM/Accounts?$select=*')).status, 200);
	});

	it('is mandatory everywhere when switched so', async () => {
		assert.equal((await api.get('vat/VATCodes')).status, 200);
		api.simulator.control.switches({ requireSelect: true });
		assert.equal((await api.get('vat/VATCodes')).status, 400);
	});

	it('refuses a field that does not exist', async () => {
		assert.equal((await api.get('crm/Accounts?$select=ID,Nmae')).status, 400);
	});
});

describe('other options', () => {
	it('sorts by several fields, either way', async () => {
		const options = { $select: 'Type,Code', $orderby: 'Type desc,Code asc' };
		const { rows } = await list('financial/Journals', options);
		assert.deepEqual([rows[0]?.['Code'], rows[1]?.['Code']], ['900', '600']);
	});

	it('refuses to sort by what does not exist, and options it does not know', async () => {
		assert.equal((await list('financial/Journals', { $orderby: 'Nope' })).status, 400);
		assert.equal((await list('financial/Journals', { $search: 'x' })).status, 400);
		assert.equal((await list('financial/Journals', { $top: '-1' })).status, 400);
		assert.equal((await list('financial/Journals', { $expand: 'Code' })).status, 400);
	});

	it('answers 404 for an unknown resource, entity, or division-less address', async () => {
		const nobody = "crm/Accounts(guid'00000000-0000-0000-0000-000000000000')";
		assert.equal((await api.get(nobody)).status, 404);
		assert.equal((await api.get('crm/Acounts')).status, 404);
		assert.equal((await api.get('/api/v1/crm/Accounts')).status, 404);
		assert.equal((await api.get('current/Me')).status, 404);
	});

	it('answers 400 for a key that is no GUID', async () => {
		assert.equal((await api.get("crm/Accounts('5')")).status, 400);
	});

	it('answers 405 for a verb the resource does not have', async () => {
		assert.equal((await api.post('financial/FinancialPeriods', {})).status, 405);
		assert.equal((await api.post('bulk/CRM/Accounts', { Name: 'x' })).status, 405);
	});

	it('answers a read-only function without division in its rows', async () => {
		const filter = "Journal eq '700' and Year eq 2026 and Period eq 6";
		const { rows } = await filtered('read/financial/JournalStatusList', filter, 'Status,Journal');
		assert.deepEqual(
			rows.map((row) => row['Status']),
			[1],
		);
	});
});
