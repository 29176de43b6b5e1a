/** What Exact Online made of a booking is read back, and told where it is not what was meant. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { assertBookedOnce, books, customerIn, entryOf, exportItems } from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { invoice, withPdf } from './support/samples.mts';

let world: ExactWorld;
let exactCustomer: { accountId: string };
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	exactCustomer = { accountId: customerIn(world) };
});
after(async () => await world.close());

test('a credit note that Exact Online books as type 20 needs attention, though it stands', async () => {
	world.exact.control.switches({ negativeTotalType: 20 });
	const one = invoice({
		exactCustomer,
		journal: '701',
		documentType: 'CREDIT_NOTE',
		originalInvoiceNumber: '1',
	});
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.needsAttention], ['created', true]);
	assert.deepEqual(done.codes, ['BOOKED_TYPE_DIFFERS']);
	assert.equal(done.result['entryId'], assertBookedOnce(world, one)['EntryID']);
});

test('an entry that Exact Online books processed is reported with that status', async () => {
	world.exact.control.switches({ newEntryStatus: 50 });
	const [done] = await exportItems(world, [withPdf(invoice({ exactCustomer }))]);

	assert.deepEqual([done.outcome, done.result['status'], done.codes], ['created', 50, []]);
});

test('a total that differs from the document needs attention, with both amounts, and is not adopted', async () => {
	const { control } = world.exact;
	const one = invoice({ exactCustomer });
	control.faults.add({ name: 'stall', ms: 100, method: 'POST', path: 'documents/Documents' });
	const running = exportItems(world, [withPdf(one)]);
	while (control.faults.list()[0].hits === 0) await new Promise(setImmediate);
	// The accountant makes the code one that includes VAT, just after it was checked.
	const vatCode = books(world)
		.vatCodes.all()
		.find(({ Code }) => String(Code).trim() === '4');
	Object.assign(vatCode ?? {}, { Type: 'I' });
	const [done] = await running;

	assert.equal(entryOf(world, one['number'])['AmountFC'], 150);
	assert.deepEqual([done.outcome, done.needsAttention], ['created', true]);
	assert.deepEqual(done.codes, ['BOOKED_TOTAL_DIFFERS']);
	assert.match(done.reasons[0].message, /150\.00.*181\.50/);

	Object.assign(vatCode ?? {}, { Type: 'E' });
	const [again] = await exportItems(world, [withPdf(one)]);
	assert.deepEqual([again.outcome, again.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
	assert.equal(entryOf(world, one['number'])['AmountFC'], 150);
});

test('an entry that Exact Online books with zero, dropping its amounts, needs attention', async () => {
	world.exact.control.switches({
		droppedFields: ['SalesEntryLine AmountFC', 'SalesEntryLine VATAmountFC'],
	});
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.equal(entryOf(world, one['number'])['AmountFC'], 0);
	assert.deepEqual([done.outcome, done.needsAttention], ['created', true]);
	assert.ok(done.codes.includes('BOOKED_TOTAL_DIFFERS'), done.codes.join());
	assert.match(done.reasons[0].message, /0\.00.*181\.50/);
});

test('VAT that Exact Online computes itself, a cent off the document, needs attention', async () => {
	world.exact.control.switches({ lineVat: 'ignored' });
	const one = invoice({
		exactCustomer,
		lines: ['704000', '705000', '705700'].map((glAccount) => ({
			description: 'Petit matériel',
			glAccount,
			vatCode: '21',
			net: '0.12',
		})),
		vatTotals: [{ vatCode: '21', base: '0.36', vat: '0.08' }],
		totals: { net: '0.36', vat: '0.08', gross: '0.44' },
	});
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.needsAttention], ['created', true]);
	assert.deepEqual(done.codes, ['BOOKED_TOTAL_DIFFERS', 'BOOKED_VAT_DIFFERS']);
	assert.match(done.reasons[1].message, /VAT of 0\.09, but its VAT is 0\.08/);
});

test('an entry whose lines the accountant changed after a lost answer is not taken for ours', async () => {
	const { control } = world.exact;
	const one = invoice({ exactCustomer });
	const path = 'salesentry/SalesEntries';
	control.faults.add({ name: 'stallReply', ms: 100, method: 'POST', path });
	const running = exportItems(world, [withPdf(one)]);
	while (world.entries(String(one['number'])).length === 0) await new Promise(setImmediate);
	entryOf(world, one['number'])['AmountFC'] = 12.1;
	const [done] = await running;

	assert.deepEqual([done.outcome, done.needsAttention], ['unconfirmed', true]);
	assert.deepEqual(done.codes, ['NUMBER_TAKEN_OTHER']);
});
