/**
 * Random histories of the simulator's books, read by the node in n8n's engine: what the node says is
 * what the matches say, whichever way the service does the things that are uncertain. The seed of a
 * history that does not hold is in the name of its test.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { seededChoices } from '../../sandbox/planmanager/seed/random.mts';
import { drawnSwitches, newBookkeeper } from './support/bookkeeper.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { assertTrue, bookEntry, changesReader, lines, truthLines } from './support/payments.mts';
import type { PaymentItem } from './support/payments.mts';

const HISTORIES = 24;
const STEPS = 30;
const CUSTOMERS = 3;

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

/** One history; gives the numbers of what was booked. */
async function play(seed: number, read: () => Promise<void>): Promise<string[]> {
	const random = seededChoices(seed);
	const { entries, move } = newBookkeeper(world.exact.control.payments, DIVISION, random);
	const book = async () => {
		const number = `X${seed}-${entries.length}`;
		const customer = random.integer(0, CUSTOMERS - 1);
		const isCredit = random.chance(1 / 3);
		const cents = isCredit ? -random.integer(500, 3_500) : random.integer(1_000, 10_000);
		// Some are dated after what settles them.
		const date = random.pick(['2026-10-12', '2026-10-24', '2026-11-04', '2026-11-09']);
		await bookEntry(world, number, cents, { customer, date });
		entries.push({ number, customer: String(customer), isCredit });
	};
	for (let step = 0; step < STEPS; step += 1) {
		if (step === 0 || random.chance(0.2)) await book();
		else if (random.chance(0.08)) await read();
		else move();
	}
	return entries.map(({ number }) => number);
}

for (let seed = 1; seed <= HISTORIES; seed += 1) {
	test(`history ${seed}: what was read is what the books hold`, async () => {
		world.exact.control.switches(drawnSwitches(seededChoices(seed + 1_000)));
		const known = new Map<string, PaymentItem>();
		const reader = changesReader(world);
		const read = async () => {
			for (const item of await reader.read()) known.set(item.number, item);
		};
		const numbers = await play(seed, async () => await read());
		await read();
		assert.ok(numbers.length > 0);
		for (const number of numbers) {
			const item = known.get(number);
			assert.ok(item, `${number} was read`);
			assertTrue(world, item);
			const told = lines(item).map((line) => line.replace(/undefined undefined/, '? ?'));
			// A line whose entry is not told still has the right day, kind and amount.
			const expected = truthLines(world, number);
			if (!told.some((line) => line.includes('? ?'))) assert.deepEqual(told, expected);
		}
	});
}
