/** The trigger against the simulator: subscribing, deliveries with their signatures, unsubscribing. */
import assert from 'node:assert/strict';
import { afterEach, after, before, beforeEach, test } from 'node:test';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { bookEntry } from './support/payments.mts';
import { startTriggerHost } from './support/trigger.mts';
import type { TriggerHost } from './support/trigger.mts';

const PAYMENT_TOPICS = ['BankEntries', 'CashEntries', 'GeneralJournalEntries', 'SalesEntries'];
const LIST = 'GET webhooks/WebhookSubscriptions';
const POST = 'POST webhooks/WebhookSubscriptions';

let world: ExactWorld;
let host: TriggerHost;
before(async () => {
	world = await startExactWorld();
});
beforeEach(async () => {
	world.reset();
	host = await startTriggerHost(world);
});
afterEach(async () => await host.close());
after(async () => await world.close());

const webhooks = () => world.exact.control.webhooks;
const subscriptions = () => webhooks().subscriptions(DIVISION);
const topicsOf = () => subscriptions().map((row) => row['Topic']);

async function activated(mode: 'activate' | 'manual' = 'activate'): Promise<void> {
	const error = await host.activate(mode);
	assert.equal(error, undefined, error?.message);
}

/** A payment of its own, so that an event goes out. */
function pay(cents = 1_000): void {
	world.exact.control.payments.receive(DIVISION, { cents });
}

/** Sends what is due and forgets which calls were made before. */
async function delivered(act: () => unknown): Promise<void> {
	await act();
	await webhooks().flush();
}

test('activating subscribes to what may change payments, and answers the empty validation', async () => {
	await activated();
	assert.deepEqual(topicsOf(), PAYMENT_TOPICS);
	assert.deepEqual(
		host.answers,
		PAYMENT_TOPICS.map(() => ({ length: 0, status: 200 })),
	);
	assert.deepEqual(host.events, [], 'a validation starts nothing');
});

test('an event starts the workflow with what is known of the record', async () => {
	await activated();
	await delivered(() => pay());
	const [event, ...others] = host.events;
	assert.deepEqual(others, []);
	assert.deepEqual(
		[event['topic'], event['action'], event['division']],
		['BankEntries', 'Update', DIVISION],
	);
	const { key, endpoint, createdOn } = event as Record<'key' | 'endpoint' | 'createdOn', string>;
	assert.match(key, /^[0-9a-f-]{36}$/);
	assert.ok(endpoint.includes(key));
	assert.match(createdOn, /^\d{4}-\d\d-\d\dT[\d:.]+$/);
});

test('the hash is taken over the bytes as they came', async () => {
	world.exact.control.switches({ webhookEscapes: true });
	await activated();
	await delivered(() => pay());
	assert.equal(host.events.length, 1);
});

test('an event that names no more than topic, app and division starts the workflow as well, each time', async () => {
	world.exact.control.switches({ webhookContent: 'sparse' });
	await activated();
	await delivered(() => pay());
	await delivered(() => pay());
	assert.deepEqual(
		host.events.map(({ topic, division, key }) => [topic, division, key]),
		[
			['BankEntries', DIVISION, ''],
			['BankEntries', DIVISION, ''],
		],
	);
	assert.deepEqual(new Set(host.answers.map(({ status }) => status)), new Set([200]));
});

for (const kind of ['wrongSecret', 'withoutHash', 'altered', 'otherClient', 'notJson'] as const) {
	test(`a delivery that is forged (${kind}) is answered 401 and starts nothing`, async () => {
		await activated();
		await delivered(() => pay());
		host.events.length = 0;
		const forged = await webhooks().forge({ kind, division: DIVISION, topic: 'BankEntries' });
		assert.equal(forged.status, 401);
		assert.deepEqual(host.events, []);
	});
}

