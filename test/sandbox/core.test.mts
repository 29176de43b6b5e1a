import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createSandbox } from '../../sandbox/core/sandbox.mts';
import { startServer } from '../../sandbox/core/server.mts';
import type { RunningServer } from '../../sandbox/core/server.mts';

let committed = 0;
const sandbox = createSandbox({
	endpointOf: (method, path) => `${method} ${path.replace(/^\/api\//, '')}`,
	resetState: () => {
		committed = 0;
	},
	state: () => ({ committed }),
});
sandbox.app.post('/api/things', (c) => {
	committed += 1;
	return c.json({ committed });
});

let server: RunningServer;
before(async () => {
	server = await startServer(sandbox.app);
});
after(() => server.close());
beforeEach(() => sandbox.reset());

const post = async () => await fetch(`${server.url}/api/things`, { method: 'POST' });
const control = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
	const response = await fetch(`${server.url}/_sandbox/${path}`, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	return await response.json();
};

describe('faults', () => {
	it('carries nothing out when the request is lost', async () => {
		sandbox.faults.add({ name: 'dropRequest', method: 'POST', path: 'things' });
		await assert.rejects(post());
		assert.equal(committed, 0);
		assert.equal((await post()).status, 200);
	});

	it('carries the request out when only the reply is lost', async () => {
		sandbox.faults.add({ name: 'dropReply', path: '/api/th*' });
		await assert.rejects(post());
		assert.equal(committed, 1);
		assert.equal(sandbox.calls.list()[0]?.replyLost, true);
	});

	it('hangs after the work is done until the client gives up', async () => {
		sandbox.faults.add({ name: 'stallReply' });
		const url = `${server.url}/api/things`;
		await assert.rejects(fetch(url, { method: 'POST', signal: AbortSignal.timeout(100) }));
		assert.equal(committed, 1);
	});

	for (const withLength of [true, false]) {
		it(`breaks its answer off after the work, ${withLength ? 'its length told' : 'chunked'}`, async () => {
			sandbox.faults.add({ name: 'cutReply', withLength });
			const answer = await post();
			assert.equal(answer.status, 200);
			await assert.rejects(answer.text());
			assert.equal(committed, 1);
			assert.equal(sandbox.calls.list()[0]?.replyLost, true);
		});
	}

	it('answers a status before or after the work', async () => {
		sandbox.faults.add({ name: 'status503' });
		sandbox.faults.add({ name: 'status500', afterCommit: true });
		assert.equal((await post()).status, 503);
		assert.equal(committed, 0);
		assert.equal((await post()).status, 500);
		assert.equal(committed, 1);
	});

	it('answers a login page instead of JSON', async () => {
		sandbox.faults.add({ name: 'garbage' });
		assert.match(await (await post()).text(), /<html>/);
	});

	it('spares the first calls, strikes as often as told, and then stops', async () => {
		await control('faults', 'POST', { name: 'status429', skip: 1, count: 2 });
		const statuses = [];
		for (let call = 0; call < 4; call += 1) statuses.push((await post()).status);
		assert.deepEqual(statuses, [200, 429, 429, 200]);
	});

	it('draws the same calls again from the same seed', async () => {
		const round = async () => {
			sandbox.reset();
			sandbox.faults.add({ name: 'status500', count: 0, probability: 0.5, seed: 7 });
			const statuses = [];
			for (let call = 0; call < 12; call += 1) statuses.push((await post()).status);
			return statuses;
		};
		const first = await round();
		assert.deepEqual(await round(), first);
		assert.deepEqual([...new Set(first)].sort(), [200, 500]);
	});

	it('refuses a fault it does not know', async () => {
		const answer = await control('faults', 'POST', { name: 'flood' });
		assert.ok(typeof answer === 'object' && answer !== null && 'problem' in answer);
	});

	it('refuses a lost request that is to be lost after it was carried out', async () => {
		const impossible = { name: 'dropRequest', afterCommit: true } as const;
		const answer = await control('faults', 'POST', impossible);
		assert.ok(typeof answer === 'object' && answer !== null && 'problem' in answer);
		assert.throws(() => sandbox.faults.add(impossible), /ends before/);
	});
});

describe('control', () => {
	it('counts calls by endpoint and leaves its own out', async () => {
		await post();
		await post();
		assert.deepEqual(await control('calls'), {
			total: 2,
			byEndpoint: { 'POST things': 2 },
			byStatus: { '200': 2 },
		});
	});

	it('moves the clock and puts it back on reset', async () => {
		const start = sandbox.clock.now();
		await control('clock', 'POST', { advance: 86_400_000 });
		assert.ok(sandbox.clock.now() >= start + 86_400_000);
		await control('reset', 'POST');
		assert.ok(sandbox.clock.now() < start + 86_400_000);
	});

	it('dates its answers by its own clock, as a service does', async () => {
		await control('clock', 'POST', { advance: 86_400_000 });
		const dated = Date.parse((await post()).headers.get('date') ?? '');
		assert.ok(Math.abs(dated - sandbox.clock.now()) < 60_000);
	});

	it('shows the state and empties it on reset', async () => {
		await post();
		assert.deepEqual(await control('state'), { committed: 1 });
		await control('reset', 'POST');
		assert.deepEqual(await control('state'), { committed: 0 });
	});
});
