import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startClient } from './planmanager-client.mts';
import type { Client, InvoiceListBody } from './planmanager-client.mts';

describe('The filters of the accounting screen', () => {
	let client: Client;
	before(async () => {
		client = await startClient();
	});
	after(async () => await client.simulator.close());

	const refusal = async (query: string): Promise<unknown> =>
		(await client.get(`/invoices?${query}`)).body['code'];

	it('refuses to select anything without a journal', async () => {
		assert.equal(await refusal(''), 'NO_JOURNAL_SELECTED');
		assert.equal(await refusal('site=LIEGE'), 'NO_JOURNAL_SELECTED');
	});

	it('takes * as every journal, and then also documents without one', async () => {
		const invoices = await client.invoices('journal=*');
		assert.equal(invoices.length, client.simulator.control.invoices().length);
		assert.ok(invoices.some((invoice) => invoice.journal === null));
	});

	it('takes - as the documents without a journal, beside journals', async () => {
		const journals = async (query: string) =>
			new Set((await client.invoices(query)).map((invoice) => invoice.journal));
		assert.deepEqual(await journals('journal=-'), new Set([null]));
		assert.deepEqual(await journals('journal=701&journal=-'), new Set(['701', null]));
	});

	it('takes several journals', async () => {
		const invoices = await client.invoices('journal=701&journal=711');
		assert.deepEqual(new Set(invoices.map((invoice) => invoice.journal)), new Set(['701', '711']));
	});

	it('takes one site, several sites, or all when none is given', async () => {
		const liege = await client.ids('journal=*&site=LIEGE');
		const namur = await client.ids('journal=*&site=NAMUR');
		const both = await client.ids('journal=*&site=LIEGE&site=NAMUR');
		assert.ok(liege.length > 0 && namur.length > 0);
		assert.equal(both.length, liege.length + namur.length);
		assert.deepEqual(await client.ids('journal=*'), both);
	});

	it('takes a period as all its days', async () => {
		const invoices = await client.invoices('journal=*&period=2026-10');
		assert.ok(invoices.length > 20);
		assert.ok(invoices.every((invoice) => invoice.date.startsWith('2026-10-')));
		const days = await client.ids('journal=*&dateFrom=2026-10-01&dateTo=2026-10-31');
		assert.deepEqual(
			days,
			invoices.map((invoice) => invoice.id),
		);
	});

	it('counts the first and the last date in', async () => {
		const [some] = await client.invoices('journal=700&period=2026-10');
		assert.ok(some);
		const ids = await client.ids(`journal=700&dateFrom=${some.date}&dateTo=${some.date}`);
		assert.ok(ids.includes(some.id));
	});

	it('refuses a period together with a date outside it, and dates turned round', async () => {
		assert.equal(await refusal('journal=*&period=2026-10&dateFrom=2026-09-01'), 'FILTER_CONFLICT');
		assert.equal(
			await refusal('journal=*&dateFrom=2026-10-02&dateTo=2026-10-01'),
			'FILTER_CONFLICT',
		);
		assert.equal(await refusal('journal=*&numberFrom=100&numberTo=20'), 'FILTER_CONFLICT');
	});

	it('counts the first and the last number in, and leaves out documents without a number', async () => {
		const invoices = await client.invoices('journal=*&numberFrom=26700010&numberTo=26700020');
		const numbers = invoices.map((invoice) => Number(invoice.number)).sort();
		assert.equal(numbers[0], 26_700_010);
		assert.equal(numbers.at(-1), 26_700_020);
		assert.equal(numbers.length, 11);
		const unbounded = await client.invoices('journal=*&numberFrom=0');
		assert.ok(unbounded.every((invoice) => invoice.number !== null));
	});

	it('takes a category and a document type', async () => {
		const insured = await client.invoices('journal=*&category=ASSURANCE');
		assert.ok(insured.length > 0);
		assert.ok(insured.every((invoice) => invoice.category === 'ASSURANCE'));
		const credits = await client.invoices('journal=*&documentType=CREDIT_NOTE');
		assert.ok(credits.length > 10);
		assert.ok(credits.every((invoice) => invoice.documentType === 'CREDIT_NOTE'));
	});

	it('selects by id in any status and without a journal', async () => {
		const ids = (await client.ids('journal=700')).slice(0, 3);
		assert.deepEqual(await client.ids(`ids=${ids.join(',')}`), ids);
		assert.deepEqual(await client.ids('ids=unknown-id'), []);
	});

	it('finds documents by their numbers to the letter, in any status and without a journal', async () => {
		const [first, second] = await client.invoices('journal=700&numberFrom=0');
		assert.ok(first && second);
		const query = `numbers=${first.number}&numbers=${second.number}&numbers=0${first.number}`;
		assert.deepEqual(await client.ids(query), [first.id, second.id]);
		assert.deepEqual(await client.ids(`numbers=${first.number},${second.number}`), []);
		assert.deepEqual(await client.ids(`numbers=${first.number}&ids=${second.id}`), []);
	});

	it('finds an exported document by its entry in the books, until it is reset', async (test) => {
		const fresh = await startClient();
		test.after(async () => await fresh.simulator.close());
		const [exported, other] = await fresh.ids('journal=711');
		const entryId = 'ABCDEF01-2222-3333-4444-555555555555';
		const result = { status: 'EXPORTED', outcome: 'created', runId: 'run-1', division: 1, entryId };
		await fresh.call('PUT', `/invoices/${exported}/export`, result);
		const query = `entryIds=${entryId.toLowerCase()},11111111-2222-3333-4444-555555555555`;
		const found = await fresh.ids(query);
		const elsewhere = await fresh.ids(`${query}&ids=${other}`);
		const filter = { entryIds: [entryId] };
		await fresh.call('POST', '/invoices/reset', { filter, reason: 'Entry deleted' });
		const afterwards = await fresh.ids(query);
		assert.deepEqual([found, elsewhere, afterwards], [[exported], [], []]);
	});

	it('refuses an entry that is no GUID and an empty number', async () => {
		assert.equal(await refusal('entryIds=26700010'), 'INVALID_PARAMETER');
		assert.equal(await refusal('numbers='), 'INVALID_PARAMETER');
	});

	it('refuses a misspelt filter, an empty one, and a day that does not exist', async () => {
		assert.equal(await refusal('journal=*&jurnal=700'), 'INVALID_PARAMETER');
		assert.equal(await refusal('journal=*&site='), 'INVALID_PARAMETER');
		assert.equal(await refusal('journal=*&dateFrom=2026-02-31'), 'INVALID_PARAMETER');
		assert.equal(await refusal('journal=*&limit=501'), 'INVALID_PARAMETER');
	});

	it('hands out each document once, in order, however small the pages', async () => {
		const whole = await client.invoices('journal=*&limit=500');
		const pages = await client.ids('journal=*&limit=7');
		assert.deepEqual(
			pages,
			whole.map((invoice) => invoice.id),
		);
		const dates = whole.map((invoice) => invoice.date);
		assert.deepEqual(dates, [...dates].sort());
	});

	it('refuses a cursor of another filter', async () => {
		const { body } = await client.get<InvoiceListBody>('/invoices?journal=700&limit=5');
		assert.equal(await refusal(`journal=710&cursor=${body.nextCursor}`), 'INVALID_PARAMETER');
		assert.equal(await refusal('journal=710&cursor=rubbish'), 'INVALID_PARAMETER');
	});

	it('is not upset by documents that change their status between two pages', async (test) => {
		const fresh = await startClient();
		test.after(async () => await fresh.simulator.close());
		const all = await fresh.ids('journal=700&limit=500');
		const first = await fresh.get<InvoiceListBody>('/invoices?journal=700&limit=10');
		const claims = { filter: { journal: ['700'] }, runId: 'run-1', limit: 10 };
		await fresh.call('POST', '/invoices/claims', claims);
		const next = `/invoices?journal=700&limit=500&cursor=${first.body.nextCursor}`;
		const rest = await fresh.get<InvoiceListBody>(next);
		const handedOut = [...first.body.items, ...rest.body.items].map((each) => each.id);
		assert.deepEqual(handedOut, all);
	});
});
