/** Many events at once: n8n starts a run for each, with the static data as it was at that moment. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { runNode } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { bookEntry } from './support/payments.mts';
import type { PaymentJson } from './support/payments.mts';
import { division } from './support/samples.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const FEED = 'GET sync/Cashflow/PaymentTerms';
let workflows = 0;

/**
 * A workflow whose runs each get a copy of what n8n has stored; none of them stores anything. Each run
 * resolves to "number paid" of the invoices that came out.
 */
function newWorkflow(stored: IDataObject = {}) {
	workflows += 1;
	const workflowId = `burst-${workflows}`;
	return async (mode: 'trigger' | 'manual' = 'trigger'): Promise<string[]> => {
		const { outputs, error } = await runNode({
			node: 'ExactOnlinePayment',
			parameters: { division, operation: 'getChanges' },
			items: [{ json: { topic: 'BankEntries' } }],
			credential: world.credential,
			staticData: structuredClone(stored),
			workflowId,
			mode,
		});
		assert.equal(error, undefined);
		return (outputs[0] ?? []).map(({ json }) => {
			const { number, exactPayment } = json as { number: string; exactPayment: PaymentJson };
			return `${number} ${exactPayment.paid}`;
		});
	};
}

const pay = (entry: string, cents: number) =>
	world.exact.control.payments.receive(DIVISION, { cents, matches: [{ entry }] });

test('a hundred events at once cost hardly more than one', async () => {
	const run = newWorkflow();
	await bookEntry(world, 'B1', 10_000);
	pay('B1', 1_000);
	world.exact.control.calls.reset();
	const found = await Promise.all(Array.from({ length: 100 }, async () => await run()));
	assert.deepEqual(found.flat(), ['B1 10.00']);
	assert.ok((world.calls()[FEED] ?? 0) <= 2, JSON.stringify(world.calls()));
});

test('a burst of a workflow that repeats the last hours keeps its trail', async () => {
	const stored = {};
	const parameters = { division, operation: 'getChanges', repeatHours: 24 };
	await bookEntry(world, 'B1', 10_000);
	for (let run = 0; run < 3; run += 1) {
		const { outputs, error } = await runNode({
			node: 'ExactOnlinePayment',
			parameters,
			items: [{ json: {} }],
			credential: world.credential,
			staticData: stored,
			workflowId: 'burst-sweep',
		});
		assert.equal(error, undefined, error?.message);
		assert.equal(outputs[0]?.length, 1);
	}
});

test('an event that comes while another run is reading is read for', async () => {
	const run = newWorkflow();
	await bookEntry(world, 'B1', 10_000);
	const first = run();
	await new Promise((resolve) => setImmediate(resolve));
	pay('B1', 1_000);
	const second = run();
	assert.ok([...(await first), ...(await second)].includes('B1 10.00'));
	assert.equal((await run()).length, 0);
	pay('B1', 2_000);
	assert.deepEqual(await run(), ['B1 30.00']);
});

test('a reading that failed spares the next run nothing', async () => {
	const run = newWorkflow();
	await bookEntry(world, 'B1', 10_000);
	world.exact.control.switches({ forbiddenEndpoints: ['sync/Cashflow/PaymentTerms'] });
	await assert.rejects(run());
	world.exact.control.switches({ forbiddenEndpoints: [] });
	assert.deepEqual(await run(), ['B1 0.00']);
});

test('another workflow, and a test in the editor, read for themselves', async () => {
	await bookEntry(world, 'B1', 10_000);
	const run = newWorkflow();
	assert.deepEqual(await run(), ['B1 0.00']);
	assert.deepEqual(await run('manual'), ['B1 0.00']);
	assert.deepEqual(await newWorkflow()(), ['B1 0.00']);
});
