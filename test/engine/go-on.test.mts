// A node that is set to go on after an error, while Exact Online is down: n8n would pass the items on as if
// they were done. Both nodes then say of each item that it was not attempted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runNode } from './support/engine.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer, division, exportParameters, invoice } from './support/samples.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
	world.exact.control.faults.add({ name: 'status503', path: '/api/v1/*', count: 0 });
});
after(async () => await world.close());

const ACCOUNT = '3a5b1c7e-0000-4000-8000-000000000001';

const NODES = [
	['ExactOnlineCustomer', { division }, 'exactCustomer'],
	['ExactOnlineSalesEntry', exportParameters(), 'exactEntry'],
] as const;

for (const [node, parameters, key] of NODES) {
	test(`${node} set to go on reports every item as not attempted, with the reason`, async () => {
		const items = [1, 2].map(() => ({
			json: invoice({ customer: customer(), exactCustomer: { accountId: ACCOUNT } }),
		}));
		const { outputs, error } = await runNode({
			node,
			parameters,
			items,
			credential: world.credential,
			onError: 'continueRegularOutput',
		});
		assert.equal(error, undefined);
		assert.equal(outputs[0].length, 0);
		assert.equal(outputs[1].length, 2);
		for (const { json } of outputs[1]) {
			assert.equal((json[key] as { outcome: string }).outcome, 'notAttempted');
			assert.equal((json.reasons as Array<{ code: string }>)[0].code, 'EXACT_UNREACHABLE');
		}
	});
}

test('so does one that lacks the right to read what booking needs', async () => {
	world.exact.control.faults.clear();
	world.exact.control.switches({ missingScopes: ['Financial accounting'] });
	const { outputs, error } = await runNode({
		node: 'ExactOnlineSalesEntry',
		parameters: exportParameters(),
		items: [{ json: invoice({ customer: customer(), exactCustomer: { accountId: ACCOUNT } }) }],
		credential: world.credential,
		onError: 'continueRegularOutput',
	});
	assert.equal(error, undefined);
	assert.deepEqual(
		outputs.map((items) => items.length),
		[0, 1],
	);
	const [reason] = outputs[1][0].json.reasons as Array<{ code: string; message: string }>;
	assert.equal(reason.code, 'EXACT_REFUSED');
	assert.match(reason.message, /scope/);
});

test('a connection that has to be renewed is told as that, not as a service that is away', async () => {
	world.reset();
	world.exact.control.clock.advance(600_000);
	world.exact.control.expireAccessTokens();
	world.exact.control.spendRefreshTokens();
	const { outputs } = await runNode({
		node: 'ExactOnlineSalesEntry',
		parameters: exportParameters(),
		items: [{ json: invoice({ customer: customer(), exactCustomer: { accountId: ACCOUNT } }) }],
		credential: world.credential,
		onError: 'continueRegularOutput',
	});
	const [reason] = outputs[1][0].json.reasons as Array<{ code: string; hint: string }>;
	assert.equal(reason.code, 'EXACT_RECONNECT');
	assert.match(reason.hint, /choose Connect my account/);
});
