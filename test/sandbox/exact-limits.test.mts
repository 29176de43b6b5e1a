import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { OTHER_DIVISION } from '../../sandbox/exact/options.mts';
import { connect } from './exactClient.mts';
import type { Answer, Api } from './exactClient.mts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 10, 9, 30, 0);

let api: Api;
before(async () => {
	api = await connect({ start: START });
});
after(() => api.simulator.close());
beforeEach(() => {
	api.simulator.reset();
	api.headers['Authorization'] = `Bearer ${api.simulator.control.issueTokens().access_token}`;
});

const read = () => api.get('financial/Journals?$top=1&$select=ID');
const header = (answer: Answer, name: string) => answer.headers.get(`x-ratelimit-${name}`);
const advance = (ms: number) => api.simulator.control.clock.advance(ms);

describe('rate limits', () => {
	it('show both budgets on every answer, also on a refusal', async () => {
		const first = await read();
		assert.deepEqual(
			['limit', 'remaining', 'minutely-limit', 'minutely-remaining'].map((name) =>
				header(first, name),
			),
			['5000', '4999', '60', '59'],
		);
		const refused = await api.get('financial/Journals?$select=Nope');
		assert.equal(header(refused, 'minutely-remaining'), '58');
	});

	it('give both resets in epoch milliseconds, the minute’s on a whole minute', async () => {
		const answer = await read();
		const now = api.simulator.control.clock.now();
		const minutely = Number(header(answer, 'minutely-reset'));
		assert.equal(minutely % 60_000, 0);
		assert.ok(minutely > now && minutely <= now + 60_000);
		assert.equal(Number(header(answer, 'reset')), Date.UTC(2026, 10, 11));
	});

	it('answer an empty 429 with the minute’s headers only, until the minute is over', async () => {
		api.simulator.control.switches({ minutelyLimit: 2 });
		await read();
		await read();
		const refused = await read();
		assert.equal(refused.status, 429);
		assert.equal(refused.text, '');
		assert.equal(header(refused, 'minutely-remaining'), '0');
		assert.equal(header(refused, 'remaining'), null);
		advance(60_000);
		assert.equal((await read()).status, 200);
	});

	it('answer an empty 429 with the day’s headers only, until the day is over', async () => {
		api.simulator.control.switches({ dailyLimit: 1 });
		await read();
		const refused = await read();
		assert.equal(refused.status, 429);
		assert.equal(header(refused, 'remaining'), '0');
		assert.equal(header(refused, 'minutely-remaining'), null);
	});

	it('count for each division apart, and current/Me not at all', async () => {
		api.simulator.control.switches({ minutelyLimit: 1 });
		await read();
		const other = await api.get(`/api/v1/${OTHER_DIVISION}/financial/Journals?$select=ID&$top=1`);
		assert.equal(other.status, 200);
		const me = await api.get('/api/v1/current/Me?$select=UserID');
		assert.equal(me.status, 200);
		assert.equal(header(me, 'minutely-limit'), null);
	});

	it('can have a shorter minute', async () => {
		api.simulator.control.switches({ minuteMs: 1000, minutelyLimit: 1 });
		await read();
		assert.equal((await read()).status, 429);
		advance(1000);
		assert.equal((await read()).status, 200);
	});

	it('look the same when a 429 is made to order', async () => {
		api.simulator.control.faults.add({ name: 'status429', path: 'financial/Journals' });
		const refused = await read();
		assert.equal(refused.status, 429);
		assert.equal(header(refused, 'minutely-remaining'), '0');
		assert.equal(header(refused, 'remaining'), null);
		assert.equal((await read()).status, 200);
	});
});

describe('error velocity', () => {
	const bad = () => api.get('crm/Accounts?$select=Nope');
	const good = () => api.get('crm/Accounts?$select=ID&$top=1');
	const tenErrors = async () => {
		for (let error = 0; error < 10; error += 1) assert.equal((await bad()).status, 400);
	};

	it('blocks an endpoint for an hour after ten errors, without the minute’s headers', async () => {
		await tenErrors();
		const blocked = await good();
		assert.equal(blocked.status, 429);
		assert.equal(header(blocked, 'minutely-reset'), null);
		assert.equal((await read()).status, 200);
		// Tokens live ten minutes: an hour later a new one is due.
		advance(HOUR + 1);
		api.headers['Authorization'] = `Bearer ${api.simulator.control.issueTokens().access_token}`;
		assert.equal((await good()).status, 200);
	});

	it('goes on as long as calls go on', async () => {
		await tenErrors();
		advance(HOUR - 60_000);
		api.headers['Authorization'] = `Bearer ${api.simulator.control.issueTokens().access_token}`;
		assert.equal((await good()).status, 429);
		advance(120_000);
		assert.equal((await good()).status, 429);
	});

	it('does not count validation, which is a 500', async () => {
		for (let error = 0; error < 12; error += 1) {
			assert.equal((await api.post('crm/Accounts', {})).status, 500);
		}
		assert.equal((await good()).status, 200);
	});

	it('counts expired tokens', async () => {
		advance(600_000);
		for (let error = 0; error < 10; error += 1) assert.equal((await good()).status, 401);
		api.headers['Authorization'] = `Bearer ${api.simulator.control.issueTokens().access_token}`;
		assert.equal((await good()).status, 429);
	});
});
