// Random histories: whatever happens to the books, the lists and feeds of the API tell the same
// story as the matches themselves.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { seededRandom } from '../../sandbox/core/faults.mts';
import { GARAGE_DIVISION as GARAGE } from '../../sandbox/exact/options.mts';
import type { PaymentControl } from '../../sandbox/exact/payments/control.mts';
import type { EntryTruth } from '../../sandbox/exact/payments/truth.mts';
import type { WireRow } from './exactClient.mts';
import { createTill } from './exactTill.mts';

const STEPS = 40;
const till = createTill();
const { desk, invoice, feed, rows } = till;
before(() => desk.open());
after(() => desk.close());
beforeEach(() => desk.tidy());

type Random = () => number;

const cents = (value: unknown) => Math.round(Number(value) * 100);
const all = () => desk.api.simulator.control.truth(GARAGE);
const oneOf = <Value,>(random: Random, values: readonly Value[]): Value | undefined =>
	values[Math.floor(random() * values.length)];
const upTo = (random: Random, most: number) => 1 + Math.floor(random() * most);

/** One thing that may happen; nothing when the books have no place for it. */
function step(random: Random, payments: PaymentControl): void {
	const invoices = all().filter((entry) => entry.total > 0 && entry.open > 0);
	const credits = all().filter((entry) => entry.total < 0 && entry.open < 0);
	const matched = all().filter((entry) => entry.transactions.length > 0);
	const entry = oneOf(random, invoices);
	const credit = oneOf(random, credits);
	const done = oneOf(random, matched);
	const target = entry?.entryId ?? '';
	const part = upTo(random, entry?.open ?? 1);
	const acts: Array<() => unknown> = [
		() => entry && payments.receive(GARAGE, { cents: part, matches: [{ entry: target }] }),
		() => entry && payments.receive(GARAGE, { cents: entry.open, matches: [{ entry: target }] }),
		() =>
			entry &&
			payments.importStatement(GARAGE, {
				lines: [
					{
						cents: invoices.reduce((sum, { open }) => sum + open, 0),
						matches: invoices.map(({ entryId }) => ({ entry: entryId })),
					},
				],
			}),
		() => entry && payments.discount(GARAGE, { entry: target, cents: part }),
		() => entry && payments.difference(GARAGE, { entry: target, cents: part }),
		() => entry && payments.writeOff(GARAGE, { entry: target, cents: part }),
		() => entry && credit && payments.setOff(GARAGE, { creditNote: credit.entryId, entry: target }),
		() => credit && payments.refund(GARAGE, { creditNote: credit.entryId, cents: -credit.open }),
		() => done && payments.unmatch(GARAGE, { set: done.transactions[0]?.setId }),
		() => done && payments.deleteEntry(GARAGE, { entry: done.transactions[0]?.entryId ?? '' }),
		() => entry && payments.collect(GARAGE, { entry: target, status: 40 }),
		() => entry && payments.touchTerms(GARAGE, { entry: target }),
	];
	oneOf(random, acts)?.();
}

/** A mirror of the feed, kept up to date as a reader would. */
async function followFeed(mirror: Map<string, WireRow>, from: number): Promise<number> {
	const changed = await feed(from);
	const deleted = await rows(`sync/Deleted?$filter=Timestamp gt ${from}L&$select=*`);
	for (const row of changed) mirror.set(String(row['ID']), row);
	for (const row of deleted) {
		if (row['EntityType'] === 10) mirror.delete(String(row['EntityKey']));
	}
	return Math.max(from, ...[...changed, ...deleted].map((row) => Number(row['Timestamp'])));
}

function assertTermsTell(entry: EntryTruth, terms: readonly WireRow[]): void {
	const own = terms.filter((term) => term['TransactionEntryID'] === entry.entryId);
	const open = own.filter((term) => term['Status'] !== 50);
	const sum = (list: readonly WireRow[]) =>
		list.reduce((total, term) => total - cents(term['AmountFC']), 0);
	assert.equal(sum(open), entry.open, `${entry.yourRef} open`);
	assert.equal(sum(own), entry.total, `${entry.yourRef} total`);
	const { paid, setOff, discount, difference, manual } = entry;
	assert.equal(paid + setOff + discount + difference + manual + entry.open, entry.total);
}

describe('the truth about the books', () => {
	for (const [seed, termChange] of [
		[1, 'recreate'],
		[2, 'update'],
		[3, 'recreate'],
		[4, 'update'],
	] as const) {
		it(`is what the feed says after a random history (seed ${seed}, ${termChange})`, async () => {
			desk.switches({ termChange, bankLineForMany: seed > 2 ? 'perInvoice' : 'one' });
			const random = seededRandom(seed);
			for (let index = 1; index <= 8; index += 1) {
				await invoice(`VF${index}`, upTo(random, 1000));
				if (index % 3 === 0) await invoice(`NC${index}`, -upTo(random, 300));
			}
			const mirror = new Map<string, WireRow>();
			let seen = 1;
			for (let count = 0; count < STEPS; count += 1) {
				step(random, till.payments);
				if (count % 5 === 0) seen = await followFeed(mirror, seen);
			}
			await followFeed(mirror, seen);
			const terms = [...mirror.values()];
			for (const entry of all()) assertTermsTell(entry, terms);
			const full = await feed();
			assert.deepEqual(
				terms.map((term) => term['ID']).sort(),
				full.map((term) => term['ID']).sort(),
			);
			const settled = all().some((entry) => entry.open === 0);
			assert.ok(settled, 'the history settled something');
		});
	}

	it('balances every entry of the ledger', async () => {
		const random = seededRandom(5);
		for (const reference of ['VF1', 'VF2', 'VF3']) await invoice(reference, 500);
		for (let count = 0; count < STEPS; count += 1) step(random, till.payments);
		const lines = await rows('bulk/Financial/TransactionLines?$select=EntryID,AmountDC');
		const sums = new Map<unknown, number>();
		for (const line of lines) {
			sums.set(line['EntryID'], (sums.get(line['EntryID']) ?? 0) + cents(line['AmountDC']));
		}
		assert.ok(sums.size > 5);
		assert.deepEqual([...new Set(sums.values())], [0]);
	});
});
