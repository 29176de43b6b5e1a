// The service down in the middle, limits, an expired token, two runs at once: through the real n8n.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { compareBooks } from '../../sandbox/demo/compare.mts';
import { SCHEDULED_TEMPLATE, startWorld } from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import { executionEnd, runManually, startManually } from '../../sandbox/runtime/n8n/executions.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';
import { endLeases, resetAll, writesSince } from '../e2e/support/worlds.mts';

const TRIGGER = 'Every night';
const INVOICES = 30;

let world: World;
let workflowId: string;

before(async () => {
	world = await startWorld({
		exact: { minuteMs: 1_000, dailyLimit: 100_000 },
		planManager: { seed: { bench: { invoices: INVOICES, customers: 12, knownCustomers: 6 } } },
	});
	workflowId = (await world.addTemplate(SCHEDULED_TEMPLATE)).id;
});

afterEach(async () => {
	world.exact.reset();
	world.planManager.reset();
	await world.reconnect();
});

after(async () => await world.close());

async function assertAllBooked(): Promise<void> {
	const result = await compareBooks(world);
	assert.deepEqual(result.problems, []);
	assert.equal(result.booked + result.adopted, INVOICES);
	assert.equal(result.documents, INVOICES);
}

test('Exact Online down in the middle: the run says so, and the next one takes up the rest', async () => {
	world.exact.control.faults.add({ name: 'status503', path: '/api/v1/*', skip: 60, count: 0 });
	const broken = await runManually(world.session, workflowId, TRIGGER);
	assert.equal(broken.status, 'error');
	world.exact.control.faults.clear();
	endLeases(world);
	assert.equal((await runManually(world.session, workflowId, TRIGGER)).status, 'success');
	await assertAllBooked();
});

test('Exact Online down from the start: nothing is booked, and each invoice is free again with the reason', async () => {
	world.exact.control.faults.add({ name: 'status503', path: '/api/v1/*', count: 0 });
	const run = await runManually(world.session, workflowId, TRIGGER);
	assert.equal(run.status, 'error');
	assert.match(run.error?.message ?? '', /is not available/);
	for (const { export: result } of world.planManager.control.invoices()) {
		assert.equal(result.status, 'FAILED');
		assert.deepEqual(
			result.reasons?.map(({ code }) => code),
			['EXACT_UNREACHABLE'],
		);
	}
	assert.equal(
		world.exact.control.calls.counts().byEndpoint['POST salesentry/SalesEntries'],
		undefined,
	);
});

test('the limit of the minute is waited for', async () => {
	world.exact.control.switches({ minutelyLimit: 20, minuteMs: 2_000 });
	assert.equal((await runManually(world.session, workflowId, TRIGGER)).status, 'success');
	await assertAllBooked();
});

test('a token that expires in the middle is renewed once, and nothing is doubled', async () => {
	const tokens = () => world.exact.control.calls.counts().byEndpoint['POST oauth2/token'] ?? 0;
	const before = tokens();
	const id = await startManually(world.session, workflowId, TRIGGER);
	const booked = () =>
		world.exact.control.calls.counts().byEndpoint['POST salesentry/SalesEntries'] ?? 0;
	await waitFor('some entries', () => booked() > 3 || undefined);
	world.exact.control.clock.advance(600_000);
	assert.equal((await executionEnd(world.session, id)).status, 'success');
	await assertAllBooked();
	assert.equal(tokens() - before, 1);
});

test('two runs at the same time share the work and book each invoice once', async () => {
	const ids = await Promise.all([
		startManually(world.session, workflowId, TRIGGER),
		startManually(world.session, workflowId, TRIGGER),
	]);
	for (const id of ids) {
		assert.equal((await executionEnd(world.session, id)).status, 'success');
	}
	await assertAllBooked();
});

test('lost and broken answers on every kind of write, then a second run after Reset Factures: all adopted', async () => {
	for (const path of [
		'crm/Accounts',
		'documents/Documents',
		'documents/DocumentAttachments',
		'salesentry/SalesEntries',
	]) {
		for (const name of ['dropReply', 'cutReply'] as const) {
			world.exact.control.faults.add({ name, method: 'POST', path, skip: 1, count: 2 });
		}
	}
	await runManually(world.session, workflowId, TRIGGER);
	world.exact.control.faults.clear();
	endLeases(world);
	await runManually(world.session, workflowId, TRIGGER);
	await assertAllBooked();
	await resetAll(world);
	const sent = writesSince(world);
	await runManually(world.session, workflowId, TRIGGER);
	assert.deepEqual(sent(), {});
	await assertAllBooked();
});
