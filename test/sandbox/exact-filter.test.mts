import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { connect } from './exactClient.mts';
import type { Api } from './exactClient.mts';

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
		requireFilter: false,
		ignoreCase: false,
	});
});

const filtered = (path: string, filter: string, select = 'ID') =>
	api.get(`${path}?${new URLSearchParams({ $select: select, $filter: filter }).toString()}`);

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
