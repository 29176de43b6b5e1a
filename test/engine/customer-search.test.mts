/** What it costs to look for customers in books as large as real ones, and what is not read any more. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer } from './support/samples.mts';
import { accountNamed, accountsNamed, fillPostcode, upsert } from './support/upsert.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const at = (line1: string, postcode = '4000') => ({
	line1,
	postcode,
	city: 'Liège',
	country: 'BE',
});
const newcomer = (id: string, postcode = '4000') =>
	customer({
		id,
		name: `Nouveau ${id}`,
		type: 'PRIVATE',
		address: at(`Rue Neuve ${id}`, postcode),
	});
const bulkPages = () => world.calls()['GET bulk/CRM/Accounts'] ?? 0;
const onBulk = () => world.exact.control.switches({ forbiddenEndpoints: ['bulk/CRM/Accounts'] });

test('a new customer among 3,000 accounts of his postcode costs four pages, and the next batch none', async () => {
	fillPostcode(world, '4000', 3_000);
	await upsert(world, [newcomer('1')], {}, 'batches');
	assert.equal(bulkPages(), 4);

	const [next] = await upsert(world, [newcomer('2'), newcomer('3')], {}, 'batches');
	assert.equal(next.outcome, 'created');
	assert.equal(bulkPages(), 4);
});

test('an account of exactly the name is found without its postcode being read', async () => {
	fillPostcode(world, '4000', 3_000);
	const thonon = customer({ name: 'Marc Thonon', address: at('Rue Ste-Marguerite 118') });
	const [one] = await upsert(world, [thonon]);

	assert.equal(one.result['accountId'], accountNamed(world, 'Marc Thonon')['ID']);
	assert.deepEqual(world.calls(), { 'GET crm/Accounts': 1 });
});

test('an account of exactly the name goes before one of another spelling, postcode read or not', async () => {
	const [made] = await upsert(world, [newcomer('7')]);
	const exact = accountNamed(world, 'Nouveau 7');
	const other = { ...exact, ID: '99999999-0000-4000-8000-000000000007', Name: 'NOUVEAU 7' };
	world.exact.state.get(DIVISION)?.accounts.add(other);

	const [alone] = await upsert(world, [newcomer('7')]);
	const [, among] = await upsert(world, [newcomer('8'), newcomer('7')]);
	assert.deepEqual(
		[alone.result['accountId'], among.result['accountId']],
		[made.result['accountId'], made.result['accountId']],
	);
});

for (const [what, change] of Object.entries({
	'is blocked': { Blocked: true },
	'is no customer yet': { Status: 'P' },
})) {
	test(`an account of exactly the name that ${what} does not hide one in use under another spelling`, async () => {
		await upsert(world, [newcomer('7')]);
		const exact = accountNamed(world, 'Nouveau 7');
		const other = { ...exact, ID: '99999999-0000-4000-8000-000000000007', Name: 'NOUVEAU 7' };
		world.exact.state.get(DIVISION)?.accounts.add(other);
		Object.assign(exact, change);

		const [one] = await upsert(world, [newcomer('7')]);
		assert.deepEqual([one.outcome, one.result['accountId']], ['adopted', other.ID]);
	});
}

test('more than 12,000 accounts in the postcodes of one look hold nobody up', async () => {
	fillPostcode(world, '4000', 6_500);
	fillPostcode(world, '5000', 6_500);
	const hundred = Array.from({ length: 100 }, (_, index) =>
		newcomer(String(index), index % 2 === 0 ? '4000' : '5000'),
	);
	const outcomes = await upsert(world, hundred);

	assert.ok(outcomes.every(({ outcome }) => outcome === 'created'));
	assert.ok(bulkPages() <= 15, `${bulkPages()} pages`);
});

test('a town with more accounts than are read holds up only the customer who can not be told', async () => {
	onBulk();
	fillPostcode(world, '4000', 1_600);
	const known = customer({ name: 'Marc Thonon', address: at('Rue Ste-Marguerite 118') });
	const company = customer({
		id: 'c-2',
		name: 'Lecomte',
		vatNumber: 'BE 0412.387.184',
		address: at('Rue Neuve 41'),
	});
	const batch = [newcomer('1'), newcomer('2', '5000'), known, company];
	const outcomes = await upsert(world, batch, {}, 'large');

	assert.deepEqual(
		outcomes.map(({ outcome, codes }) => [outcome, ...codes]),
		[['refused', 'CUSTOMER_TOO_MANY_ACCOUNTS'], ['created'], ['adopted'], ['adopted']],
	);
	assert.match(outcomes[0].reasons[0].message, /"Nouveau 1".*"4000"/);

	world.exact.control.calls.reset();
	const [again] = await upsert(world, [newcomer('1')], {}, 'large');
	assert.deepEqual(again.codes, ['CUSTOMER_TOO_MANY_ACCOUNTS']);
	assert.deepEqual(world.calls(), { 'GET crm/Accounts': 1 });
});

test('where bulk reading is not allowed the accounts are found all the same', async () => {
	onBulk();
	const delvaux = customer({ name: 'Philippe Delvaux', address: at('R. de la Station 12') });
	const [one] = await upsert(world, [delvaux]);

	assert.equal(one.result['accountId'], accountNamed(world, 'DELVAUX PHILIPPE')['ID']);
});

const spelt = (id: string, name: string) => customer({ id, name, address: at('Rue Neuve 5') });
for (const [who, first, second] of [
	['an earlier batch', 'one export', 'one export'],
	['another run of this n8n', 'first export', 'second export'],
] as const) {
	test(`a customer whom ${who} made is found in a later batch, however his name is written there`, async () => {
		await upsert(world, [newcomer('1')], {}, second);
		const [made] = await upsert(world, [spelt('c-1', 'Jean Nouveau')], {}, first);
		const [found] = await upsert(world, [spelt('c-2', 'NOUVEAU Jean')], {}, second);

		assert.equal(made.outcome, 'created');
		assert.deepEqual(
			[found.outcome, found.result['accountId']],
			['adopted', made.result['accountId']],
		);
		assert.equal(accountsNamed(world, 'NOUVEAU Jean').length, 0);
	});
}

test('a name that an update of this execution wrote is known to its later batches', async () => {
	const thonon = accountNamed(world, 'Marc Thonon');
	const home = at('Rue Sainte-Marguerite 118');
	const linked = { exactLinks: [{ division: DIVISION, accountId: thonon['ID'] }] };
	await upsert(world, [newcomer('1')], {}, 'renaming');
	const renamed = customer({ id: 'c-1', name: 'Marc Thonon-Piret', address: home, ...linked });
	await upsert(world, [renamed], { updatePolicy: 'overwrite' }, 'renaming');

	const turned = customer({ id: 'c-2', name: 'THONON-PIRET Marc', address: home });
	const [found] = await upsert(world, [turned], {}, 'renaming');
	assert.equal(found.result['accountId'], thonon['ID']);
});
