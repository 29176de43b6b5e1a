/**
 * Two runs with faults drawn at random, then a healed one. A seed replays the same faults in the same
 * order: `FAULT_SEED=17 node --test test/engine/faults-random.test.mts`.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { FAULT_NAMES, isImpossible, seededRandom } from '../../sandbox/core/faults.mts';
import type { FaultRule } from '../../sandbox/core/faults.mts';
import { exportItems, runExport } from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import {
	assertAllBookedOnce,
	assertNoneTwice,
	assertRejectedAreAbsent,
	itemsOf,
	mixedInvoices,
} from './support/healing.mts';
import { hurry } from './support/hurry.mts';
import { customer } from './support/samples.mts';
import { accountsNamed, runUpsert, upsert } from './support/upsert.mts';

const FIRST_SEED = Number(process.env['FAULT_SEED'] ?? 1);
const SEEDS = process.env['FAULT_SEED'] === undefined ? 25 : 1;
const INVOICES = 6;

hurry();
let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index);

/**
 * Every fault there is, before and after the commit, each striking a few calls in a hundred. A 429 is
 * only ever given before the commit: that is what makes it safe to repeat the call.
 */
function randomFaults(seed: number): FaultRule[] {
	const random = seededRandom(seed);
	const rules = FAULT_NAMES.flatMap((name) =>
		[false, true].map(
			(afterCommit): FaultRule => ({
				name,
				afterCommit,
				ms: 20,
				count: 0,
				probability: 0.06 * random(),
				seed: Math.floor(random() * 1e9),
			}),
		),
	);
	return rules.filter(
		(rule) => !isImpossible(rule) && !(rule.name === 'status429' && rule.afterCommit),
	);
}

async function underFaults(seed: number, run: () => Promise<unknown>): Promise<void> {
	const { faults } = world.exact.control;
	for (const rule of randomFaults(seed)) faults.add(rule);
	await run();
	faults.clear();
}

for (const seed of seeds) {
	test(`seed ${seed}: ${INVOICES} invoices stand once after two troubled runs and a good one`, async () => {
		const invoices = mixedInvoices(world, INVOICES);
		const items = itemsOf(invoices);
		for (const run of [seed, seed + 1000]) {
			await underFaults(run, async () => {
				assertRejectedAreAbsent(world, await runExport(world, items));
			});
			assertNoneTwice(world, invoices);
		}
		const healed = await exportItems(world, items);

		assert.deepEqual(
			healed.filter(({ needsAttention }) => needsAttention).map(({ result }) => result),
			[],
			`replay with FAULT_SEED=${seed}`,
		);
		assertAllBookedOnce(world, invoices);
	});
}

test('customers too are there once after troubled runs and a good one, whatever the seed', async () => {
	const customers = ['Un', 'Deux', 'Trois', 'Quatre'].map((name) => customer({ id: name, name }));
	for (const seed of seeds) {
		world.reset();
		for (const run of [seed, seed + 1000]) {
			await underFaults(run, async () => await runUpsert(world, customers));
		}
		await upsert(world, customers);
		for (const { name } of customers) {
			const found = accountsNamed(world, String(name)).length;
			assert.equal(found, 1, `replay with FAULT_SEED=${seed}`);
		}
	}
});
