import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { runNode } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { exportParameters, invoice, withPdf } from './support/samples.mts';

let world: ExactWorld;
let accountId: string;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	const account = world.exact.state
		.get(DIVISION)
		?.accounts.find((row) => row['Status'] === 'C' && row['Blocked'] !== true);
	accountId = String(account?.['ID']);
});
after(async () => await world.close());

const exportItems = async (items: Array<ReturnType<typeof withPdf>>, parameters = {}) =>
	await runNode({
		node: 'ExactOnlineSalesEntry',
		parameters: exportParameters(parameters),
		items,
		credential: world.credential,
	});

test('an invoice is booked as an open entry with its PDF', async () => {
	const one = invoice({ exactCustomer: { accountId } });
	const { outputs, error } = await exportItems([withPdf(one)]);
	assert.equal(error, undefined);
	console.log(JSON.stringify(outputs, null, 1), world.writes(), world.exact.control.calls.counts());
});
