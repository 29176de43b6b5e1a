import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isRecord } from './exactClient.mts';
import type { WireRow } from './exactClient.mts';
import { amounts, createDesk } from './exactDesk.mts';

const desk = createDesk();
const { at, book, entry, switches } = desk;
before(() => desk.open());
after(() => desk.close());
beforeEach(() => desk.tidy());

describe('a sales entry', () => {
	it('stands open in the journal with number, totals and due date', async () => {
		const { status, row } = await book({ PaymentCondition: '30' });
		assert.equal(status, 201);
		assert.deepEqual(amounts(row), [121, 21]);
		assert.deepEqual([row['Status'], row['Type']], [20, 20]);
		assert.equal(row['EntryNumber'], 267000001);
		assert.equal(row['InvoiceNumber'], row['EntryNumber']);
		assert.deepEqual([row['ReportingYear'], row['ReportingPeriod']], [2026, 10]);
		assert.equal(row['DueDate'], `/Date(${Date.UTC(2026, 10, 14)})/`);
		assert.deepEqual(
			[row['CustomerName'], row['JournalDescription']],
			['CABINET RENSON', 'Ventes carrosserie'],
		);
	});

	it('has deferred lines unless they are expanded', async () => {
		const made = await book();
		const plain = await desk.api.get(at(made));
		assert.ok(
			isRecord(plain.row['SalesEntryLines']) && '__deferred' in plain.row['SalesEntryLines'],
		);
		const { row } = await desk.api.get(
			`${at(made)}?$select=YourRef,SalesEntryLines/AmountFC&$expand=SalesEntryLines`,
		);
		const lines = row['SalesEntryLines'];
		assert.ok(isRecord(lines) && Array.isArray(lines['results']));
		assert.deepEqual(
			lines['results'].map((one: WireRow) => one['AmountFC']),
			[100],
		);
	});

	it('leads from the deferred address to its lines', async () => {
		const made = await book();
		const { rows } = await desk.api.get(
			`${at(made)}/SalesEntryLines?$select=VATCode,GLAccountCode`,
		);
		assert.deepEqual(
			rows.map((row) => [row['VATCode'], row['GLAccountCode']]),
			[['4  ', '704000']],
		);
	});

	it('is found by its reference, which need not be unique', async () => {
		await book();
		assert.equal((await book()).status, 201);
		const found = await desk.api.get(
			"salesentry/SalesEntries?$select=EntryNumber&$filter=YourRef eq 'VF2026-0001' and Journal eq '700'",
		);
		assert.deepEqual(found.rows.map((row) => row['EntryNumber']).sort(), [267000001, 267000002]);
	});

	it('numbers each journal apart', async () => {
		await book();
		assert.equal((await book({ Journal: '710' })).row['EntryNumber'], 267100001);
	});

	it('takes today and the currency of the books when they are left out', async () => {
		const { EntryDate: _date, ...undated } = entry();
		const { row } = await desk.api.post('salesentry/SalesEntries', undated);
		assert.equal(row['EntryDate'], `/Date(${Date.UTC(2026, 10, 10)})/`);
		assert.equal(row['Currency'], 'EUR');
	});

	it('turns foreign money into euros', async () => {
		const { row } = await book({ Currency: 'USD' });
		assert.deepEqual([row['AmountFC'], row['AmountDC']], [121, 108.9]);
	});

	it('may start processed when switched so', async () => {
		switches({ newEntryStatus: 50 });
		assert.equal((await book()).row['Status'], 50);
	});
});

describe('an imposed number', () => {
	const imposed = () => book({ InvoiceNumber: 26000123, EntryNumber: 26000123 });

	it('is taken over, and a taken one is replaced without a word', async () => {
		assert.equal((await imposed()).row['EntryNumber'], 26000123);
		assert.equal((await imposed()).row['EntryNumber'], 267000001);
	});

	it('counts when only InvoiceNumber is sent', async () => {
		assert.equal((await book({ InvoiceNumber: 77 })).row['EntryNumber'], 77);
	});

	it('is replaced without a word when switched so', async () => {
		switches({ imposedNumber: 'replaced' });
		assert.equal((await imposed()).row['EntryNumber'], 267000001);
	});

	it('is refused when taken, when switched so', async () => {
		switches({ imposedNumber: 'refuseDuplicate' });
		await imposed();
		const second = await imposed();
		assert.deepEqual([second.status, second.error], [500, 'Gegeven bestaat reeds.']);
		assert.equal(desk.api.books.entries.all().length, 1);
	});
});

describe('an own EntryID', () => {
	const EntryID = '11111111-2222-4333-8444-555555555555';

	it('is kept, and a second POST with it is refused', async () => {
		assert.equal((await book({ EntryID })).row['EntryID'], EntryID);
		const second = await book({ EntryID });
		assert.deepEqual([second.status, second.error], [500, 'Gegeven bestaat reeds.']);
		assert.equal(desk.api.books.entries.all().length, 1);
	});

	it('is ignored when switched so', async () => {
		switches({ ownEntryId: 'ignored' });
		assert.notEqual((await book({ EntryID })).row['EntryID'], EntryID);
		assert.equal((await book({ EntryID })).status, 201);
	});
});

describe('an answer that is lost', () => {
	it('leaves the entry booked', async () => {
		desk.api.simulator.control.faults.add({ name: 'dropReply', path: 'salesentry/SalesEntries' });
		await assert.rejects(book());
		assert.equal(desk.api.books.entries.all().length, 1);
	});

	it('leaves nothing when the request itself was lost', async () => {
		desk.api.simulator.control.faults.add({ name: 'dropRequest', path: 'salesentry/SalesEntries' });
		await assert.rejects(book());
		assert.equal(desk.api.books.entries.all().length, 0);
	});
});
