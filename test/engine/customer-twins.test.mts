/** Two workers at work on the same new customers. Exact Online has nothing that makes the second fail. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import type { NodeRun } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { startOtherWorker } from './support/otherWorker.mts';
import type { OtherWorker } from './support/otherWorker.mts';
import type { ReportedReason } from './support/outcomes.mts';
import { customer, division } from './support/samples.mts';
import { accountNamed, accountsNamed, runUpsert, upsert } from './support/upsert.mts';

let world: ExactWorld;
let other: OtherWorker;
before(async () => {
	world = await startExactWorld();
	other = await startOtherWorker();
});
beforeEach(() => world.reset());
after(async () => {
	other.stop();
	await world.close();
});

const CREATE = { method: 'POST', path: 'crm/Accounts' };

/** Both workers look before either creates: each first creation waits until the other has looked. */
async function both(customers: readonly object[], parameters: INodeParameters = {}) {
	world.exact.control.faults.add({ name: 'stall', ms: 1_500, ...CREATE, count: 2 });
	const there = other.run({
		node: 'ExactOnlineCustomer',
		parameters: { division, ...parameters },
		items: customers.map((one) => ({ json: { customer: one } })),
		credential: world.credential,
	});
	const here = await runUpsert(world, customers, parameters);
	return [here.outputs, await there].map(resultsOf);
}

function resultsOf(outputs: NodeRun['outputs']) {
	return outputs.flat().map(({ json }) => {
		const { outcome, accountId, accountCode } = json['exactCustomer'] as Record<string, string>;
		const reasons = json['reasons'] as unknown as ReportedReason[];
		return { outcome, accountId, accountCode, reasons };
	});
}

const company = customer({ id: 'c-2', name: 'Garage Neuf SRL', vatNumber: 'BE0403170701' });
for (const [who, one] of Object.entries({ person: customer(), company })) {
	test(`two workers that create one ${who} at the same moment end with one account`, async () => {
		const results = await both([one]);
		const twins = accountsNamed(world, (one as { name: string }).name);
		const [first, second] = twins.map((row) => String(row['Code']).trim());

		assert.equal(twins.length, 2, 'Exact Online let both of them create it');
		for (const [result] of results) {
			assert.deepEqual([result.accountId, result.accountCode], [twins[0]['ID'], first]);
		}
		const outcomes = results.map(([{ outcome }]) => outcome);
		assert.deepEqual(outcomes.sort(), ['adopted', 'created']);
		const told = results.flatMap(([{ reasons }]) => reasons);
		assert.ok(told.length > 0);
		for (const { code, severity, message } of told) {
			assert.deepEqual([code, severity], ['CUSTOMER_CREATED_TWICE', 'remark']);
			assert.ok(message.includes(`"${first}"`) && message.includes(`"${second}"`), message);
		}
	});
}

test('an item that follows a twin gets the account that is used as well', async () => {
	const results = await both([customer(), customer({ id: 'c-9' })]);

	const ids = results.flat().map(({ accountId }) => accountId);
	assert.deepEqual(new Set(ids).size, 1);
});

test('what two workers create apart from each other is nobody’s twin', async () => {
	const [here, there] = await Promise.all([
		upsert(world, [customer()]),
		other.run({
			node: 'ExactOnlineCustomer',
			parameters: { division },
			items: [{ json: { customer: customer({ id: 'c-9', name: 'Autre Cliente' }) } }],
			credential: world.credential,
		}),
	]);
	assert.deepEqual([here[0].outcome, here[0].codes], ['created', []]);
	assert.deepEqual([there[0].length, there[1].length], [1, 0]);
	assert.deepEqual(there[0][0].json['reasons'], []);
});

test('the look after creating costs one call, however many were created', async () => {
	const forty = Array.from({ length: 40 }, (_, index) =>
		customer({ id: `c-${index}`, name: `Cliente Neuve ${index}` }),
	);
	await upsert(world, [customer({ id: 'c-0', name: 'Cliente Neuve 0' })], {}, 'one');
	const before = world.calls()['GET crm/Accounts'];
	await upsert(world, forty, {}, 'one');

	// Names of forty customers, and the look afterwards.
	assert.ok(world.calls()['GET crm/Accounts'] - before <= 4, JSON.stringify(world.calls()));
});

test('when the look after creating is refused, what was created stands', async () => {
	world.exact.control.faults.add({
		name: 'status503',
		method: 'GET',
		path: 'crm/Accounts',
		skip: 1,
		count: 0,
	});
	const [one] = await upsert(world, [customer()]);

	assert.equal(one.outcome, 'created');
	assert.equal(one.result['accountId'], accountNamed(world, 'Amandine Lejeune')['ID']);
});

test('the number of an account is read when creating it did not tell it, and only then', async () => {
	world.exact.control.switches({ returnRepresentation: false });
	const [one] = await upsert(world, [customer(), customer({ id: 'c-2', name: 'Autre Cliente' })]);

	const row = accountNamed(world, 'Amandine Lejeune');
	assert.equal(one.result['accountCode'], String(row['Code']).trim());
	assert.equal(one.result['accountName'], 'Amandine Lejeune');
	assert.equal(one.result['division'], DIVISION);
});
