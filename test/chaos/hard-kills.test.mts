// n8n killed as by a power cut at the worst moments, and started again. In the end: one entry and one
// document with one PDF per invoice, and PlanManager's status true.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { compareBooks } from '../../sandbox/demo/compare.mts';
import { SCHEDULED_TEMPLATE, startWorld } from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import type { FaultRule } from '../../sandbox/core/faults.mts';
import { runManually, startManually } from '../../sandbox/runtime/n8n/executions.mts';
import { signIn } from '../../sandbox/runtime/n8n/session.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';
import { endLeases } from '../e2e/support/worlds.mts';

const TRIGGER = 'Every night';
/** So long that n8n is killed before the call could go on. */
const HANG_MS = 120_000;

let world: World;
let workflowId: string;

before(async () => {
	world = await startWorld({
		exact: { minuteMs: 1_000, dailyLimit: 100_000 },
		planManager: { seed: { bench: { invoices: 8, customers: 4, knownCustomers: 2 } } },
	});
	workflowId = (await world.addTemplate(SCHEDULED_TEMPLATE)).id;
});

afterEach(async () => {
	world.exact.reset();
	world.planManager.reset();
	await world.reconnect();
});

after(async () => await world.close());

/** Kills n8n while the call that the rule hits hangs, and starts it again. */
async function killDuring(simulator: 'exact' | 'planManager', rule: FaultRule): Promise<void> {
	const faults = simulator === 'exact' ? world.exact.control.faults : world.planManager.faults;
	const fault = faults.add({ ms: HANG_MS, ...rule });
	await startManually(world.session, workflowId, TRIGGER);
	await waitFor(
		'the call to hang',
		() => faults.list().find(({ id }) => id === fault.id)?.hits || undefined,
	);
	await world.n8n.kill();
	faults.clear();
	await world.n8n.start();
	world.session = await signIn(world.n8n.baseUrl);
	endLeases(world);
}

const MOMENTS: Array<[string, 'exact' | 'planManager', FaultRule]> = [
	[
		'a customer is being created',
		'exact',
		{ name: 'stallReply', method: 'POST', path: 'crm/Accounts' },
	],
	[
		'a document was made and its answer is on its way',
		'exact',
		{ name: 'stallReply', method: 'POST', path: 'documents/Documents', skip: 2 },
	],
	[
		'a PDF is being sent',
		'exact',
		{ name: 'stall', method: 'POST', path: 'documents/DocumentAttachments', skip: 3 },
	],
	[
		'an entry was booked and its answer is on its way',
		'exact',
		{ name: 'stallReply', method: 'POST', path: 'salesentry/SalesEntries', skip: 4 },
	],
	['the results are being recorded', 'planManager', { name: 'stall', method: 'PUT', skip: 6 }],
];

for (const [moment, simulator, rule] of MOMENTS) {
	test(`a kill while ${moment} costs nothing and doubles nothing`, async () => {
		await killDuring(simulator, rule);
		const run = await runManually(world.session, workflowId, TRIGGER);
		assert.equal(run.status, 'success', run.error?.message);
		const result = await compareBooks(world);
		assert.deepEqual(result.problems, []);
		assert.equal(result.booked + result.adopted, 8);
	});
}
