/**
 * A run broke off after it had made the document and before there was an entry. The invoice may have
 * been corrected since: the entry that is booked later shows the PDF of the invoice as it is now.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { assertBookedOnce, customerIn, entryOf, exportItems, filesOf } from './support/booking.mts';
import type { ExportItem } from './support/booking.mts';
import { binaryOf } from './support/engine.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { hurry } from './support/hurry.mts';
import { invoice, PDF, withPdf } from './support/samples.mts';

hurry();
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

/** As long as the PDF before it, as two prints of an invoice may well be. */
const NEW_PDF = `${PDF.slice(0, -1)}2`;
const ATTACHMENTS = 'documents/DocumentAttachments';

/** Everything is sent but the entry, as when n8n is killed there. */
async function leaveDocument(item: ExportItem, parameters: INodeParameters = {}): Promise<void> {
	world.exact.control.faults.add({
		name: 'dropRequest',
		method: 'POST',
		path: 'salesentry/SalesEntries',
	});
	const [done] = await exportItems(world, [item], parameters);
	assert.equal(done.outcome, 'unconfirmed');
	world.exact.control.calls.reset();
}

test('a PDF made anew under the same name takes the place of the one that was left', async () => {
	const one = invoice({ exactCustomer });
	await leaveDocument(withPdf(one));
	const [done] = await exportItems(world, [withPdf(one, NEW_PDF)]);

	assert.deepEqual([done.outcome, done.codes, done.result['pdf']], ['created', [], 'attached']);
	assertBookedOnce(world, one, NEW_PDF);
	assert.deepEqual(world.writes(), {
		[`DELETE ${ATTACHMENTS}(id)`]: 1,
		[`POST ${ATTACHMENTS}`]: 1,
		'POST salesentry/SalesEntries': 1,
	});
});

test('further files are made anew as well', async () => {
	const one = invoice({ exactCustomer });
	const item = (pdf: Buffer | string, photo: string) => ({
		json: one,
		binary: { data: binaryOf(pdf, 'a.pdf'), photo: binaryOf(photo, 'b.jpg', 'image/jpeg') },
	});
	const parameters = { options: { furtherProperties: 'photo' } };
	await leaveDocument(item(PDF, 'before'), parameters);
	await exportItems(world, [item(NEW_PDF, 'after')], parameters);

	const { Document } = entryOf(world, one['number']);
	assert.deepEqual(filesOf(world, Document), [NEW_PDF, 'after']);
	assert.equal(world.documents(String(one['number'])).length, 1);
});

for (const name of ['dropReply', 'dropRequest'] as const) {
	test(`a lost answer to taking the old PDF out (${name}) is settled by looking`, async () => {
		const one = invoice({ exactCustomer });
		await leaveDocument(withPdf(one));
		world.exact.control.faults.add({ name, method: 'DELETE' });
		const [done] = await exportItems(world, [withPdf(one, NEW_PDF)]);

		assert.deepEqual([done.outcome, done.codes], ['created', []]);
		assertBookedOnce(world, one, NEW_PDF);
	});
}

/** The entry shows the new PDF only, in a document of its own; what was there before is left alone. */
function assertNewDocument(number: unknown, left: unknown[]): void {
	const { Document } = entryOf(world, number);
	assert.deepEqual(filesOf(world, Document), [NEW_PDF]);
	const others = world.documents(String(number)).filter(({ ID }) => ID !== Document);
	assert.deepEqual(
		others.flatMap(({ ID }) => filesOf(world, ID)),
		left,
	);
}

test('an old PDF that can not be taken out is not shown by the entry', async () => {
	const one = invoice({ exactCustomer });
	await leaveDocument(withPdf(one));
	world.exact.control.faults.add({ name: 'status500', method: 'DELETE', count: 0 });
	const [done] = await exportItems(world, [withPdf(one, NEW_PDF)]);

	assert.deepEqual([done.outcome, done.codes, done.result['pdf']], ['created', [], 'attached']);
	assertNewDocument(one['number'], [PDF]);
});

test('a user who may not delete gets every PDF attached, however many documents were left', async () => {
	const invoices = Array.from({ length: 8 }, () => invoice({ exactCustomer }));
	for (const one of invoices) await leaveDocument(withPdf(one));
	world.exact.control.switches({ forbiddenEndpoints: [`DELETE ${ATTACHMENTS}`] });
	const all = await exportItems(
		world,
		invoices.map((one) => withPdf(one, NEW_PDF)),
	);

	assert.deepEqual(
		all.map(({ outcome, codes, result }) => [outcome, ...codes, result['pdf']]),
		invoices.map(() => ['created', 'attached']),
	);
	for (const one of invoices) assertNewDocument(one['number'], [PDF]);
});

test('a refused look after a lost deletion does not cost the entry its PDF', async () => {
	const one = invoice({ exactCustomer });
	await leaveDocument(withPdf(one));
	const { control } = world.exact;
	control.faults.add({ name: 'stallReply', ms: 200, method: 'DELETE' });
	const running = exportItems(world, [withPdf(one, NEW_PDF)]);
	while (control.faults.list().at(-1)?.hits === 0) await new Promise(setImmediate);
	control.switches({ forbiddenEndpoints: [`GET ${ATTACHMENTS}`] });
	const [done] = await running;

	assert.deepEqual([done.outcome, done.codes, done.result['pdf']], ['created', [], 'attached']);
	assertNewDocument(one['number'], []);
});

test('a document that holds a file of another name is not touched', async () => {
	const one = invoice({ exactCustomer });
	await leaveDocument({ json: one, binary: { data: binaryOf(PDF, 'older.pdf') } });
	await exportItems(world, [withPdf(one, NEW_PDF)]);

	assertNewDocument(one['number'], [PDF]);
	assert.equal(world.writes()[`DELETE ${ATTACHMENTS}(id)`], undefined);
});

test('the document of an entry whose number was changed by hand stays its own', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const older = entryOf(world, one['number']);
	older['YourRef'] = 'typed by hand';
	await exportItems(world, [withPdf(one, NEW_PDF)]);

	assertNewDocument(one['number'], [PDF]);
	assert.deepEqual(filesOf(world, older['Document']), [PDF]);
});