test('a replayed delivery is recognised, and an empty one starts nothing', async () => {
	await activated();
	await delivered(() => pay());
	host.events.length = 0;
	for (const kind of ['replayed', 'empty', 'replayed'] as const) {
		const forged = await webhooks().forge({ kind, division: DIVISION, topic: 'BankEntries' });
		assert.equal(forged.status, 200, kind);
	}
	assert.deepEqual(host.events, []);
});

test('a delivery that comes twice starts one execution', async () => {
	await activated();
	webhooks().duplicateNext(1);
	await delivered(() => pay());
	assert.equal(webhooks().deliveries().length, 2);
	assert.equal(host.events.length, 1);
});

test('an event for another division or topic is answered 200 and starts nothing', async () => {
	host.parameters = { event: 'topics', topics: ['BankEntries'] };
	await activated();
	const address = String(subscriptions()[0]?.['CallbackURL']);
	const other = { kind: 'otherDivision', division: DIVISION, topic: 'BankEntries' } as const;
	assert.equal((await webhooks().forge(other)).status, 200);
	const wrongTopic = {
		kind: 'replayed',
		division: DIVISION,
		topic: 'SalesEntries',
		callbackUrl: address,
	} as const;
	assert.equal((await webhooks().forge(wrongTopic)).status, 200);
	assert.deepEqual(host.events, []);
});

test('without a secret nothing is activated, and deliveries are refused', async () => {
	await activated();
	world.credential.data['webhookSecret'] = '';
	await delivered(() => pay());
	assert.deepEqual(host.events, []);
	assert.equal(host.answers.at(-1)?.status, 401);

	await host.deactivate();
	world.exact.control.calls.reset();
	const error = await host.activate();
	assert.match(String(error?.message), /no webhook secret/);
	assert.deepEqual(world.calls(), {}, 'nothing was asked of Exact Online');
});

test('single topics can be watched', async () => {
	host.parameters = { event: 'topics', topics: ['SalesEntries', 'Documents'] };
	await activated();
	assert.deepEqual(topicsOf(), ['SalesEntries', 'Documents']);
	await delivered(async () => await bookEntry(world, 'T1', 1_000));
	assert.deepEqual(
		host.events.map(({ topic }) => topic),
		['SalesEntries'],
	);
});

test('a subscription that stands at this address is taken as its own', async () => {
	await activated();
	host.staticData = {};
	world.exact.control.calls.reset();
	await activated();
	assert.deepEqual(world.calls(), { [LIST]: 1 });
	await host.deactivate();
	assert.deepEqual(topicsOf(), []);
});

test('a topic that is missing is added, one that is no longer watched is removed', async () => {
	await activated();
	webhooks().dropSubscription(DIVISION, 'CashEntries');
	await activated();
	assert.deepEqual([...topicsOf()].sort(), PAYMENT_TOPICS);
	host.parameters = { event: 'topics', topics: ['SalesEntries', 'Accounts'] };
	await activated();
	assert.deepEqual([...topicsOf()].sort(), ['Accounts', 'SalesEntries']);
});

test('a topic that goes elsewhere is refused before anything is tried, and says where', async () => {
	await activated();
	const before = structuredClone(subscriptions());
	host.webhookId = 'hook-2';
	host.staticData = {};
	world.exact.control.calls.reset();
	const error = await host.activate();
	assert.match(
		String(error?.message),
		/BankEntries, CashEntries.*\/webhook\/hook-1\/webhook already/,
	);
	assert.match(String(error?.description), /one subscription for each app/);
	assert.deepEqual(world.writes(), {});
	await host.deactivate();
	assert.deepEqual(subscriptions(), before, 'the other one stands as it stood');
});

test('listening for a test event never takes the published subscription away', async () => {
	await activated();
	const published = structuredClone(subscriptions());
	const production = host.staticData;
	host.staticData = {};
	host.parameters = { replaceOthers: true };
	const error = await host.activate('manual');
	assert.match(String(error?.description), /Unpublish that workflow while you test/);
	await host.deactivate();
	assert.deepEqual(subscriptions(), published);
	host.staticData = production;
	await host.deactivate();
	assert.deepEqual(topicsOf(), []);
});

