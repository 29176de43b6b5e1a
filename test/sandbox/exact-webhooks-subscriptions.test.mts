import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION as GARAGE, OTHER_DIVISION } from '../../sandbox/exact/options.mts';
import { startCallback } from './callback.mts';
import type { Callback } from './callback.mts';
import { createDesk } from './exactDesk.mts';
import { pick } from './exactTill.mts';

const ENDPOINT = 'webhooks/WebhookSubscriptions';
const desk = createDesk();
let callback: Callback;
before(async () => {
	await desk.open();
	callback = await startCallback();
});
after(async () => {
	await callback.close();
	await desk.close();
});
beforeEach(() => {
	desk.tidy();
	desk.switches({ language: 'en' });
	Object.assign(callback, { received: [], answer: 200 });
});

const subscribe = (changes: Record<string, unknown> = {}) =>
	desk.api.post(ENDPOINT, { Topic: 'BankEntries', CallbackURL: callback.url, ...changes });
const list = async () =>
	(await desk.api.get(`${ENDPOINT}?$select=Topic,CallbackURL,ClientID`)).rows;

describe('a subscription', () => {
	it('stands once the callback has answered an empty POST', async () => {
		const made = await subscribe();
		assert.equal(made.status, 201);
		assert.deepEqual(callback.received, ['']);
		const names = ['Topic', 'CallbackURL', 'ClientID'];
		assert.deepEqual(pick(await list(), ...names), [['BankEntries', callback.url, null]]);
	});

	for (const answer of [204, 302, 401, 404, 500]) {
		it(`is refused when the callback answers ${answer}`, async () => {
			callback.answer = answer;
			assert.equal((await subscribe()).status, 500);
			assert.deepEqual(await list(), []);
		});
	}

	it('is refused when nobody listens there', async () => {
		const nowhere = await startCallback();
		await nowhere.close();
		assert.equal((await subscribe({ CallbackURL: nowhere.url })).status, 500);
		const seen = desk.api.simulator.control.webhooks.validations();
		assert.deepEqual(seen.at(-1), { callbackUrl: nowhere.url, status: 0 });
	});

	it('is the only one for its topic and division', async () => {
		await subscribe();
		const second = await subscribe({ CallbackURL: `${callback.url}&second` });
		assert.deepEqual([second.status, second.error], [500, 'Data already exists']);
		assert.deepEqual(callback.received, ['']);
		assert.equal((await subscribe({ Topic: 'CashEntries' })).status, 201);
		const elsewhere = `/api/v1/${OTHER_DIVISION}/${ENDPOINT}`;
		const body = { Topic: 'BankEntries', CallbackURL: callback.url };
		assert.equal((await desk.api.post(elsewhere, body)).status, 201);
	});

	it('can be made anew after it was deleted, but not changed', async () => {
		const made = await subscribe();
		const path = `${ENDPOINT}(guid'${String(made.row['ID'])}')`;
		assert.equal((await desk.api.put(path, { Topic: 'CashEntries' })).status, 405);
		assert.equal((await desk.api.remove(path)).status, 204);
		assert.equal((await desk.api.remove(path)).status, 404);
		assert.equal((await subscribe()).status, 201);
	});

	it('of another app is not shown and not in the way', async () => {
		desk.api.books.subscriptions.add({ ID: 'x', Topic: 'BankEntries', ClientID: 'other' });
		assert.deepEqual(await list(), []);
		assert.equal((await subscribe()).status, 201);
	});

	it('needs a known topic; there is none for matching', async () => {
		for (const Topic of ['Receivables', 'PaymentTerms', 'bankentries', '']) {
			assert.equal((await subscribe({ Topic })).status, 500, Topic);
		}
		assert.equal((await subscribe({ Topic: 'FinancialTransactions' })).status, 201);
		assert.equal((await subscribe({ Topic: 'Accounts', IsInstant: true })).status, 500);
	});

	it('needs https, or http on this machine unless that is switched off', async () => {
		assert.equal((await subscribe({ CallbackURL: 'http://hooks.example/exact' })).status, 500);
		assert.equal((await subscribe({ CallbackURL: 'hooks' })).status, 500);
		desk.switches({ loopbackCallbacks: false });
		assert.equal((await subscribe()).status, 500);
		assert.deepEqual(callback.received, []);
	});

	it('needs the domain of the app when that is switched on', async () => {
		desk.switches({ callbackHosts: ['n8n.example'] });
		assert.equal((await subscribe()).status, 500);
		desk.switches({ callbackHosts: ['127.0.0.1'] });
		assert.equal((await subscribe()).status, 201);
	});

	it('needs the scope of administration', async () => {
		desk.switches({ missingScopes: ['Organization administration'] });
		assert.equal((await subscribe()).status, 403);
	});

	it('can be taken away behind its owner’s back', async () => {
		await subscribe();
		const { webhooks } = desk.api.simulator.control;
		assert.equal(webhooks.dropSubscription(GARAGE, 'BankEntries'), true);
		assert.deepEqual(await list(), []);
	});
});
