/** One run works in one division: items that name several are not booked in that of the first. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { OTHER_DIVISION } from '../../sandbox/exact/options.mts';
import { assertBookedOnce, customerIn, exportItems } from './support/booking.mts';
import { runNode } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer, exportParameters, invoice, withPdf } from './support/samples.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const byItem = { __rl: true, mode: 'code', value: '={{ $json.division }}' };

const NODES: Record<string, INodeParameters> = {
	ExactOnlineCustomer: {},
	ExactOnlineSalesEntry: exportParameters(),
	ExactOnlinePayment: { operation: 'getForInvoices' },
	ExactOnlineReconciliation: { from: '2026-10-01', to: '2026-10-31', journals: '700' },
	ExactOnlineVatCode: { operation: 'checkMapping' },
	ExactOnlineGlAccount: { operation: 'synchronise' },
	ExactOnlineJournal: {},
	ExactOnlineConnection: {},
};

const itemFor = (division: unknown) => ({
	json: invoice({
		division,
		customer: customer(),
		exactCustomer: { accountId: customerIn(world) },
	}),
});

for (const [node, parameters] of Object.entries(NODES)) {
	test(`${node} stops before anything is sent when its items are for two divisions`, async () => {
		const { error } = await runNode({
			node,
			parameters: { ...parameters, division: byItem },
			items: [DIVISION, DIVISION, OTHER_DIVISION].map(itemFor),
			credential: world.credential,
		});

		assert.match(String(error?.message), /several divisions: 3114772 and 3114801/);
		assert.match(String(error?.description), /[Nn]othing was sent/);
		assert.deepEqual(world.calls(), {});
	});
}

test('an item without division stops the run, which says which item it is', async () => {
	const { error } = await runNode({
		node: 'ExactOnlineSalesEntry',
		parameters: exportParameters({ division: byItem }),
		items: [DIVISION, ''].map(itemFor),
		credential: world.credential,
	});

	assert.match(String(error?.message), /No division is chosen/);
	assert.equal(error?.context['itemIndex'], 1);
	assert.deepEqual(world.calls(), {});
});

test('items that all name one division are booked in it', async () => {
	const items = [DIVISION, String(DIVISION)].map((division) =>
		withPdf(invoice({ division, exactCustomer: { accountId: customerIn(world) } })),
	);
	const done = await exportItems(world, items, { division: byItem });

	assert.deepEqual(
		done.map(({ outcome, result }) => [outcome, result['division']]),
		[
			['created', DIVISION],
			['created', DIVISION],
		],
	);
	for (const { json } of items) assertBookedOnce(world, json);
});
