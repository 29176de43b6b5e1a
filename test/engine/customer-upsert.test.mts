import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { runNode } from './support/engine.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer, division } from './support/samples.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const upsert = async (customers: object[], parameters = {}) =>
	await runNode({
		node: 'ExactOnlineCustomer',
		parameters: { division, ...parameters },
		items: customers.map((one) => ({ json: { customer: one } })),
		credential: world.credential,
	});

test('a customer that Exact Online does not know is created with its address as a customer', async () => {
	const { outputs, error } = await upsert([customer()]);
	assert.equal(error, undefined);
	console.log(JSON.stringify(outputs));
});
