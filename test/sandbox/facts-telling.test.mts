// A check that holds whatever it is answered tells nothing.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { after, before, test } from 'node:test';
import { FACTS } from '../../facts/all.mts';
import { ask } from '../../facts/ask.mts';
import { createBench } from '../../facts/client/bench.mts';
import { createService } from '../../facts/client/service.mts';
import type { Cashier, Listener, Service } from '../../facts/client/service.mts';
import type { Connection } from '../../facts/client/connection.mts';

const GUID = '00000000-0000-0000-0000-000000000001';

type Deaf = { status: (method: string) => number; body: unknown };

const TAKEN: Deaf = {
	status: (method) => ({ GET: 200, POST: 201 })[method] ?? 204,
	body: { d: { ID: GUID, EntryID: GUID, results: [] } },
};
const REFUSED: Deaf = { status: () => 500, body: { error: { message: { value: 'No' } } } };

let deaf = TAKEN;
let server: Server;
let site = '';
before(async () => {
	server = createServer(({ method = '' }, response) => {
		const status = deaf.status(method);
		response.writeHead(status, { 'Content-Type': 'application/json' });
		response.end(status === 204 ? undefined : JSON.stringify(deaf.body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No address');
	site = `http://127.0.0.1:${address.port}`;
});
after(() => server.close());

/** One that answers every call alike, and says nothing of limits. */
function deafService(): Service {
	const time = { now: () => Date.now(), wait: () => Promise.resolve() };
	const app = { site, clientId: '', clientSecret: '', redirectUri: '' };
	const connection: Connection = {
		app,
		accessToken: () => Promise.resolve('token'),
		renew: () => service.get('oauth2/token'),
		expiresIn: () => undefined,
	};
	const cashier: Cashier = {
		receive: () => Promise.resolve(GUID),
		unmatch: () => Promise.resolve(),
	};
	const listener: Listener = {
		address: `${site}/hook`,
		secret: '',
		received: () => Promise.resolve([]),
		answer: () => undefined,
	};
	const patient = {
		await: () => Promise.resolve(),
		note: () => undefined,
		refusals: () => ({}),
		calls: () => 0,
	};
	const service: Service = {
		...createService(connection, 1, time, patient),
		secondConsent: () => Promise.resolve(connection),
		cashier,
		listener,
	};
	return service;
}

async function heldBy(answers: Deaf): Promise<Set<string>> {
	deaf = answers;
	const service = deafService();
	const vat = { code: '4', rate: 0.21 };
	const plan = { mark: 'DEAF', journal: '700', glAccount: GUID, vat, date: '2026-11-10' };
	const held = new Set<string>();
	for (const fact of FACTS) {
		if (fact.kind === 'unasked') continue;
		const verdict = await ask(fact, service, createBench(service, plan));
		if (verdict.told === 'holds') held.add(fact.id);
	}
	return held;
}

test('no check holds at a service that takes everything and one that refuses everything alike', async () => {
	const taken = await heldBy(TAKEN);
	const refused = await heldBy(REFUSED);
	const both = [...taken].filter((id) => refused.has(id));
	assert.deepEqual(both, []);
	assert.ok(taken.size < FACTS.length / 4, [...taken].join());
	assert.ok(refused.size < FACTS.length / 4, [...refused].join());
});
