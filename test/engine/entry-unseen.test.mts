/**
 * A user who may book entries and not see them: every look before booking finds nothing. The first entry
 * of a run is looked up, so that it is the only one.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { books, exportItems, runExport } from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { assertAllBookedOnce, itemsOf, mixedInvoices } from './support/healing.mts';
import { hurry } from './support/hurry.mts';

hurry();
let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const ENTRIES = 'salesentry/SalesEntries';
const looks = () => world.calls()[`GET ${ENTRIES}`];

test('entries that can not be seen: the first is booked and told, nothing more is sent in that run', async () => {
	const invoices = mixedInvoices(world, 6);
	const items = itemsOf(invoices);
	world.exact.control.switches({ blindEndpoints: [ENTRIES] });
	const done = await exportItems(world, items.slice(0, 3), {}, 'a run');

	assert.deepEqual(
		done.map(({ outcome, codes, needsAttention }) => [outcome, codes, needsAttention]),
		[
			['created', [], false],
			['notAttempted', ['ENTRIES_NOT_VISIBLE'], true],
			['notAttempted', ['ENTRIES_NOT_VISIBLE'], true],
		],
	);
	assert.match(done[1].reasons[0].message, new RegExp(`invoice ${String(invoices[0]['number'])} `));
	assert.match(done[1].reasons[0].hint, /right to see sales entries/);

	const { error } = await runExport(world, items.slice(3), {}, 'a run');
	assert.match(String(error?.message), /can not be found in Exact Online by its number/);
	assert.equal(books(world).entries.all().length, 1);

	world.exact.control.switches({ blindEndpoints: [] });
	await exportItems(world, items, {}, 'the next run');
	assertAllBookedOnce(world, invoices);
});

test('an answer without a list is not an empty one: nothing is booked', async () => {
	world.exact.control.switches({ blindEndpoints: [ENTRIES], blindAnswer: 'nullResults' });
	const { error } = await runExport(world, itemsOf(mixedInvoices(world, 2)));

	assert.match(String(error?.message), /something else than data/);
	assert.deepEqual(world.writes(), {});
});

test('the look costs one call in a run of several batches, and none where an entry was found before', async () => {
	const invoices = mixedInvoices(world, 6);
	const items = itemsOf(invoices);
	await exportItems(world, items.slice(0, 2), {}, 'a run that sees');
	await exportItems(world, items.slice(2, 4), {}, 'a run that sees');
	assert.equal(looks(), 2 + 1);

	world.exact.control.calls.reset();
	await exportItems(world, items, {}, 'a later run that sees');
	assert.equal(looks(), 1);
	assertAllBookedOnce(world, invoices);
});