test('without a published workflow a test listens at its own address', async () => {
	await activated('manual');
	assert.ok(String(subscriptions()[0]?.['CallbackURL']).includes('/webhook-test/hook-1/'));
	await delivered(() => pay());
	assert.equal(host.events.length, 1);
});

test('what a deleted workflow left behind can be replaced', async () => {
	await activated();
	host.webhookId = 'hook-2';
	host.staticData = {};
	host.parameters = { replaceOthers: true };
	await activated();
	const addresses = new Set(subscriptions().map((row) => row['CallbackURL']));
	assert.deepEqual([...addresses], [`${host.url}/webhook/hook-2/webhook`]);
});

test('what is replaced is put back when the new subscription is refused', async () => {
	host.parameters = { event: 'topics', topics: ['BankEntries'], replaceOthers: true };
	await activated();
	host.webhookId = 'hook-2';
	host.staticData = {};
	const path = 'webhooks/WebhookSubscriptions';
	world.exact.control.faults.add({ name: 'status500', method: 'POST', path });
	const error = await host.activate();
	assert.match(String(error?.description), /What was replaced is put back/);
	const addresses = subscriptions().map((row) => row['CallbackURL']);
	assert.deepEqual(addresses, [`${host.url}/webhook/hook-1/webhook`]);
});

test('a copy of n8n at another address takes nothing from the one that it is a copy of', async (t) => {
	await activated();
	const production = structuredClone(subscriptions());
	const elsewhere = await startTriggerHost(world);
	t.after(async () => await elsewhere.close());
	elsewhere.staticData = structuredClone(host.staticData);
	const error = await elsewhere.activate();
	assert.match(String(error?.message), /already, the address that this node had before/);
	assert.match(String(error?.description), /If it is a copy of one that still runs there, do not/);
	assert.equal(await elsewhere.deactivate(), undefined);
	assert.deepEqual(subscriptions(), production);

	elsewhere.parameters = { replaceOthers: true };
	assert.equal(await elsewhere.activate(), undefined, 'one that has moved takes its topics over');
	const addresses = new Set(subscriptions().map((row) => row['CallbackURL']));
	assert.deepEqual([...addresses], [`${elsewhere.url}/webhook/hook-1/webhook`]);
});

test('when one topic is refused, those made before it are removed again', async () => {
	host.parameters = { event: 'topics', topics: ['BankEntries', 'Unheard'] };
	const error = await host.activate();
	assert.ok(error);
	assert.deepEqual(topicsOf(), []);
	assert.deepEqual(host.staticData, {});
});

test('a callback that Exact Online does not accept costs one refusal for each attempt', async () => {
	world.exact.control.switches({ callbackHosts: ['n8n.garage.example'] });
	const error = await host.activate();
	assert.match(String(error?.message), /Exact Online refused/);
	assert.deepEqual(world.writes(), { [POST]: 1 });
});

test('a subscription whose answer was lost is not left behind', async () => {
	const path = 'webhooks/WebhookSubscriptions';
	world.exact.control.faults.add({ name: 'dropReply', method: 'POST', path, skip: 1 });
	const error = await host.activate();
	assert.ok(error);
	assert.deepEqual(topicsOf(), []);
	await activated();
	assert.deepEqual([...topicsOf()].sort(), PAYMENT_TOPICS);
});

test('deactivating removes what this node made, also when part of it is gone already', async () => {
	await activated();
	webhooks().dropSubscription(DIVISION, 'SalesEntries');
	const error = await host.deactivate();
	assert.equal(error, undefined);
	assert.deepEqual(topicsOf(), []);
	assert.deepEqual(host.staticData, {});
	assert.deepEqual(await host.deactivate(), undefined, 'and again does no harm');
});
