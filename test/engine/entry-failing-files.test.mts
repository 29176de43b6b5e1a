/**
 * Exact Online books entries, and keeps failing at their documents or files. No booking waits for its PDF:
 * the entry is made, the remark says that its PDF is in doubt, and a later run attaches what it lacks.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FaultName } from '../../sandbox/core/faults.mts';
import { assertBookedOnce, entryOf, exportItems } from './support/booking.mts';
import { binaryOf } from './support/engine.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { assertAllBookedOnce, itemsOf, mixedInvoices, pdfOf } from './support/healing.mts';
import { hurry } from './support/hurry.mts';

hurry();
let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const DOCUMENTS = 'documents/Documents';
const ATTACHMENTS = 'documents/DocumentAttachments';
const failing = (path: string, name: FaultName, method?: string) =>
	world.exact.control.faults.add({ name, path, count: 0, ...(method && { method }) });

for (const path of [DOCUMENTS, ATTACHMENTS]) {
	for (const name of ['status500', 'status503', 'dropRequest', 'garbage'] as const) {
		test(`POST ${path} always fails (${name}): booked in the first run, the PDF in a later one`, async () => {
			const invoices = mixedInvoices(world, 2);
			failing(path, name, 'POST');
			const done = await exportItems(world, itemsOf(invoices));

			for (const { outcome, needsAttention, codes, result, reasons } of done) {
				assert.deepEqual([outcome, needsAttention], ['created', false]);
				assert.deepEqual([codes, result['pdf']], [['PDF_UNCONFIRMED'], 'notAttached']);
				assert.doesNotMatch(reasons[0].hint, /by hand/);
			}
			world.exact.control.faults.clear();
			const later = await exportItems(world, itemsOf(invoices));
			assert.deepEqual(
				later.map(({ outcome, codes, result }) => [outcome, codes, result['pdf']]),
				invoices.map(() => ['adopted', [], 'attached']),
			);
			assertAllBookedOnce(world, invoices);
		});
	}
}

test('a document whose file is in doubt is shown by its entry, since the file may yet be in it', async () => {
	const [one] = mixedInvoices(world, 1);
	failing(ATTACHMENTS, 'status503', 'POST');
	await exportItems(world, itemsOf([one]));

	const [document] = world.documents(String(one['number']));
	assert.equal(entryOf(world, one['number'])['Document'], document['ID']);
});

for (const path of [DOCUMENTS, ATTACHMENTS]) {
	for (const name of ['status500', 'status503', 'dropRequest'] as const) {
		test(`${path} fails at reading and writing (${name}): booked all the same`, async () => {
			const invoices = mixedInvoices(world, 2);
			failing(path, name);
			const done = await exportItems(world, itemsOf(invoices));

			assert.deepEqual(
				done.map(({ outcome, codes, needsAttention }) => [outcome, codes, needsAttention]),
				invoices.map(() => ['created', ['PDF_UNCONFIRMED'], false]),
			);
			world.exact.control.faults.clear();
			await exportItems(world, itemsOf(invoices));
			assertAllBookedOnce(world, invoices);
		});
	}
}

test('files that fail at reading are not sent a second time to an entry that stands', async () => {
	const invoices = mixedInvoices(world, 2);
	await exportItems(world, itemsOf(invoices));
	world.exact.control.calls.reset();
	failing(ATTACHMENTS, 'status503', 'GET');
	const done = await exportItems(world, itemsOf(invoices));

	assert.deepEqual(
		done.map(({ outcome, codes, needsAttention }) => [outcome, codes, needsAttention]),
		invoices.map(() => ['adopted', ['PDF_UNCONFIRMED'], false]),
	);
	assert.deepEqual(world.writes(), {});
	assertAllBookedOnce(world, invoices);
});

test('after three documents in a row whose files failed, the run books the rest without trying', async () => {
	const invoices = mixedInvoices(world, 6);
	failing(DOCUMENTS, 'status503', 'POST');
	const done = await exportItems(world, itemsOf(invoices));

	assert.deepEqual(
		done.map(({ outcome, codes }) => [outcome, codes]),
		invoices.map(() => ['created', ['PDF_UNCONFIRMED']]),
	);
	assert.equal(world.writes()[`POST ${DOCUMENTS}`], 3);
	assert.match(done[5].reasons[0].message, /not sent/);
});

test('files that fail now and then are tried for every document', async () => {
	const invoices = mixedInvoices(world, 6);
	// A rule does not see the calls that one before it hits: these are the first, third and fifth.
	for (const skip of [0, 1, 2]) {
		world.exact.control.faults.add({ name: 'status503', method: 'POST', path: DOCUMENTS, skip });
	}
	const done = await exportItems(world, itemsOf(invoices));

	assert.equal(world.writes()[`POST ${DOCUMENTS}`], 6);
	assert.equal(done.filter(({ codes }) => codes.length === 0).length, 3);
});

test('where no entry may stand without its PDF, none is booked, and the next run books it', async () => {
	const [one] = mixedInvoices(world, 1);
	failing(ATTACHMENTS, 'status503', 'POST');
	const parameters = { options: { withoutPdf: 'hold' } };
	const [done] = await exportItems(world, itemsOf([one]), parameters);

	assert.deepEqual([done.outcome, done.needsAttention], ['notAttempted', true]);
	assert.deepEqual(done.codes, ['PDF_UNCONFIRMED']);
	assert.equal(world.entries(String(one['number'])).length, 0);
	world.exact.control.faults.clear();
	await exportItems(world, itemsOf([one]), parameters);
	assertBookedOnce(world, one, pdfOf(one));
});

test('a further file in doubt is named apart from the PDF', async () => {
	const [one] = mixedInvoices(world, 1);
	const [item] = itemsOf([one]);
	const binary = { ...item.binary, photo: binaryOf('x', 'schade.jpg', 'image/jpeg') };
	world.exact.control.faults.add({
		name: 'status503',
		method: 'POST',
		path: ATTACHMENTS,
		skip: 1,
		count: 0,
	});
	const options = { furtherProperties: 'photo' };
	const [done] = await exportItems(world, [{ ...item, binary }], { options });

	assert.deepEqual([done.outcome, done.codes], ['created', ['FILE_NOT_ATTACHED']]);
	assert.equal(done.result['pdf'], 'attached');
});

test('a lost answer to the entry itself stays in doubt, and is not booked again in the run', async () => {
	const invoices = mixedInvoices(world, 1);
	failing('salesentry/SalesEntries', 'status503', 'POST');
	const [done] = await exportItems(world, itemsOf(invoices));

	assert.deepEqual([done.outcome, done.codes], ['unconfirmed', ['OUTCOME_UNKNOWN']]);
	assert.equal(world.writes()['POST salesentry/SalesEntries'], 1);
});
