/** What the upsert changes in an account that it found, and what a dry run shows of it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer } from './support/samples.mts';
import { accountNamed, accounts, upsert } from './support/upsert.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const mottet = customer({
	id: 'c-mottet',
	name: 'Laurence Mottet',
	address: { line1: 'Rue Mattéotti 18', postcode: '4102', city: 'Ougrée', country: 'BE' },
});
/** In the books without VAT number and e-mail, and under another spelling. */
const delvaux = customer({
	id: 'c-delvaux',
	name: 'Philippe Delvaux',
	email: 'philippe@example.be',
	phone: '04 222 33 44',
	address: { line1: 'Rue de la Station 12', postcode: '4000', city: 'Liège', country: 'BE' },
});
const delvauxRow = () => ({ ...accountNamed(world, 'DELVAUX PHILIPPE') });

for (const status of ['P', 'S', 'A']) {
	test(`an account with status ${status} becomes a customer, and nothing else of it changes`, async () => {
		const row = accountNamed(world, 'Laurence Mottet');
		row['Status'] = status;
		const before = { ...row };
		const [one] = await upsert(world, [mottet]);

		assert.equal(one.outcome, 'updated');
		assert.equal(one.needsAttention, false);
		assert.deepEqual(one.result['changed'], ['Status']);
		assert.equal(row['Status'], 'C');
		const changed = { Status: 'C', IsSales: true, Modified: row['Modified'] };
		assert.deepEqual(row, { ...before, ...changed });
		assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
	});
}

test('keeping data leaves an account as the accountant wrote it', async () => {
	const before = delvauxRow();
	const [one] = await upsert(world, [delvaux], { updatePolicy: 'keep' });

	assert.equal(one.outcome, 'adopted');
	assert.deepEqual(delvauxRow(), before);
	assert.deepEqual(world.writes(), {});
});

test('filling blanks completes what is empty and touches nothing that is there', async () => {
	const before = delvauxRow();
	const [one] = await upsert(world, [delvaux], { updatePolicy: 'fillBlanks' });

	const filled = { Email: 'philippe@example.be', Phone: '04 222 33 44' };
	const after = delvauxRow();
	assert.deepEqual(after, { ...before, ...filled, Modified: after['Modified'] });
	assert.deepEqual([...(one.result['changed'] as string[])].sort(), ['Email', 'Phone']);
	assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
});

test('overwriting makes the account what the source says', async () => {
	const { ID } = delvauxRow();
	const [one] = await upsert(world, [delvaux], { updatePolicy: 'overwrite' });

	const row = accounts(world).find((account) => account['ID'] === ID);
	assert.equal(one.outcome, 'updated');
	assert.deepEqual(
		['Name', 'AddressLine1', 'City', 'Email'].map((field) => row?.[field]),
		['Philippe Delvaux', 'Rue de la Station 12', 'Liège', 'philippe@example.be'],
	);
});

test('overwriting twice writes once', async () => {
	await upsert(world, [delvaux], { updatePolicy: 'overwrite' });
	const [again] = await upsert(world, [delvaux], { updatePolicy: 'overwrite' });

	assert.equal(again.outcome, 'adopted');
	assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
});

const stale = {
	'an account that is gone': '99999999-8888-4777-8666-555555555555',
	'something that is no ID': 'klant 12',
};

for (const [what, accountId] of Object.entries(stale)) {
	test(`a link to ${what} is looked past: the customer is found by name and address`, async () => {
		const exactLinks = [{ division: DIVISION, accountId }];
		const [one] = await upsert(world, [{ ...delvaux, exactLinks }]);

		assert.equal(one.needsAttention, false);
		assert.equal(one.result['accountId'], delvauxRow()['ID']);
		assert.deepEqual(world.writes(), {});
	});
}

test('a stale link is told, so that the source can store the right one', async () => {
	const exactLinks = [{ division: DIVISION, accountId: stale['an account that is gone'] }];
	const [one] = await upsert(world, [{ ...delvaux, exactLinks }]);

	assert.deepEqual(one.codes, ['CUSTOMER_LINK_STALE']);
	assert.equal(one.reasons[0].severity, 'remark');
});

test('a dry run shows the bodies that would be sent and writes nothing', async () => {
	const fresh = customer({ name: 'Nouvelle Cliente' });
	const outcomes = await upsert(world, [fresh, mottet, delvaux, customer({ address: null })], {
		dryRun: true,
	});

	assert.deepEqual(
		outcomes.map(({ result }) => [result['outcome'], result['action'], result['accountBody']]),
		[
			[
				'planned',
				'create',
				{
					Name: 'Nouvelle Cliente',
					AddressLine1: 'Rue des Vignes 14',
					Postcode: '4000',
					City: 'Liège',
					Country: 'BE',
					Language: 'FR',
					Status: 'C',
				},
			],
			['planned', 'use', { Status: 'C' }],
			['planned', 'use', undefined],
			['refused', undefined, undefined],
		],
	);
	assert.deepEqual(world.writes(), {});
});

test('the customers of another division are neither found nor touched', async () => {
	const elsewhere = { __rl: true, mode: 'code', value: '3114801' };
	const [one] = await upsert(world, [delvaux], { division: elsewhere });

	assert.equal(one.outcome, 'created');
	assert.equal(accounts(world).filter((row) => row['Email'] === 'philippe@example.be').length, 0);
});
