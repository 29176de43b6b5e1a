/**
 * Exact Online answers late, badly or not at all, at each step of the export. Afterwards it heals and
 * the same items are exported again: in the end every invoice stands once, with one document and its PDF.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FaultRule } from '../../sandbox/core/faults.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { assertAllBookedOnce, breakAndHeal, itemsOf, mixedInvoices } from './support/healing.mts';
import { exportItems, runExport } from './support/booking.mts';
import { hurry } from './support/hurry.mts';

hurry();
let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const STEPS = ['documents/Documents', 'documents/DocumentAttachments', 'salesentry/SalesEntries'];

const FAULTS: Record<string, Omit<FaultRule, 'path'>> = {
	'the answer is lost': { name: 'dropReply' },
	'the answer never comes': { name: 'stallReply', ms: 50 },
	'the answer breaks off': { name: 'cutReply' },
	'the answer breaks off before its length': { name: 'cutReply', withLength: true },
	'the request is lost': { name: 'dropRequest' },
	'a 503 comes before it is carried out': { name: 'status503' },
	'a 503 comes after it was carried out': { name: 'status503', afterCommit: true },
	'an empty 500 comes before it is carried out': { name: 'status500' },
	'an empty 500 comes after it was carried out': { name: 'status500', afterCommit: true },
	'a login page comes instead': { name: 'garbage' },
	'a login page comes after it was carried out': { name: 'garbage', afterCommit: true },
	'too many calls are answered': { name: 'status429' },
};

for (const path of STEPS) {
	for (const [what, rule] of Object.entries(FAULTS)) {
		test(`POST ${path}: ${what}, once`, async () => {
			const invoices = mixedInvoices(world, 3);
			const fault = { ...rule, method: 'POST', path, skip: 1 };
			const broken = await breakAndHeal(world, [fault], invoices);

			assert.equal(broken.error, undefined, 'one bad answer does not stop the run');
			assert.equal(world.writes()[`POST ${path}`] <= 5, true);
		});
	}

	test(`POST ${path}: every answer is lost`, async () => {
		await breakAndHeal(
			world,
			[{ name: 'dropReply', method: 'POST', path, count: 0 }],
			mixedInvoices(world, 3),
		);
	});
}

test('an entry whose answer broke off is not called rejected: it is seen to stand', async () => {
	const invoices = mixedInvoices(world, 2);
	world.exact.control.faults.add({ name: 'cutReply', method: 'POST', path: STEPS[2] });
	const done = await exportItems(world, itemsOf(invoices));

	assert.deepEqual(
		done.map(({ outcome, codes }) => [outcome, codes]),
		[
			['created', []],
			['created', []],
		],
	);
	assertAllBookedOnce(world, invoices);
});

test('a file whose answer broke off is looked for: no second document is made', async () => {
	const invoices = mixedInvoices(world, 2);
	world.exact.control.faults.add({ name: 'cutReply', method: 'POST', path: STEPS[1] });
	const done = await exportItems(world, itemsOf(invoices));

	assert.deepEqual(new Set(done.map(({ outcome }) => outcome)), new Set(['created']));
	assertAllBookedOnce(world, invoices);
});

for (const name of ['dropReply', 'dropRequest', 'status503'] as const) {
	test(`joining a PDF to an entry that stands (${name}): the next run sees to it`, async () => {
		const invoices = mixedInvoices(world, 3);
		await runExport(world, itemsOf(invoices), { includePdf: false });
		await breakAndHeal(world, [{ name, method: 'PUT', skip: 1 }], invoices);
	});
}

test('the books cannot be read at all: the node stops with an error and nothing is written', async () => {
	const invoices = mixedInvoices(world, 2);
	const broken = await breakAndHeal(world, [{ name: 'garbage', count: 0 }], invoices);

	assert.match(String(broken.error?.message), /something else than data/);
});

test('reads that fail are repeated, and nobody notices', async () => {
	const invoices = mixedInvoices(world, 2);
	for (const name of ['status503', 'dropReply', 'status500', 'dropRequest'] as const) {
		world.exact.control.faults.add({ name, method: 'GET', skip: 1 });
	}
	world.exact.control.faults.add({ name: 'cutReply', method: 'GET', skip: 2 });
	const done = await exportItems(world, itemsOf(invoices));

	assert.deepEqual(new Set(done.map(({ outcome }) => outcome)), new Set(['created']));
	assertAllBookedOnce(world, invoices);
});

for (let spared = 1; spared <= 12; spared += 1) {
	test(`Exact Online goes down after ${spared} calls and comes back for the next run`, async () => {
		const fault: FaultRule = { name: 'status503', skip: spared, count: 0 };
		await breakAndHeal(world, [fault], mixedInvoices(world, 2));
	});

	test(`the line is cut after ${spared} calls and is mended for the next run`, async () => {
		const fault: FaultRule = { name: 'dropRequest', skip: spared, count: 0 };
		await breakAndHeal(world, [fault], mixedInvoices(world, 2));
	});
}

test('once something was booked, a failing line is reported and not thrown', async () => {
	const invoices = mixedInvoices(world, 4);
	const fault: FaultRule = { name: 'status503', method: 'POST', skip: 3, count: 0 };
	const down: FaultRule = { name: 'status503', method: 'GET', skip: 7, count: 0 };
	for (const rule of [fault, down]) world.exact.control.faults.add(rule);
	const done = await exportItems(world, itemsOf(invoices));

	assert.deepEqual(
		done.map(({ outcome, needsAttention }) => [outcome, needsAttention]),
		[
			['created', false],
			['notAttempted', true],
			['notAttempted', true],
			['notAttempted', true],
		],
	);
	assert.deepEqual(
		new Set(done.slice(1).flatMap(({ codes }) => codes)),
		new Set(['EXACT_UNREACHABLE']),
	);
});

test('the token expires in the middle of a run: it is renewed and nothing is booked twice', async () => {
	const { control } = world.exact;
	const invoices = mixedInvoices(world, 3);
	// The simulator's clock has to agree, since a token is not renewed before its time.
	control.faults.add({ name: 'stall', ms: 100, method: 'POST', path: STEPS[1], skip: 1 });
	const running = exportItems(world, itemsOf(invoices));
	while ((world.calls()[`POST ${STEPS[0]}`] ?? 0) < 2) await new Promise(setImmediate);
	control.clock.advance(600_000);
	control.expireAccessTokens();
	const done = await running;

	assert.deepEqual(new Set(done.map(({ outcome }) => outcome)), new Set(['created']));
	assertAllBookedOnce(world, invoices);
	assert.equal(control.calls.counts().byEndpoint['POST oauth2/token'], 1);
});

test('the connection was spent by another program: one clear message, and nothing is written', async () => {
	world.exact.control.clock.advance(600_000);
	world.exact.control.expireAccessTokens();
	world.exact.control.spendRefreshTokens();
	const { error } = await runExport(world, itemsOf(mixedInvoices(world, 1)));

	assert.match(String(error?.message), /Reconnect this Exact Online credential/);
	assert.deepEqual(world.writes(), {});
});

/** Exports, and takes a right away during the POST that `slow` makes slow; by default the first one. */
async function exportWhileLosing(
	right: string,
	invoices: ReturnType<typeof mixedInvoices>,
	slow: FaultRule = { name: 'stall', ms: 100, path: STEPS[0] },
): ReturnType<typeof exportItems> {
	const { control } = world.exact;
	control.faults.add({ ...slow, method: 'POST' });
	const running = exportItems(world, itemsOf(invoices));
	while (control.faults.list()[0].hits === 0) await new Promise(setImmediate);
	control.switches({ missingScopes: [right] });
	return await running;
}

