import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
	CLIENT_ID,
	GARAGE_DIVISION as GARAGE,
	WEBHOOK_SECRET,
} from '../../sandbox/exact/options.mts';
import { contentOf, startCallback } from './callback.mts';
import type { Callback } from './callback.mts';
import { createTill } from './exactTill.mts';

const MINUTE = 60_000;
const till = createTill();
const { desk, invoice } = till;
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
	Object.assign(callback, { received: [], answer: 200 });
});

const webhooks = () => desk.api.simulator.control.webhooks;
const listen = async (...topics: string[]) => {
	for (const Topic of topics) {
		const path = 'webhooks/WebhookSubscriptions';
		const made = await desk.api.post(path, { Topic, CallbackURL: callback.url });
		assert.equal(made.status, 201);
	}
	callback.received = [];
};
/** What arrived, once everything due has been sent. */
const arrived = async () => {
	await webhooks().flush();
	return callback.received;
};
const pay = (entry: string, cents = 10_000) =>
	till.payments.receive(GARAGE, { cents, matches: [{ entry }] });

describe('a delivery', () => {
	it('says which record changed and nothing of what it holds', async () => {
		await listen('BankEntries');
		await invoice('VF1', 100);
		const { entryId } = pay('VF1');
		const [body = ''] = await arrived();
		const { EventCreatedOn, ...content } = contentOf(body);
		assert.deepEqual(content, {
			Topic: 'BankEntries',
			ClientId: CLIENT_ID,
			Division: GARAGE,
			Action: 'Update',
			Key: entryId,
			ExactOnlineEndpoint: `${desk.api.simulator.url}/api/v1/${GARAGE}/financialtransaction/BankEntries(guid'${entryId}')`,
		});
		assert.match(EventCreatedOn, /^2026-11-10T09:\d\d:\d\d\.\d{3}$/);
	});

	it('is signed over the very bytes of its content', async () => {
		await listen('SalesEntries');
		for (const webhookEscapes of [false, true]) {
			desk.switches({ webhookEscapes });
			await invoice('VF1', 100);
			const body = (await arrived()).at(-1) ?? '';
			const content = body.slice('{"Content":'.length, body.indexOf(',"HashCode"'));
			const hash = createHmac('sha256', WEBHOOK_SECRET).update(content).digest('hex').toUpperCase();
			assert.ok(body.endsWith(`,"HashCode":"${hash}"}`));
			assert.equal(content.includes('\\u0027'), webhookEscapes);
		}
	});

	it('comes for every kind of change that was subscribed to, through API and page', async () => {
		await listen('SalesEntries', 'Accounts', 'Documents', 'GLAccounts', 'GeneralJournalEntries');
		const entry = await invoice('VF1', 100);
		await desk.api.post('crm/Accounts', { Name: 'New' });
		await desk.api.post('documents/Documents', { Subject: 'VF1', Type: 10 });
		const account = `financial/GLAccounts(guid'${String(desk.gl('704000'))}')`;
		await desk.api.put(account, { Description: 'Travail' });
		await fetch(
			`${desk.api.simulator.url}/books/${GARAGE}/entries/${String(entry['EntryID'])}/money`,
			{ method: 'POST', body: new URLSearchParams({ what: 'writeOff', amount: '10' }) },
		);
		await desk.api.post('financial/Journals', { Code: '740', Description: 'Nobody listens' });
		assert.deepEqual(
			(await arrived()).map((body) => contentOf(body).Topic),
			['SalesEntries', 'Accounts', 'Documents', 'GLAccounts', 'GeneralJournalEntries'],
		);
	});

	it('names the entry when a line changes, and says when it is gone', async () => {
		await listen('SalesEntries');
		const entry = await invoice('VF1', 100);
		const id = String(entry['EntryID']);
		await desk.api.post('salesentry/SalesEntryLines', { EntryID: id, ...desk.line() });
		await desk.api.remove(`salesentry/SalesEntries(guid'${id}')`);
		const events = (await arrived()).map(contentOf);
		assert.deepEqual(
			events.map(({ Key, Action }) => [Key, Action]),
			[
				[id, 'Update'],
				[id, 'Update'],
				[id, 'Delete'],
			],
		);
	});

	it('does not come for matching and un-matching', async () => {
		await invoice('VF1', 100);
		await invoice('NC1', -100);
		const account = 'CABINET RENSON';
		const { lineId } = till.payments.receive(GARAGE, { cents: 10_000, account });
		await listen('BankEntries', 'CashEntries', 'GeneralJournalEntries', 'SalesEntries');
		till.payments.match(GARAGE, { line: lineId, matches: [{ entry: 'VF1' }] });
		till.payments.unmatch(GARAGE, { entry: 'VF1' });
		till.payments.setOff(GARAGE, { creditNote: 'NC1', entry: 'VF1' });
		assert.deepEqual(await arrived(), []);
	});

	it('is not sent any more once its subscription is gone', async () => {
		await listen('SalesEntries');
		webhooks().hold();
		await invoice('VF1', 100);
		webhooks().dropSubscription(GARAGE, 'SalesEntries');
		await webhooks().release();
		assert.deepEqual(callback.received, []);
		assert.equal(webhooks().deliveries()[0]?.status, 'unsubscribed');
	});
});

