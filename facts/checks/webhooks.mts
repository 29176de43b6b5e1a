import { createHmac } from 'node:crypto';
import { isRow, textOf } from '../client/answer.mts';
import type { Row } from '../client/answer.mts';
import type { Bench } from '../client/bench.mts';
import { one, Refused, rowsOf } from '../client/service.mts';
import type { Listener, Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';
import { NOBODY_PAYS, sell } from './terms.mts';

const SUBSCRIPTIONS = 'webhooks/WebhookSubscriptions';
const UNHEARD = untold('there is no address that Exact Online can reach');

/** Subscribes the listener to a topic. @throws Refused */
async function subscribe(service: Service, bench: Bench, listener: Listener, topic: string) {
	const body = { Topic: topic, CallbackURL: listener.address };
	const { status, row } = await service.post(SUBSCRIPTIONS, body);
	if (status !== 201) throw new Refused(SUBSCRIPTIONS, status);
	bench.keep(SUBSCRIPTIONS, row['ID']);
	return row;
}

/** The delivery about a new entry, as it came. */
async function delivery(
	service: Service,
	bench: Bench,
	listener: Listener,
): Promise<string | undefined> {
	await subscribe(service, bench, listener, 'SalesEntries');
	await sell(bench);
	return (await listener.received()).find((body) => body !== '');
}

/** The very text of `Content`. */
function contentIn(body: string): string {
	return /^\s*\{\s*"Content"\s*:\s*(\{.*\})\s*,\s*"HashCode"/s.exec(body)?.[1] ?? '';
}

function parsed(body: string): Row {
	const whole: unknown = JSON.parse(body);
	const content = isRow(whole) ? whole['Content'] : undefined;
	return isRow(content) ? content : {};
}

export async function emptyFirst(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.listener) return UNHEARD;
	await subscribe(service, bench, service.listener, 'SalesEntries');
	const [first] = await service.listener.received();
	return tell(first === '', 'it is not asked with an empty POST');
}

export async function oneForATopic(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.listener) return UNHEARD;
	await subscribe(service, bench, service.listener, 'SalesEntries');
	const body = { Topic: 'SalesEntries', CallbackURL: service.listener.address };
	const { status, row } = await service.post(SUBSCRIPTIONS, body);
	if (status === 201) bench.keep(SUBSCRIPTIONS, row['ID']);
	return tell(status === 500, `a second one gets ${status}`);
}

export async function signed(service: Service, bench: Bench): Promise<Verdict> {
	const { listener } = service;
	if (!listener) return UNHEARD;
	const body = await delivery(service, bench, listener);
	if (body === undefined) return untold('nothing came');
	const hash = createHmac('sha256', listener.secret).update(contentIn(body)).digest('hex');
	return tell(body.includes(`"${hash.toUpperCase()}"`), 'it is another');
}

export async function plainText(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.listener) return UNHEARD;
	const body = await delivery(service, bench, service.listener);
	if (body === undefined) return untold('nothing came');
	return tell(!body.includes('\\u0027'), 'apostrophes are escaped');
}

export async function whole(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.listener) return UNHEARD;
	const body = await delivery(service, bench, service.listener);
	if (body === undefined) return untold('nothing came');
	const content = parsed(body);
	const names = 'Topic ClientId Action Key ExactOnlineEndpoint EventCreatedOn'.split(' ');
	const missing = names.filter((name) => typeof content[name] !== 'string');
	if (typeof content['Division'] !== 'number') missing.push('Division');
	return tell(missing.length === 0, `missing, or of another type: ${missing.join(', ')}`);
}

export async function newIsUpdate(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.listener) return UNHEARD;
	const body = await delivery(service, bench, service.listener);
	if (body === undefined) return untold('nothing came');
	const action = parsed(body)['Action'];
	return tell(action === 'Update', `the action is ${String(action)}`);
}

export async function appUntold(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.listener) return UNHEARD;
	const made = await subscribe(service, bench, service.listener, 'SalesEntries');
	const rows = await rowsOf(service, SUBSCRIPTIONS, { $select: 'ID,ClientID' });
	const row = rows.find(({ ID: id }) => id === made['ID']);
	if (!row) return differs('the subscription is not listed');
	return tell(row['ClientID'] === null, 'the app is named');
}

export async function again(service: Service, bench: Bench): Promise<Verdict> {
	const { listener } = service;
	if (!listener) return UNHEARD;
	await subscribe(service, bench, listener, 'SalesEntries');
	const before = (await listener.received()).length;
	listener.answer(500);
	await sell(bench);
	const first = (await listener.received()).length;
	listener.answer(200);
	await service.time.wait(3 * 60_000);
	const then = (await listener.received()).length;
	if (first === before) return untold('nothing came');
	return tell(then > first, 'it does not come again within three minutes');
}

export async function matchingIsSilent(service: Service, bench: Bench): Promise<Verdict> {
	const { listener, cashier } = service;
	if (!listener) return UNHEARD;
	if (!cashier) return NOBODY_PAYS;
	for (const topic of ['SalesEntries', 'BankEntries']) {
		await subscribe(service, bench, listener, topic);
	}
	const { reference } = await sell(bench);
	await cashier.receive([{ entry: reference, cents: 5000 }]);
	const before = (await listener.received()).filter((body) => body !== '').length;
	await cashier.unmatch(reference);
	const after = (await listener.received()).filter((body) => body !== '').length;
	if (before === 0) return untold('nothing came at all');
	return after === before ? holds : differs('un-matching is told');
}

export async function putOnSubscription(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.listener) return UNHEARD;
	const made = await subscribe(service, bench, service.listener, 'SalesEntries');
	const path = one(SUBSCRIPTIONS, textOf(made, 'ID'));
	const { status } = await service.put(path, { CallbackURL: service.listener.address });
	return tell(status >= 400, 'it is taken');
}
