import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Claimed } from '../../sandbox/planmanager/store/claims.mts';
import { startClient } from './planmanager-client.mts';
import type { Answer, Client } from './planmanager-client.mts';

const DIVISION = 3114772;
const ENTRY = '11111111-2222-3333-4444-555555555555';

describe('Claiming invoices for a run', () => {
	let client: Client;
	beforeEach(async () => {
		client = await startClient();
	});
	afterEach(async () => await client.simulator.close());

	const claim = async (runId: string, more: object = {}): Promise<Answer<Claimed>> =>
		await client.call('POST', '/invoices/claims', { filter: { journal: ['*'] }, runId, ...more });
	const idsOf = (answer: Answer<Claimed>): string[] => answer.body.items.map((each) => each.id);
	const record = async (id: string, runId: string, body: object): Promise<unknown> =>
		await client.call('PUT', `/invoices/${id}/export`, { runId, division: DIVISION, ...body });

	it('gives the invoices to the run and shows them as claimed', async () => {
		const { body } = await claim('run-a', { limit: 5, leaseSeconds: 60 });
		assert.equal(body.items.length, 5);
		assert.equal(body.remaining, client.simulator.control.invoices().length - 5);
		for (const invoice of body.items) {
			assert.equal(invoice.export.status, 'CLAIMED');
			assert.equal(invoice.export.runId, 'run-a');
			assert.equal(invoice.export.attempts, invoice.export.payloadHash === undefined ? 1 : 2);
		}
	});

	it('never gives one invoice to two runs that ask at once', async () => {
		const answers = await Promise.all(
			['a', 'b', 'c', 'd'].map(async (runId) => await claim(runId, { limit: 50 })),
		);
		const ids = answers.flatMap(idsOf);
		assert.equal(new Set(ids).size, ids.length);
	});

	const customersOf = (answer: Answer<Claimed>): Set<string> =>
		new Set(answer.body.items.map(({ customer }) => customer.id));
	const settle = async (answer: Answer<Claimed>, runId: string): Promise<void> => {
		for (const id of idsOf(answer))
			await record(id, runId, { status: 'FAILED', outcome: 'refused' });
	};

	it('never gives the customers of one run to another that asks at once', async () => {
		const answers = await Promise.all(
			['a', 'b', 'c', 'd'].map(async (runId) => await claim(runId, { limit: 30 })),
		);
		const customers = answers.flatMap((answer) => [...customersOf(answer)]);
		assert.equal(new Set(customers).size, customers.length);
		const busy = answers.filter((answer) => answer.body.items.length > 0);
		assert.ok(busy.length > 1, 'customers are many enough for more than one run');
	});

	it('tells how many wait for a customer of another run, and gives them once that has its results', async () => {
		const first = await claim('run-a', { limit: 20 });
		const second = await claim('run-b', { limit: 200 });
		const others = client.simulator.control.invoices().length - 20 - second.body.items.length;
		assert.ok(others > 0, 'the customers of the first run have more invoices');
		assert.equal(second.body.remaining, 0);
		assert.equal(second.body.held, others);
		for (const id of customersOf(first)) assert.ok(!customersOf(second).has(id));
		const waiting = await client.ids('journal=*&exportStatus=NOT_EXPORTED');
		assert.equal(waiting.length, others);

		await settle(first, 'run-a');
		const freed = await claim('run-b', { limit: 200 });
		assert.ok(waiting.every((id) => idsOf(freed).includes(id)));
		assert.equal(freed.body.held, 0);
	});

	it('holds a customer no longer than the lease of the run that has it', async () => {
		await claim('run-a', { limit: 20, leaseSeconds: 60 });
		assert.ok((await claim('run-b', { limit: 1 })).body.held > 0);
		client.simulator.clock.advance(60_001);
		assert.equal((await claim('run-b', { limit: 1 })).body.held, 0);
	});

	it('gives a run more invoices of the customers that it has itself', async () => {
		const first = await claim('run-a', { limit: 20 });
		const more = await claim('run-a', { limit: 200 });
		assert.equal(more.body.items.length, client.simulator.control.invoices().length);
		assert.deepEqual([first.body.held, more.body.held], [0, 0]);
	});

	it('counts as held only what the filter asks for', async () => {
		const [some] = (await claim('run-a', { limit: 1 })).body.items;
		const other = { filter: { ids: [some?.id ?? ''] } };
		assert.deepEqual((await claim('run-b', other)).body, { items: [], remaining: 0, held: 0 });
	});

	it('gives them to another run once the lease has ended, and not before', async () => {
		const first = await claim('run-a', { limit: 200, leaseSeconds: 60 });
		assert.deepEqual(idsOf(await claim('run-b', { limit: 200 })), []);
		client.simulator.clock.advance(60_001);
		const second = await claim('run-b', { limit: 200 });
		assert.deepEqual(idsOf(second), idsOf(first));
		assert.equal(second.body.items[0]?.export.runId, 'run-b');
		assert.equal(second.body.items[0]?.export.attempts, 2);
	});

	it('shows an invoice as it was before once the lease has ended, attempts kept', async () => {
		const [id = ''] = idsOf(await claim('run-a', { limit: 1, leaseSeconds: 30 }));
		client.simulator.clock.advance(31_000);
		const { body } = await client.get<Claimed['items'][number]>(`/invoices/${id}`);
		assert.deepEqual(body.export, { status: 'NOT_EXPORTED', attempts: 1, reasons: [] });
	});

	it('gives a broken-off run its own invoices again, with a new lease', async () => {
		const first = await claim('run-a', { limit: 3, leaseSeconds: 60 });
		client.simulator.clock.advance(50_000);
		const again = await claim('run-a', { limit: 3, leaseSeconds: 60 });
		assert.deepEqual(idsOf(again), idsOf(first));
		client.simulator.clock.advance(50_000);
		const other = await claim('run-b', { limit: 200 });
		assert.ok(!idsOf(other).some((id) => idsOf(first).includes(id)));
	});

	it('comes to an end when a run claims, records and claims again, even after a reset', async () => {
		const filter = { journal: ['711'] };
		const first = await claim('run-a', { filter });
		const [done = '', ...others] = idsOf(first);
		await record(done, 'run-a', { status: 'EXPORTED', outcome: 'created', entryId: ENTRY });
		for (const id of others) await record(id, 'run-a', { status: 'FAILED', outcome: 'refused' });
		await client.call('POST', '/invoices/reset', { ids: [done], reason: 'again' });
		assert.deepEqual((await claim('run-a', { filter })).body, { items: [], remaining: 0, held: 0 });
		assert.deepEqual(idsOf(await claim('run-b', { filter })), idsOf(first));
	});

	it('leaves exported invoices alone and refuses to be asked for them', async () => {
		const [id = ''] = idsOf(await claim('run-a', { limit: 1 }));
		await record(id, 'run-a', { status: 'EXPORTED', outcome: 'created', entryId: ENTRY });
		assert.ok(!idsOf(await claim('run-b', { limit: 200 })).includes(id));
		const wrong = { filter: { journal: ['*'], exportStatus: ['EXPORTED'] }, runId: 'run-b' };
		const answer = await client.call('POST', '/invoices/claims', wrong);
		assert.equal(answer.body['code'], 'FILTER_CONFLICT');
	});

	it('can be narrowed to the invoices that failed', async () => {
		const [id = ''] = idsOf(await claim('run-a', { limit: 1 }));
		await record(id, 'run-a', { status: 'FAILED', outcome: 'refused' });
		const filter = { journal: ['*'], exportStatus: ['FAILED'] };
		assert.deepEqual(idsOf(await claim('run-b', { filter })), [id]);
	});

	it('needs a journal, a run and fields that the contract knows', async () => {
		const ask = async (body: object): Promise<unknown> =>
			(await client.call('POST', '/invoices/claims', body)).body['code'];
		assert.equal(await ask({ filter: {}, runId: 'a' }), 'NO_JOURNAL_SELECTED');
		assert.equal(await ask({ filter: { journal: ['*'] } }), 'INVALID_BODY');
		assert.equal(await ask({ filter: { journal: ['*'], jurnal: [] }, runId: 'a' }), 'INVALID_BODY');
		assert.ok(
			client.simulator.control.invoices().every((each) => each.export.status !== 'CLAIMED'),
		);
	});

	it('lists what a run claimed and what it made of each', async () => {
		const [done = '', held = ''] = idsOf(await claim('run-a', { limit: 2 }));
		await record(done, 'run-a', { status: 'EXPORTED', outcome: 'created', entryId: ENTRY });
		const answer = await client.get<{ items: { id: string; runResult: { status: string } }[] }>(
			'/invoices?runId=run-a',
		);
		const results = new Map(answer.body.items.map((each) => [each.id, each.runResult.status]));
		assert.deepEqual(
			results,
			new Map([
				[done, 'EXPORTED'],
				[held, 'CLAIMED'],
			]),
		);
	});

	it('keeps its claims over a restart of the database file', async (test) => {
		const folder = mkdtempSync(join(tmpdir(), 'planmanager-'));
		test.after(() => rmSync(folder, { recursive: true }));
		const file = join(folder, 'garage.sqlite');
		const before = await startClient({ databaseFile: file });
		const body = { filter: { journal: ['700'] }, runId: 'run-a', limit: 4 };
		const claimed = await before.call<Claimed>('POST', '/invoices/claims', body);
		await before.simulator.close();
		const afterwards = await startClient({ databaseFile: file });
		const held = await afterwards.ids('journal=*&exportStatus=CLAIMED');
		await afterwards.simulator.close();
		assert.deepEqual(held, idsOf(claimed));
	});
});
