/**
 * Random histories of the simulator's books, read by the node in n8n's engine: what the node says is
 * what the matches say, whichever way the service does the things that are uncertain. The seed of a
 * history that does not hold is in the name of its test.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { seededRandom } from '../../sandbox/core/faults.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { assertTrue, bookEntry, changesReader, lines, truthLines } from './support/payments.mts';
import type { PaymentItem } from './support/payments.mts';

const HISTORIES = 24;
const STEPS = 25;
const CUSTOMERS = 3;

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

interface Booked {
	readonly number: string;
	readonly customer: number;
}

/** What the books refuse is left alone, as a bookkeeper would. */
function tryTo(act: () => unknown): void {
	try {
		act();
	} catch {
		return;
	}
}

/** One history; gives the numbers of what was booked. */
async function play(seed: number, read: () => Promise<void>): Promise<string[]> {
	const random = seededRandom(seed);
	const upTo = (count: number) => Math.floor(random() * count);
	const { payments } = world.exact.control;
	const invoices: Booked[] = [];
	const credits: Booked[] = [];
	const received: string[] = [];
	const amountOf = (kind: number) => (kind < 2 ? 1_000 + upTo(9_000) : -(500 + upTo(3_000)));
	const day = () => `2026-11-${String(1 + upTo(9)).padStart(2, '0')}`;
	const pick = <Value,>(values: readonly Value[]): Value | undefined => values[upTo(values.length)];
	const book = async (list: Booked[], cents: number) => {
		const number = `X${seed}-${invoices.length + credits.length}`;
		const customer = upTo(CUSTOMERS);
		await bookEntry(world, number, cents, { customer, date: `2026-10-${10 + upTo(15)}` });
		list.push({ number, customer });
	};
	for (let step = 0; step < STEPS; step += 1) {
		const invoice = pick(invoices);
		const one = invoice?.number ?? '';
		const own = invoices.filter(({ customer }) => customer === invoice?.customer);
		// Matching is done within the account of a customer.
		const ownCredits = credits.filter(({ customer }) => customer === invoice?.customer);
		const actions: ReadonlyArray<() => unknown> = [
			() => {
				const matches = [{ entry: one }];
				received.push(
					payments.receive(DIVISION, { cents: 1 + upTo(6_000), date: day(), matches }).lineId,
				);
			},
			() => {
				const matches = own.map(({ number }) => ({ entry: number, cents: 1 + upTo(400) }));
				const cents = matches.reduce((sum, match) => sum + match.cents, 0);
				payments.receive(DIVISION, { cents, date: day(), matches });
			},
			() => payments.setOff(DIVISION, { entry: one, creditNote: pick(ownCredits)?.number ?? '' }),
			() => payments.difference(DIVISION, { entry: one, cents: 1 + upTo(5), date: day() }),
			() => payments.discount(DIVISION, { entry: one, cents: 10 + upTo(50), date: day() }),
			() => payments.writeOff(DIVISION, { entry: one, cents: 1 + upTo(500), date: day() }),
			() => payments.unmatch(DIVISION, { entry: one }),
			() => payments.unmatch(DIVISION, { line: pick(received) ?? '' }),
			() => payments.reverse(DIVISION, { line: pick(received) ?? '', date: day() }),
			() => payments.collect(DIVISION, { entry: one, status: upTo(2) === 0 ? 40 : 20 }),
			() => payments.touchTerms(DIVISION, { entry: one }),
		];
		const chosen = upTo(actions.length + 4);
		if (chosen < 3) await book(chosen < 2 ? invoices : credits, amountOf(chosen));
		else if (chosen === 3) await read();
		else tryTo(actions[chosen - 4] ?? (() => undefined));
	}
	return [...invoices, ...credits].map(({ number }) => number);
}

for (let seed = 1; seed <= HISTORIES; seed += 1) {
	test(`history ${seed}: what was read is what the books hold`, async () => {
		const draw = seededRandom(seed + 1_000);
		const either = <Value,>(one: Value, other: Value) => (draw() < 0.5 ? one : other);
		world.exact.control.switches({
			termSign: either('negative', 'positive'),
			termChange: either('recreate', 'update'),
			bankLineForMany: either('one', 'perInvoice'),
			discountBooking: either('bankEntry', either('ownEntry', 'bankLine')),
			besideType: either(40, 83),
		});
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
