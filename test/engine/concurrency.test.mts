/**
 * Two executions at work on the same items in one n8n. Exact Online has no key that would make a second
 * booking fail, so runs for one division take turns; across several workers, PlanManager's claims see to it.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { OTHER_DIVISION } from '../../sandbox/exact/options.mts';
import { exportItems, runExport } from './support/booking.mts';
import { fromBuild } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { assertAllBookedOnce, itemsOf, mixedInvoices } from './support/healing.mts';
import { hurry } from './support/hurry.mts';
import { customer, division } from './support/samples.mts';
import { accountsNamed, upsert } from './support/upsert.mts';

hurry();
let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

test('two runs at once on the same invoices book each of them once', async () => {
	const invoices = mixedInvoices(world, 5);
	const runs = await Promise.all(
		[1, 2].map(async () => await exportItems(world, itemsOf(invoices))),
	);

	assertAllBookedOnce(world, invoices);
	const outcomes = runs.map((run) => [...new Set(run.map(({ outcome }) => outcome))].join());
	assert.deepEqual(outcomes.sort(), ['adopted', 'created']);
});

test('two runs at once book each invoice once also when answers get lost', async () => {
	const invoices = mixedInvoices(world, 4);
	const faults = {
		name: 'dropReply',
		method: 'POST',
		count: 0,
		probability: 0.5,
		seed: 7,
	} as const;
	world.exact.control.faults.add(faults);
	await Promise.all([1, 2, 3].map(async () => await runExport(world, itemsOf(invoices))));

	assertAllBookedOnce(world, invoices);
});

test('two runs at once on the same new customer create it once', async () => {
	const runs = await Promise.all([1, 2].map(async () => await upsert(world, [customer()])));

	assert.equal(accountsNamed(world, 'Amandine Lejeune').length, 1);
	assert.equal(new Set(runs.map(([one]) => one.result['accountId'])).size, 1);
});

test('a run that fails does not hold up the one that waits for it', async () => {
	const invoices = mixedInvoices(world, 2);
	world.exact.control.faults.add({ name: 'garbage', count: 1 });
	const [failed, good] = await Promise.all([
		runExport(world, itemsOf(invoices)),
		runExport(world, itemsOf(invoices)),
	]);

	assert.notEqual(failed.error, undefined);
	assert.equal(good.error, undefined);
	assertAllBookedOnce(world, invoices);
});

interface Turns {
	inTurn: (
		work: 'customers' | 'entries',
		client: { readonly baseUrl: string; readonly division: number },
		run: () => Promise<void>,
	) => Promise<void>;
}

/** Takes the turn that a run would take; gives what ends it. */
function holdTurn(work: 'customers' | 'entries'): () => Promise<void> {
	const { inTurn } = fromBuild('nodes/host/turns.js') as Turns;
	const { promise, resolve } = Promise.withResolvers<undefined>();
	const client = { baseUrl: world.exact.url, division: DIVISION };
	const turn = inTurn(work, client, async () => {
		await promise;
	});
	return async () => {
		resolve(undefined);
		await turn;
	};
}

test('a preview does not wait for the run that books', async () => {
	const invoices = mixedInvoices(world, 1);
	const release = holdTurn('entries');
	const booking = exportItems(world, itemsOf(invoices));
	const [shown] = await exportItems(world, itemsOf(invoices), { dryRun: true });

	assert.equal(shown.result['action'], 'create');
	assert.deepEqual(world.writes(), {});
	await release();
	await booking;
	assertAllBookedOnce(world, invoices);
});

test('divisions do not wait for each other', async () => {
	const other = { ...division, value: OTHER_DIVISION };
	const release = holdTurn('customers');
	const [one] = await upsert(world, [customer()], { division: other });

	assert.equal(one.outcome, 'created');
	await release();
});