describe('a delivery that is not received', () => {
	it('comes again after 2, 4, 8 … minutes, ten times, and is dropped then', async () => {
		await listen('SalesEntries');
		callback.answer = 503;
		await invoice('VF1', 100);
		assert.equal((await arrived()).length, 1);
		for (let retry = 1; retry <= 10; retry += 1) {
			desk.api.simulator.control.clock.advance(2 ** retry * MINUTE - 30_000);
			assert.equal((await arrived()).length, retry);
			desk.api.simulator.control.clock.advance(30_000);
			assert.equal((await arrived()).length, retry + 1);
		}
		desk.api.simulator.control.clock.advance(10_000 * MINUTE);
		assert.equal((await arrived()).length, 11);
		assert.equal(webhooks().deliveries()[0]?.status, 'dropped');
	});

	it('stops coming when it is answered at last, with the same bytes', async () => {
		await listen('SalesEntries');
		callback.answer = 500;
		await invoice('VF1', 100);
		await arrived();
		callback.answer = 201;
		desk.api.simulator.control.clock.advance(2 * MINUTE);
		const [first, second, ...more] = await arrived();
		assert.equal(second, first);
		desk.api.simulator.control.clock.advance(60 * MINUTE);
		assert.deepEqual([more, (await arrived()).length], [[], 2]);
		const [delivery] = webhooks().deliveries();
		assert.deepEqual(
			[delivery?.status, delivery?.attempts.map(({ status }) => status)],
			['delivered', [500, 201]],
		);
	});
});

describe('the way to the callback', () => {
	it('loses events when told to', async () => {
		await listen('SalesEntries');
		webhooks().loseNext(1);
		await invoice('VF1', 100);
		const kept = await invoice('VF2', 100);
		await arrived();
		assert.deepEqual(callback.keys(), [kept['EntryID']]);
		assert.deepEqual(
			webhooks()
				.deliveries()
				.map(({ status }) => status),
			['lost', 'delivered'],
		);
	});

	it('doubles events when told to, byte for byte', async () => {
		await listen('SalesEntries');
		webhooks().duplicateNext(1);
		await invoice('VF1', 100);
		await invoice('VF2', 100);
		const bodies = await arrived();
		assert.equal(bodies.length, 3);
		assert.equal(bodies[0], bodies[1]);
	});

	it('delivers the last event first when told to', async () => {
		await listen('SalesEntries');
		webhooks().hold();
		const keys = [];
		for (const reference of ['VF1', 'VF2', 'VF3']) {
			keys.push((await invoice(reference, 100))['EntryID']);
		}
		assert.deepEqual(await arrived(), []);
		await webhooks().release({ reverse: true });
		assert.deepEqual(callback.keys(), keys.toReversed());
	});

	it('draws losses and doubles by a seed, the same ones again after a reset', async () => {
		const outcomes = async () => {
			desk.switches({ webhookLoss: 0.3, webhookDuplicates: 0.3 });
			await listen('SalesEntries');
			for (const reference of ['VF1', 'VF2', 'VF3', 'VF4', 'VF5', 'VF6']) {
				await invoice(reference, 100);
			}
			return webhooks()
				.deliveries()
				.map(({ status }) => status === 'lost');
		};
		const first = await outcomes();
		desk.tidy();
		assert.deepEqual(await outcomes(), first);
		assert.ok(first.includes(true) && first.includes(false));
	});

	it('takes its time when told to', async () => {
		desk.switches({ webhookDelayMs: 5 * MINUTE });
		await listen('SalesEntries');
		await invoice('VF1', 100);
		assert.deepEqual(await arrived(), []);
		desk.api.simulator.control.clock.advance(5 * MINUTE);
		assert.equal((await arrived()).length, 1);
	});
});

describe('a forged delivery', () => {
	const forge = async (kind: string) => {
		const response = await fetch(`${desk.api.simulator.url}/_sandbox/webhooks/forge`, {
			method: 'POST',
			body: JSON.stringify({ kind, division: GARAGE, topic: 'SalesEntries' }),
		});
		return (await response.json()) as { body: string; status: number };
	};
	const signed = (body: string) => {
		const content = body.slice('{"Content":'.length, body.indexOf(',"HashCode"'));
		const hash = createHmac('sha256', WEBHOOK_SECRET).update(content).digest('hex').toUpperCase();
		return body.endsWith(`"HashCode":"${hash}"}`);
	};

	it('carries no good signature, or is a copy of a genuine one', async () => {
		await listen('SalesEntries');
		await invoice('VF1', 100);
		const [genuine = ''] = await arrived();
		assert.ok(signed(genuine));
		for (const kind of ['wrongSecret', 'withoutHash', 'altered', 'notJson', 'empty']) {
			const { body, status } = await forge(kind);
			assert.equal(status, 200);
			assert.equal(signed(body), false, kind);
		}
		assert.equal((await forge('replayed')).body, genuine);
		assert.equal(callback.received.at(-1), genuine);
	});

	it('may be signed well for another app or division', async () => {
		await listen('SalesEntries');
		const app = await forge('otherClient');
		assert.ok(signed(app.body));
		assert.notEqual(contentOf(app.body).ClientId, CLIENT_ID);
		const division = await forge('otherDivision');
		assert.ok(signed(division.body));
		assert.notEqual(contentOf(division.body).Division, GARAGE);
	});
});