test('the right to make documents is lost in the middle: the rest is booked without, and told', async () => {
	const { control } = world.exact;
	const invoices = mixedInvoices(world, 9);
	const done = await exportWhileLosing('Organization documents', invoices);

	assert.deepEqual(new Set(done.map(({ outcome }) => outcome)), new Set(['created']));
	assert.deepEqual(new Set(done.flatMap(({ codes }) => codes)), new Set(['PDF_REFUSED']));
	control.switches({ missingScopes: [] });
	await exportItems(world, itemsOf(invoices));
	assertAllBookedOnce(world, invoices);
});

test('the look for a lost entry is refused: that one is unconfirmed, the rest keeps its report', async () => {
	const { control } = world.exact;
	const invoices = mixedInvoices(world, 3);
	const done = await exportWhileLosing('Financial accounting', invoices, {
		name: 'stallReply',
		ms: 200,
		path: STEPS[2],
		skip: 1,
	});

	assert.deepEqual(
		done.map(({ outcome, codes }) => [outcome, codes]),
		[
			['created', []],
			['unconfirmed', ['OUTCOME_UNKNOWN']],
			['rejected', ['EXACT_REFUSED']],
		],
	);
	control.switches({ missingScopes: [] });
	await exportItems(world, itemsOf(invoices));
	assertAllBookedOnce(world, invoices);
});

test('the right to book is lost in the middle: one entry is rejected, no files are sent for the rest', async () => {
	const { control } = world.exact;
	const invoices = mixedInvoices(world, 9);
	const done = await exportWhileLosing('Financial accounting', invoices);

	assert.deepEqual(
		done.map(({ outcome, codes }) => [outcome, codes]),
		[
			['rejected', ['EXACT_REFUSED']],
			...Array.from({ length: 8 }, () => ['notAttempted', ['EXACT_REFUSED']]),
		],
	);
	assert.deepEqual(world.writes(), Object.fromEntries(STEPS.map((path) => [`POST ${path}`, 1])));

	control.switches({ missingScopes: [] });
	await exportItems(world, itemsOf(invoices));
	assertAllBookedOnce(world, invoices);
});
