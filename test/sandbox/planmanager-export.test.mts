import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Recorded } from '../../sandbox/planmanager/store/exports.mts';
import type { ResetResult } from '../../sandbox/planmanager/store/resets.mts';
import { startClient } from './planmanager-client.mts';
import type { Answer, Client } from './planmanager-client.mts';

const ENTRY = '11111111-2222-3333-4444-555555555555';
const OTHER_ENTRY = '99999999-2222-3333-4444-555555555555';
const BOOKED = {
	status: 'EXPORTED',
	outcome: 'created',
	runId: 'run-a',
	division: 3114772,
	entryId: ENTRY,
	entryNumber: 26700031,
	documentId: OTHER_ENTRY,
	payloadHash: 'abc123',
	reasons: [],
};
const REFUSED = {
	status: 'FAILED',
	outcome: 'refused',
	runId: 'run-a',
	division: 3114772,
	reasons: [
		{
			code: 'GL_ACCOUNT_NOT_IN_EXACT',
			severity: 'blocking',
			message: 'The account 704999 is not in the books.',
			hint: 'Create it there, then synchronise.',
			field: 'lines[0].glAccount',
		},
	],
};

describe('Recording what became of an export', () => {
	let client: Client;
	let id: string;
	beforeEach(async () => {
		client = await startClient();
		[id = ''] = await client.ids('journal=711');
	});
	afterEach(async () => await client.simulator.close());

	const record = async <T = Recorded,>(body: object, which = id): Promise<Answer<T>> =>
		await client.call<T>('PUT', `/invoices/${which}/export`, body);
	const code = async (body: object): Promise<unknown> =>
		(await record<{ code: string }>(body)).body.code;
	const claim = async (runId: string): Promise<unknown> =>
		await client.call('POST', '/invoices/claims', { filter: { ids: [id] }, runId });
	const reset = async (body: object): Promise<ResetResult> =>
		(await client.call<ResetResult>('POST', '/invoices/reset', { reason: 'test', ...body })).body;
	const events = async (): Promise<string[]> => {
		type Events = { items: { action: string; result: string }[] };
		const { body } = await client.get<Events>(`/audit-events?invoiceId=${id}`);
		return body.items.map((event) => `${event.action} ${event.result}`);
	};

	it('keeps entry, document, hash and reasons, and shows them', async () => {
		const { body } = await record(BOOKED);
		assert.equal(body.applied, true);
		const { status, entryId, entryNumber, documentId, payloadHash, attempts } = body.state;
		assert.deepEqual(
			{ status, entryId, entryNumber, documentId, payloadHash, attempts },
			{
				status: 'EXPORTED',
				entryId: ENTRY,
				entryNumber: 26700031,
				documentId: OTHER_ENTRY,
				payloadHash: 'abc123',
				attempts: 1,
			},
		);
		const failed = await record({ ...REFUSED, runId: 'run-a' });
		assert.deepEqual(failed.body.state.reasons, REFUSED.reasons);
	});

	it('changes nothing when the same result comes again', async () => {
		const first = await record(BOOKED);
		client.simulator.clock.advance(5_000);
		const second = await record(BOOKED);
		assert.equal(second.body.applied, false);
		assert.deepEqual(second.body.state, first.body.state);
		assert.deepEqual(await events(), ['EXPORT EXPORTED']);
	});

	it('ends the claim', async () => {
		await claim('run-a');
		await record(REFUSED);
		assert.equal(
			client.simulator.control.invoices().filter((each) => each.export.leaseUntil).length,
			0,
		);
	});

	it('believes a booked entry of a run that has lost its lease', async () => {
		await claim('run-a');
		client.simulator.clock.advance(3_600_000);
		await claim('run-b');
		const { status, body } = await record(BOOKED);
		assert.equal(status, 200);
		assert.equal(body.state.entryId, ENTRY);
		assert.equal(body.state.status, 'EXPORTED');
	});

	it('takes over the same entry from another run that found it in the books', async () => {
		await record(BOOKED);
		const { body } = await record({ ...BOOKED, runId: 'run-b', outcome: 'adopted' });
		assert.equal(body.applied, true);
		assert.equal(body.state.outcome, 'adopted');
		assert.equal(body.state.attempts, 2);
	});

	it('refuses a second entry and writes both down', async () => {
		await record(BOOKED);
		const answer = await record<{ code: string; state: { entryId: string } }>({
			...BOOKED,
			runId: 'run-b',
			entryId: OTHER_ENTRY,
		});
		assert.equal(answer.status, 409);
		assert.equal(answer.body.code, 'ALREADY_EXPORTED');
		assert.equal(answer.body.state.entryId, ENTRY);
		assert.deepEqual(await events(), ['EXPORT EXPORTED', 'EXPORT ALREADY_EXPORTED']);
	});

	it('never lets a failure overwrite the entry of another run', async () => {
		await record(BOOKED);
		assert.equal(await code({ ...REFUSED, runId: 'run-b' }), 'ALREADY_EXPORTED');
	});

	it('never lets a failure touch what another run holds', async () => {
		await claim('run-b');
		assert.equal(await code(REFUSED), 'CLAIMED_BY_OTHER_RUN');
		assert.equal((await record({ ...REFUSED, runId: 'run-b' })).status, 200);
	});

	it('refuses a booking without entry, an outcome that contradicts it, and unknown fields', async () => {
		const { entryId: _, ...withoutEntry } = BOOKED;
		assert.equal(await code(withoutEntry), 'INVALID_BODY');
		assert.equal(await code({ ...BOOKED, outcome: 'refused' }), 'INVALID_BODY');
		assert.equal(await code({ ...BOOKED, extra: true }), 'INVALID_BODY');
		assert.equal((await record(BOOKED, 'unknown')).status, 404);
	});

	it('resets an exported invoice and keeps its hash and attempts', async () => {
		await record(BOOKED);
		const result = await reset({ ids: [id] });
		assert.deepEqual(
			result.reset.map((each) => each.id),
			[id],
		);
		const { body } = await client.get<{ export: unknown }>(`/invoices/${id}`);
		assert.deepEqual(body.export, {
			status: 'NOT_EXPORTED',
			attempts: 1,
			payloadHash: 'abc123',
			reasons: [],
		});
		assert.deepEqual(await events(), ['EXPORT EXPORTED', 'RESET NOT_EXPORTED']);
	});

	it('says what was not exported anyway, and what does not exist', async () => {
		const result = await reset({ ids: [id, 'unknown'] });
		assert.deepEqual(
			result.unchanged.map((each) => each.id),
			[id],
		);
		assert.deepEqual(
			result.refused.map((each) => [each.id, each.code]),
			[['unknown', 'NOT_FOUND']],
		);
	});

	it('resets by the filters of the screen, exported and failed ones only', async () => {
		const [, second = ''] = await client.ids('journal=711');
		await record(BOOKED);
		await record(REFUSED, second);
		const result = await reset({ filter: { journal: ['711'] } });
		assert.deepEqual(result.reset.map((each) => each.id).sort(), [id, second].sort());
		assert.deepEqual(result.unchanged, []);
	});

	it('does not reset what is paid, processed, in a closed period, or being worked on', async () => {
		const refusal = async (): Promise<unknown> => (await reset({ ids: [id] })).refused[0]?.code;
		await claim('run-a');
		assert.equal(await refusal(), 'RESET_REFUSED_CLAIMED');
		await record(BOOKED);
		const [invoice] = await client.invoices(`ids=${id}`);
		assert.ok(invoice);
		client.simulator.control.closePeriodsUntil(invoice.date);
		assert.equal(await refusal(), 'RESET_REFUSED_PERIOD_CLOSED');
		client.simulator.control.setProcessed([id]);
		assert.equal(await refusal(), 'RESET_REFUSED_PROCESSED');
		const { gross } = invoice.totals;
		const paid = { asOf: '2026-11-24T10:00:00Z', total: gross, paid: gross, open: '0.00' };
		await client.call('PUT', `/invoices/${id}/payments`, { ...paid, transactions: [] });
		assert.equal(await refusal(), 'RESET_REFUSED_PAID');
		const [after] = await client.invoices(`ids=${id}`);
		assert.equal(after?.export.status, 'EXPORTED');
	});

	it('needs either ids or a filter, and a journal in the filter', async () => {
		const ask = async (body: object): Promise<unknown> =>
			(await client.call('POST', '/invoices/reset', body)).body['code'];
		assert.equal(await ask({ reason: 'x' }), 'INVALID_BODY');
		assert.equal(await ask({ ids: [id], filter: { journal: ['*'] }, reason: 'x' }), 'INVALID_BODY');
		assert.equal(await ask({ filter: {}, reason: 'x' }), 'NO_JOURNAL_SELECTED');
	});
});
