/** Running again: what stands in the books is taken over, and only what is missing is added. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
	assertBookedOnce,
	books,
	customerIn,
	entryOf,
	exportItems,
	filesOf,
} from './support/booking.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { hurry } from './support/hurry.mts';
import { bookEntry } from './support/payments.mts';
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

const forgetCalls = () => world.exact.control.calls.reset();

test('exporting the same invoice again writes nothing and gives the same entry', async () => {
	const one = invoice({ exactCustomer });
	const [first] = await exportItems(world, [withPdf(one)]);
	forgetCalls();
	const [second] = await exportItems(world, [withPdf(one)]);

	assert.equal(second.outcome, 'adopted');
	assert.deepEqual(second.codes, []);
	assert.deepEqual(
		{ ...second.result, outcome: 'created', pdf: 'attached' },
		first.result,
		'number, total and document are reported alike',
	);
	assert.equal(second.result['pdf'], 'alreadyThere');
	assert.deepEqual(world.writes(), {});
	assertBookedOnce(world, one);
});

test('an entry without document gets its PDF, and nothing else of it changes', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)], { includePdf: false });
	const { Document, DocumentNumber, DocumentSubject, Modified, ...before } = entryOf(
		world,
		one['number'],
	);
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one)]);

	const entry = assertBookedOnce(world, one);
	assert.equal(Document, null);
	assert.deepEqual({ ...entry, ...before }, entry);
	assert.ok(Number(entry['Modified']) >= Number(Modified));
	assert.notDeepEqual([DocumentNumber, DocumentSubject], [entry['DocumentNumber'], '']);
	assert.deepEqual([done.outcome, done.result['pdf']], ['adopted', 'attached']);
	assert.equal(done.result['documentId'], entry['Document']);
	assert.deepEqual(world.writes(), {
		'POST documents/Documents': 1,
		'POST documents/DocumentAttachments': 1,
		'PUT salesentry/SalesEntries(id)': 1,
	});
});

test('where Exact Online refuses to change entries, the PDF is reported and the entry stands', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)], { includePdf: false });
	world.exact.control.switches({ putSalesEntry: 'refused' });
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.equal(done.outcome, 'adopted');
	assert.equal(done.needsAttention, false);
	assert.deepEqual(done.codes, ['PDF_REFUSED']);
	assert.equal(done.result['pdf'], 'notAttached');
	assert.equal(entryOf(world, one['number'])['Document'], null);
});

test('the document that could not be joined to its entry is used again, not made a second time', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)], { includePdf: false });
	world.exact.control.switches({ putSalesEntry: 'refused' });
	await exportItems(world, [withPdf(one)]);
	await exportItems(world, [withPdf(one)]);
	world.exact.control.switches({ putSalesEntry: 'accepted' });
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual(done.codes, []);
	assertBookedOnce(world, one);
});

test('a lost answer to joining the PDF is told as such, and the next run finds it joined', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)], { includePdf: false });
	world.exact.control.faults.add({ name: 'dropReply', method: 'PUT' });
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.equal(done.outcome, 'adopted');
	assert.equal(done.needsAttention, false);
	assert.deepEqual(done.codes, ['PDF_UNCONFIRMED']);

	const [again] = await exportItems(world, [withPdf(one)]);
	assert.deepEqual([again.codes, again.result['pdf']], [[], 'alreadyThere']);
	assertBookedOnce(world, one);
});

test('a document without file, left by a run that broke off, gets its file', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const documentId = entryOf(world, one['number'])['Document'];
	for (const { ID } of world.attachments(documentId)) books(world).attachments.remove(ID);
	forgetCalls();
	await exportItems(world, [withPdf(one)]);

	assertBookedOnce(world, one);
	assert.deepEqual(world.writes(), { 'POST documents/DocumentAttachments': 1 });
});

test('a PDF made anew in another size is added to the entry, once, and that is told', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const corrected = `${PDF}%corrected`;
	const [done] = await exportItems(world, [withPdf(one, corrected)]);
	forgetCalls();
	const [again] = await exportItems(world, [withPdf(one, corrected)]);

	assert.deepEqual([done.outcome, done.needsAttention], ['adopted', false]);
	assert.deepEqual([done.codes, done.result['pdf']], [['FILE_BESIDE_OTHER'], 'attached']);
	const { Document } = entryOf(world, one['number']);
	assert.deepEqual(filesOf(world, Document), [PDF, corrected]);
	assert.deepEqual([again.codes, again.result['pdf']], [[], 'alreadyThere']);
	assert.deepEqual(world.writes(), {});
});

test('a PDF whose size Exact Online does not tell is known by its name', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const [attachment] = world.attachments(entryOf(world, one['number'])['Document']);
	attachment['FileSize'] = null;
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one, `${PDF}%corrected`)]);

	assert.deepEqual([done.codes, done.result['pdf']], [[], 'alreadyThere']);
	assert.deepEqual(world.writes(), {});
});

test('a lost answer to adding a PDF made anew is settled by looking, not by the old one of its name', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const corrected = `${PDF}%corrected`;
	world.exact.control.faults.add({
		name: 'dropRequest',
		method: 'POST',
		path: 'documents/DocumentAttachments',
	});
	await exportItems(world, [withPdf(one, corrected)]);
	await exportItems(world, [withPdf(one, corrected)]);

	const { Document } = entryOf(world, one['number']);
	assert.deepEqual(filesOf(world, Document), [PDF, corrected]);
});

test("the accountant's own scan counts as the PDF: no second one is added", async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const [attachment] = world.attachments(entryOf(world, one['number'])['Document']);
	attachment['FileName'] = 'scan 12.PDF';
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.equal(done.result['pdf'], 'alreadyThere');
	assert.deepEqual(world.writes(), {});
});

test('an entry made by hand with another VAT is not the invoice, though customer and total agree', async () => {
	const one = invoice({ exactCustomer });
	await bookEntry(world, String(one['number']), 18150);
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
	assert.match(done.reasons[0].message, /VAT 0\.00 instead of 31\.50/);
	assert.deepEqual(world.writes(), {});
});

test('an entry whose VAT Exact Online does not tell is taken over by its total', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	entryOf(world, one['number'])['VATAmountFC'] = null;
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['adopted', []]);
});

test('an entry that the accountant processed is adopted and reported as processed', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	world.exact.control.processEntry(DIVISION, String(entryOf(world, one['number'])['EntryID']));
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.result['status'], done.codes], ['adopted', 50, []]);
	assert.deepEqual(world.writes(), {});
});

test('a processed entry without PDF can no longer get it: reported, and the entry stands', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)], { includePdf: false });
	world.exact.control.processEntry(DIVISION, String(entryOf(world, one['number'])['EntryID']));
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.needsAttention], ['adopted', false]);
	assert.deepEqual(done.codes, ['PDF_REFUSED']);
	assert.match(done.reasons[0].message, /Kan niet wijzigen/);
});

test('an entry whose period was closed since is adopted: what stands needs no open period', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	world.exact.control.closePeriod(DIVISION, '700', 2026, 10, true);
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['adopted', []]);
	assert.deepEqual(world.writes(), {});
	assertBookedOnce(world, one);
});

test('an entry that stands without document after a lost attachment holds one PDF in the end', async () => {
	const one = invoice({ exactCustomer });
	world.exact.control.faults.add({ name: 'dropReply', path: 'documents/DocumentAttachments' });
	await exportItems(world, [withPdf(one)]);
	await exportItems(world, [withPdf(one)]);

	const entry = assertBookedOnce(world, one);
	assert.deepEqual(filesOf(world, entry['Document']), [PDF]);
});
