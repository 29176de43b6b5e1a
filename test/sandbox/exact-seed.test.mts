import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { OTHER_DIVISION } from '../../sandbox/exact/options.mts';
import { ENTITIES } from '../../sandbox/exact/schema.mts';
import { connect } from './exactClient.mts';
import type { Api } from './exactClient.mts';

const HEX_GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let api: Api;
before(async () => {
	api = await connect();
});
after(() => api.simulator.close());

describe('the garage’s books', () => {
	it('hold a chart of more than 400 accounts with the body shop’s sales accounts as revenue', () => {
		const shop = '704000 704009 704200 704209 704500 704509 704900 705000 705700 705750';
		assert.ok(api.books.glAccounts.all().length > 400);
		for (const code of shop.split(' ')) assert.equal(api.glAccount(code)['Type'], 110);
		assert.equal(api.glAccount('640200')['Description'], 'Frais divers');
		assert.deepEqual(api.books.glAccounts.where('Code', '704999'), []);
	});

	it('hold the journals of the garage, with their kinds', () => {
		const kinds = api.books.journals.all().map((row) => [row['Code'], row['Type']].join(':'));
		assert.equal(
			kinds.join(' '),
			'550:12 570:10 600:22 610:22 700:20 701:20 710:20 711:20 719:20 720:20 721:20 730:20 900:90',
		);
	});

	it('hold VAT codes of three characters, with percentages as fractions', () => {
		const codes = api.books.vatCodes.all();
		assert.ok(codes.every((row) => String(row['Code']).length === 3));
		const rate = (code: string) => codes.find((row) => row['Code'] === code)?.['Percentage'];
		assert.deepEqual(['4  ', '3  ', '2  ', '0  '].map(rate), [0.21, 0.12, 0.06, 0]);
	});

	it('hold two customers of one name at one address', () => {
		const twins = api.books.accounts.where('Name', 'Jean Dupont');
		assert.equal(twins.length, 2);
		assert.deepEqual([...new Set(twins.map((row) => row['Postcode']))], ['4000']);
	});

	it('have their own codes and GUIDs for every row', () => {
		const rows = [...api.books.accounts.all(), ...api.books.glAccounts.all()];
		assert.ok(rows.every((row) => HEX_GUID.test(String(row['ID']))));
		assert.equal(new Set(rows.map((row) => row['ID'])).size, rows.length);
	});

	it('hold an entry of another customer under a number that the garage uses too', async () => {
		const filter = "YourRef eq '26700023' and Journal eq '700'";
		const { rows } = await api.get(`salesentry/SalesEntries?$filter=${encodeURIComponent(filter)}`);
		const found = rows.map((row) => [row['CustomerName'], row['AmountFC'], row['Status']]);
		assert.deepEqual(found, [['TOITURES MOSANES S.A.', 496.1, 50]]);
	});

	it('are not the books of the other division', async () => {
		const other = `/api/v1/${OTHER_DIVISION}/crm/Accounts?$select=ID`;
		assert.equal((await api.get(other)).rows.length, 0);
	});

	it('come back on reset', async () => {
		await api.post('crm/Accounts', { Name: 'Gone soon' });
		const before = api.books.accounts.all().length;
		api.simulator.reset();
		const state = await fetch(`${api.simulator.url}/_sandbox/state`);
		const [rows] = [...(await state.text()).matchAll(/"Gone soon"/g)];
		assert.equal(rows, undefined);
		assert.ok(before > 70);
	});
});

describe('switches', () => {
	it('can be read and set over the control address, and unknown ones are refused', async () => {
		const address = `${api.simulator.url}/_sandbox/switches`;
		const set = async (changes: unknown) =>
			await fetch(address, { method: 'POST', body: JSON.stringify(changes) });
		assert.equal((await set({ language: 'en' })).status, 200);
		assert.match(await (await fetch(address)).text(), /"language":"en"/);
		assert.equal((await set({ speed: 1 })).status, 400);
		assert.equal((await set({ minuteMs: 'fast' })).status, 400);
	});
});

describe('field lists', () => {
	it('cover every entity with a key among its fields', () => {
		for (const [endpoint, entity] of Object.entries(ENTITIES)) {
			const names = entity.fields.map((field) => field.name);
			assert.ok(names.includes(entity.key), endpoint);
			assert.equal(new Set(names).size, names.length, endpoint);
		}
	});
});
