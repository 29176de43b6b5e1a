/**
 * Exact Online closes an endpoint for an hour after ten refusals. What it refuses in a way that will come
 * again is asked once in an execution, and every process stops early enough for two of them.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { customerIn, entryOf, exportItems, runExport } from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { assertAllBookedOnce, itemsOf, mixedInvoices } from './support/healing.mts';
import { hurry } from './support/hurry.mts';
import { startOtherWorker } from './support/otherWorker.mts';
import type { OtherWorker } from './support/otherWorker.mts';
import { exportParameters, invoice, withPdf } from './support/samples.mts';

hurry();
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

const ENTRIES = 'salesentry/SalesEntries';
const DOCUMENTS = 'documents/Documents';

/** Calls of this endpoint that got this status. */
function answered(endpoint: string, status: number): number {
	const calls = world.exact.control.calls.list(endpoint);
	return calls.filter((call) => call.status === status).length;
}

test('entries that may not be changed: one of a run is tried, no files are sent for the others, and booking goes on', async () => {
	const standing = mixedInvoices(world, 8);
	await runExport(world, itemsOf(standing), { includePdf: false });
	world.exact.control.switches({ forbiddenEndpoints: [`PUT ${ENTRIES}`] });
	world.exact.control.calls.reset();
	const adopted = await exportItems(world, itemsOf(standing), {}, 'one run');

	assert.deepEqual(
		adopted.map(({ outcome, codes, needsAttention }) => [outcome, codes, needsAttention]),
		standing.map(() => ['adopted', ['PDF_REFUSED'], false]),
	);
	for (const { reasons } of adopted) assert.match(reasons[0].message, /Forbidden/);
	assert.deepEqual(world.writes(), {
		[`POST ${DOCUMENTS}`]: 1,
		'POST documents/DocumentAttachments': 1,
		[`PUT ${ENTRIES}(id)`]: 1,
	});

	const fresh = mixedInvoices(world, 2);
	await exportItems(world, itemsOf(fresh), {}, 'one run');
	assertAllBookedOnce(world, fresh);
});

test('entries that can not be looked up by their document: asked once in a run, and booking goes on', async () => {
	const exactCustomer = { accountId: customerIn(world) };
	const invoices = Array.from({ length: 7 }, () => invoice({ exactCustomer }));
	const { control } = world.exact;
	// An earlier run broke off before each entry, so that its document is left behind.
	control.faults.add({ name: 'dropRequest', method: 'POST', path: ENTRIES, count: 0 });
	for (const one of invoices) await exportItems(world, [withPdf(one)]);
	control.faults.clear();
	control.switches({ refusedFilters: [`${ENTRIES} Document`] });
	control.calls.reset();
	for (const one of invoices) {
		const [done] = await exportItems(world, [withPdf(one)], {}, 'batches of one run');
		assert.deepEqual([done.outcome, done.codes], ['created', []]);
	}

	assert.equal(answered(`GET ${ENTRIES}`, 400), 1);
	for (const one of invoices) assert.ok(entryOf(world, one['number'])['Document']);
});

test('a filter that is longer than Exact Online takes: refused once, and nobody notices', async () => {
	const invoices = mixedInvoices(world, 60);
	world.exact.control.switches({ maxFilterNodes: 200 });
	for (let run = 0; run < 3; run += 1) {
		const done = await exportItems(world, itemsOf(invoices));
		assert.deepEqual(new Set(done.flatMap(({ codes }) => codes)), new Set());
	}

	assertAllBookedOnce(world, invoices);
	assert.equal(world.exact.control.calls.counts().byStatus[400], 1);
});

test('a missing right to book: one entry is rejected, and nothing is sent for the others of the run', async () => {
	const invoices = mixedInvoices(world, 5);
	world.exact.control.switches({ forbiddenEndpoints: [`POST ${ENTRIES}`] });
	const done = await exportItems(world, itemsOf(invoices));

	assert.deepEqual(
		done.map(({ outcome, codes }) => [outcome, codes]),
		[
			['rejected', ['EXACT_REFUSED']],
			...Array.from({ length: 4 }, () => ['notAttempted', ['EXACT_REFUSED']]),
		],
	);
	assert.match(done[4].reasons[0].hint, /user rights/);
	assert.equal(world.writes()[`POST ${DOCUMENTS}`], 1);

	world.exact.control.switches({ forbiddenEndpoints: [] });
	await exportItems(world, itemsOf(invoices));
	assertAllBookedOnce(world, invoices);
});

test('after four refused runs nothing is sent for an hour', async () => {
	const invoices = mixedInvoices(world, 5);
	world.exact.control.switches({ forbiddenEndpoints: [`POST ${ENTRIES}`] });
	const items = itemsOf(invoices);
	for (const item of items.slice(0, 4)) {
		const [{ outcome, codes }] = await exportItems(world, [item]);
		assert.deepEqual([outcome, codes], ['rejected', ['EXACT_REFUSED']]);
	}
	const { error } = await runExport(world, items.slice(4));
	assert.match(String(error?.message), /four times within an hour/);
	assert.equal(world.writes()[`POST ${ENTRIES}`], 4);
});

/** Runs of two workers in turn, each in a process of its own. */
async function runByTwoWorkers(runs: number): Promise<void> {
	const items = itemsOf(mixedInvoices(world, 1));
	const { credential } = world;
	const parameters = exportParameters();
	for (let run = 0; run < runs; run += 2) {
		await runExport(world, items);
		await other.run({ node: 'ExactOnlineSalesEntry', parameters, items, credential });
	}
}

test('two workers that are refused do not make Exact Online close the endpoint', async () => {
	world.exact.control.switches({ forbiddenEndpoints: [ENTRIES] });
	await runByTwoWorkers(10);

	assert.deepEqual(world.exact.control.calls.counts().byStatus, { 403: 8 });
});

for (const blockAnswer of ['bare429', 'webPage403'] as const) {
	test(`an endpoint that Exact Online closed (${blockAnswer}) is left alone until it opens, by every worker`, async () => {
		world.exact.control.switches({ forbiddenEndpoints: [ENTRIES], errorLimit: 2, blockAnswer });
		await runByTwoWorkers(8);

		const { error } = await runExport(world, itemsOf(mixedInvoices(world, 1)));
		assert.match(error?.message ?? '', /Exact Online blocks salesentry/);
		// Two that were refused, and one of each worker that met the block.
		assert.equal(world.calls()[`GET ${ENTRIES}`], 4);
	});
}
