/** A dry run of the export: the plan with the exact bodies, and nothing is written. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { customerIn, entryOf, exportItems } from './support/booking.mts';
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

test('a dry run shows the bodies that would be sent and writes nothing', async () => {
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
	const [done] = await exportItems(world, [withPdf(one)], { dryRun: true });

	assert.deepEqual([done.outcome, done.result['action']], ['planned', 'create']);
	assert.deepEqual(world.writes(), {});
	const number = String(one['number']);
	const { SalesEntryLines, ...head } = done.result['entryBody'] as Record<string, unknown>;
	assert.deepEqual(
		(SalesEntryLines as Array<Record<string, unknown>>).map((line) => [
			line['AmountFC'],
			line['VATAmountFC'],
			line['VATCode'],
		]),
		[
			[0.12, 0.03, '4'],
			[0.12, 0.03, '4'],
			[0.12, 0.02, '4'],
		],
	);
	assert.deepEqual(head, {
		Customer: exactCustomer.accountId,
		Journal: '700',
		EntryDate: '2026-10-15',
		YourRef: number,
		DueDate: '2026-11-14',
		Description: 'Amandine Lejeune - 1-ABC-234',
		Currency: 'EUR',
		PaymentReference: '090933755493',
	});
	assert.deepEqual(done.result['documentBody'], {
		Subject: `${number} - 700`,
		Type: 10,
		Account: exactCustomer.accountId,
		DocumentDate: '2026-10-15',
	});
	assert.deepEqual(done.result['files'], [`${number}.pdf`]);
});

test('what a dry run shows is what a real run then books', async () => {
	const one = invoice({ exactCustomer });
	const [planned] = await exportItems(world, [withPdf(one)], { dryRun: true });
	await exportItems(world, [withPdf(one)]);

	const entry = entryOf(world, one['number']);
	const body = planned.result['entryBody'] as Record<string, unknown>;
	for (const field of ['Customer', 'Journal', 'YourRef', 'Description', 'PaymentReference']) {
		assert.equal(entry[field], body[field], field);
	}
});

test('a dry run tells what would be adopted and what refused, also without writing', async () => {
	const booked = invoice({ exactCustomer });
	await exportItems(world, [withPdf(booked)]);
	const { EntryID } = entryOf(world, booked['number']);
	world.exact.control.calls.reset();
	const bad = invoice({ exactCustomer, journal: '600' });
	const outcomes = await exportItems(world, [withPdf(booked), withPdf(bad), withPdf(booked)], {
		dryRun: true,
	});

	assert.deepEqual(
		outcomes.map(({ result, needsAttention }) => [
			result['action'],
			result['entryId'],
			result['dryRun'],
			needsAttention,
		]),
		[
			['adopt', EntryID, true, false],
			['refuse', undefined, true, true],
			['repeat', undefined, true, false],
		],
	);
	assert.deepEqual(world.writes(), {});
});

test('a dry run claims nothing of the PDF of an entry that stands: it did not look', async () => {
	const bare = invoice({ exactCustomer });
	await exportItems(world, [withPdf(bare)], { includePdf: false });
	const whole = invoice({ exactCustomer });
	await exportItems(world, [withPdf(whole)]);
	const planned = await exportItems(world, [withPdf(bare), withPdf(whole)], { dryRun: true });

	assert.deepEqual(
		planned.map(({ result }) => [result['action'], result['pdf'], result['documentId']]),
		[
			['adopt', undefined, undefined],
			['adopt', undefined, entryOf(world, whole['number'])['Document']],
		],
	);
});
