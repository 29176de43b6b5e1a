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
		requireFilter: false,
		ignoreCase: false,
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
		assert.ok(Array.isArray(second.d));
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

describe('$filter', () => {
	const codes = async (filter: string) => {
		const { rows } = await filtered('financial/GLAccounts', filter, 'Code');
		return rows.map((row) => row['Code']).sort();
	};

	it('compares, joins, negates and groups', async () => {
		assert.deepEqual(await codes("Code ge '704000' and Code lt '704200'"), ['704000', '704009']);
		assert.deepEqual(await codes("Code eq '704000' or Code eq '705000' and Type eq 20"), [
			'704000',
		]);
		assert.deepEqual(await codes("(Code eq '704000' or Code eq '705000') and not (Type eq 20)"), [
			'704000',
			'705000',
		]);
		assert.deepEqual(await codes("IsBlocked eq true and Code gt '7'"), ['704950']);
	});

	it('takes options with an encoded dollar sign', async () => {
		const { rows } = await api.get("financial/Journals?%24select=Code&%24filter=Code%20eq%20'700'");
		assert.deepEqual(
			rows.map((row) => row['Code']),
			['700'],
		);
	});

	it('reads a doubled quote as one', async () => {
		const { rows } = await filtered('crm/Accounts', "Name eq 'TRAITEUR L''OLIVIER'", 'Name');
		assert.equal(rows.length, 1);
	});

	it('finds a padded code only when it is trimmed', async () => {
		assert.equal((await filtered('crm/Accounts', "Code eq '1001'")).rows.length, 0);
		assert.equal((await filtered('crm/Accounts', "trim(Code) eq '1001'")).rows.length, 1);
		assert.equal((await filtered('crm/Accounts', "Code eq '              1001'")).rows.length, 1);
		const starts = await filtered('crm/Accounts', "startswith(trim(Code),'10') eq true");
		assert.ok(starts.rows.length > 1);
	});

	it('knows indexof', async () => {
		const { rows } = await filtered('crm/Accounts', "indexof(Name,'RENSON') ge 0", 'Name');
		assert.deepEqual(
			rows.map((row) => row['Name']),
			['CABINET RENSON'],
		);
	});

	it('compares literally, or without case when switched so', async () => {
		const filter = "Name eq 'cabinet renson'";
		assert.equal((await filtered('crm/Accounts', filter)).rows.length, 0);
		api.simulator.control.switches({ ignoreCase: true });
		assert.equal((await filtered('crm/Accounts', filter)).rows.length, 1);
	});

	it('takes GUIDs, dates in any case of the word, and numbers with an L', async () => {
		const id = String(api.customer('CABINET RENSON')['ID']);
		assert.equal(
			(await filtered('crm/Accounts', `ID eq guid'${id.toUpperCase()}'`)).rows.length,
			1,
		);
		const periods = "StartDate ge DateTime'2026-11-01T00:00:00' and FinYear eq 2026L";
		assert.equal((await filtered('financial/FinancialPeriods', periods)).rows.length, 2);
	});

	const refusals: Array<[string, string, string, number, RegExp]> = [
		['a string for a GUID', 'crm/Accounts', "ID eq '5'", 400, /incompatible with operand types/],
		[
			'a GUID for a string',
			'crm/Accounts',
			"Code eq guid'00000000-0000-0000-0000-000000000000'",
			400,
			/incompatible/,
		],
		['a number for a string', 'crm/Accounts', 'Code eq 1001', 400, /incompatible/],
		['a string for a number', 'financial/GLAccounts', "Type eq '110'", 400, /incompatible/],
		['a string for a date', 'documents/Documents', "Created gt '2026-01-01'", 400, /incompatible/],
		['a GUID of the wrong form', 'crm/Accounts', "ID eq guid'5'", 400, /Unrecognized 'Edm.Guid'/],
		[
			'a day that does not exist',
			'documents/Documents',
			"Created gt datetime'2026-13-01'",
			400,
			/Edm.DateTime/,
		],
		['an unknown field', 'crm/Accounts', "Nmae eq 'x'", 400, /No property 'Nmae'/],
		[
			'a field that can not be filtered',
			'crm/Accounts',
			"Remarks eq 'x'",
			400,
			/not supported: Remarks/,
		],
		[
			'a field that bulk can not filter',
			'bulk/Financial/GLAccounts',
			"Description eq 'x'",
			400,
			/not supported/,
		],
		['something that is no condition', 'crm/Accounts', 'Name', 400, /System.Boolean/],
		['an open quote', 'crm/Accounts', "Name eq 'x", 400, /Syntax error at position 8/],
		['an unknown operator', 'crm/Accounts', "Name like 'x'", 400, /Syntax error/],
		['a missing parenthesis', 'crm/Accounts', "(Name eq 'x'", 400, /expected/],
		['substringof', 'crm/Accounts', "substringof('x',Name) eq true", 501, /substringof/],
		['tolower', 'crm/Accounts', "tolower(Name) eq 'x'", 501, /tolower/],
		['a function nobody knows', 'crm/Accounts', "fold(Name) eq 'x'", 400, /fold/],
	];
	for (const [what, path, filter, status, text] of refusals) {
		it(`refuses ${what}`, async () => {
			const answer = await filtered(path, filter);
			assert.equal(answer.status, status);
			assert.match(answer.error, text);
		});
	}

	it('takes 40 terms but not hundreds', async () => {
		const terms = (count: number) =>
			Array.from({ length: count }, (_, index) => `Code eq '${700_000 + index}'`).join(' or ');
		assert.equal((await filtered('financial/GLAccounts', terms(40))).status, 200);
		assert.equal((await filtered('financial/GLAccounts', terms(100))).status, 400);
	});

	it('refuses an address that is too long', async () => {
		const answer = await filtered('financial/GLAccounts', `Code eq '${'7'.repeat(6000)}'`);
		assert.equal(answer.status, 414);
	});

	it('is mandatory where a sync feed exists, when switched so', async () => {
		api.simulator.control.switches({ requireFilter: true });
		const refused = await api.get('crm/Accounts?$select=ID');
		assert.equal(refused.status, 400);
		assert.match(refused.error, /^This endpoint has mandatory filtering applied\..*Code,.*ID,/);
		assert.equal((await filtered('crm/Accounts', "Status eq 'C'")).status, 200);
		assert.equal((await api.get('financial/Journals?$select=ID')).status, 200);
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
