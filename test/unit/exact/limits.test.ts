import { ExactError } from '../../../nodes/exact/errors';
import { DIVISION, failureOf, FakeExact, NOW_MS, refusal, rows } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const journals = { select: ['Code'] };
const NEXT_MINUTE_MS = NOW_MS + 30_000;
const MIDNIGHT_MS = Date.UTC(2026, 2, 11);

function minutely(remaining: number, resetMs = NEXT_MINUTE_MS): Record<string, string> {
	return {
		'x-ratelimit-minutely-limit': '60',
		'x-ratelimit-minutely-remaining': String(remaining),
		'x-ratelimit-minutely-reset': String(resetMs),
	};
}

function daily(remaining: number): Record<string, string> {
	return {
		'x-ratelimit-limit': '5000',
		'x-ratelimit-remaining': String(remaining),
		'x-ratelimit-reset': String(MIDNIGHT_MS),
	};
}

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe('the minute limit', () => {
	it('waits for the minutely reset and one second when the budget is used up', async () => {
		exact.answers({ ...rows(), headers: minutely(0) }, rows());
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		expect(exact.waits).toEqual([]);
		await client.list('financial/Journals', journals);
		expect(exact.waits).toEqual([31_000]);
	});

	it('leaves one call of the minute unused', async () => {
		exact.answers({ ...rows(), headers: minutely(1) }, rows());
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		expect(exact.waits).toEqual([31_000]);
	});

	it('is not waited for as long as calls are left', async () => {
		exact.answers({ ...rows(), headers: minutely(2) }, rows());
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		expect(exact.waits).toEqual([]);
	});

	it('takes an absent header for unknown, not for zero', async () => {
		exact.answers({ ...rows(), headers: daily(4000) }, { ...rows(), headers: {} }, rows());
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		expect(exact.waits).toEqual([]);
	});

	it("measures the wait by Exact Online's own clock when this machine's clock is off", async () => {
		const serverMs = NOW_MS + 3_600_000;
		const date = new Date(serverMs).toUTCString();
		exact.answers(
			{ ...rows(), headers: { ...minutely(0, serverMs + 20_000), Date: date } },
			rows(),
		);
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		expect(exact.waits).toEqual([21_000]);
	});

	it('never waits longer than 65 seconds at a time', async () => {
		exact.answers({ ...rows(), headers: minutely(0, NOW_MS + 3_600_000) }, rows());
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		expect(exact.waits).toEqual([65_000]);
	});

	it('waits on 429 and sends again, also a POST, because it was refused before processing', async () => {
		exact.answers({ status: 429, headers: minutely(0) }, { status: 201, body: { d: { ID: 'x' } } });
		const client = await exact.client();
		await client.create('crm/Accounts', { Name: 'Garage' });
		expect(exact.log).toEqual([`POST ${DIVISION}/crm/Accounts`, `POST ${DIVISION}/crm/Accounts`]);
		expect(exact.waits).toEqual([31_000]);
	});

	it('waits a minute on a 429 without any header', async () => {
		exact.answers({ status: 429 }, rows());
		await (await exact.client()).list('financial/Journals', journals);
		expect(exact.waits).toEqual([60_000]);
	});

	it('gives up after three repeats and says that someone else uses up the budget', async () => {
		exact.answers(...Array.from({ length: 4 }, () => ({ status: 429, headers: minutely(0) })));
		const client = await exact.client();
		const error = await failureOf(client.list('financial/Journals', journals), ExactError);
		expect(error).toMatchObject({ kind: 'rateLimited', status: 429, fatal: true });
		expect(error.hint).toContain('Another program');
		expect(exact.sent).toHaveLength(4);
	});

	it('gives up after one repeat when no answer says that it is this limit: it may be a block', async () => {
		exact.answers({ status: 429 }, { status: 429, headers: daily(4000) });
		const client = await exact.client();
		const error = await failureOf(client.list('financial/Journals', journals), ExactError);
		expect(error).toMatchObject({ kind: 'rateLimited', fatal: true });
		expect(exact.waits).toEqual([60_000]);
	});

	it('counts per division: another division is not held back', async () => {
		exact.answers({ ...rows(), headers: minutely(0) }, rows());
		await (await exact.client(111)).list('financial/Journals', journals);
		await (await exact.client(222)).list('financial/Journals', journals);
		expect(exact.waits).toEqual([]);
	});
});

describe('the daily limit', () => {
	it('stops before the next call and names the reset time', async () => {
		exact.answers({ ...rows(), headers: { ...minutely(50), ...daily(0) } });
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		const error = await failureOf(client.list('financial/Journals', journals), ExactError);
		expect(error).toMatchObject({
			kind: 'dailyLimit',
			fatal: true,
			resetsAtEpochMs: MIDNIGHT_MS,
		});
		expect(error.message).toContain('2026-03-11 00:00 UTC');
		expect(exact.sent).toHaveLength(1);
	});

	it('is not waited for when a 429 tells of it', async () => {
		exact.answers({ status: 429, headers: daily(0) });
		const client = await exact.client();
		const error = await failureOf(client.list('financial/Journals', journals), ExactError);
		expect(error).toMatchObject({ kind: 'dailyLimit', resetsAtEpochMs: MIDNIGHT_MS });
		expect(exact.waits).toEqual([]);
	});

	it('stays known when a later answer carries the minutely headers only', async () => {
		exact.answers({ ...rows(), headers: daily(0) });
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		exact.answers({ ...rows(), headers: minutely(50) });
		await failureOf(client.list('financial/Journals', journals), ExactError);
		exact.nowMs = MIDNIGHT_MS + 1000;
		await client.list('financial/Journals', journals);
		expect(exact.sent).toHaveLength(2);
	});
});

const HOUR_MS = 3_600_000;

/** A read that Exact Online refuses, of another kind each time: the same one is not asked twice. */
async function refuse(status: number): Promise<void> {
	exact.answers(refusal(status, 'No'));
	exact.executionId += '.';
	const client = await exact.client();
	await failureOf(client.list('documents/Documents', journals), ExactError);
}

async function readDocuments(): Promise<unknown[]> {
	exact.executionId += '.';
	return await (await exact.client()).list('documents/Documents', journals);
}

describe('the error budget of an endpoint', () => {
	it('stops that endpoint after four refusals within an hour, so that two workers stay below ten', async () => {
		for (const status of [400, 403, 404, 400]) await refuse(status);
		const error = await failureOf(readDocuments(), ExactError);
		expect(error).toMatchObject({ kind: 'blocked', endpoint: 'documents/Documents', fatal: false });
		expect(error.message).toContain('four times within an hour');
		expect(error.resetsAtEpochMs).toBe(NOW_MS + HOUR_MS);
		expect(exact.sent).toHaveLength(4);
	});

	it('leaves other endpoints alone, and opens again after an hour', async () => {
		for (const status of [400, 403, 404, 400]) await refuse(status);
		exact.answers(rows(), rows());
		await (await exact.client()).list('financial/Journals', journals);
		exact.nowMs += HOUR_MS + 1;
		await readDocuments();
		expect(exact.sent).toHaveLength(6);
	});

	it('does not count validation, which arrives as HTTP 500', async () => {
		const client = await exact.client();
		for (let count = 0; count < 8; count += 1) {
			exact.answers(refusal(500, 'Verplicht: Boekjaar'));
			await failureOf(client.create('salesentry/SalesEntries', {}), ExactError);
		}
		expect(exact.sent).toHaveLength(8);
	});
});

describe('a block of Exact Online', () => {
	it('is told by a 429 without headers after a refusal; the call is not repeated, and none follows', async () => {
		await refuse(403);
		exact.answers({ status: 429 });
		const error = await failureOf(readDocuments(), ExactError);
		expect(error).toMatchObject({ kind: 'blocked', resetsAtEpochMs: NOW_MS + HOUR_MS });
		expect(error.message).toContain('Exact Online blocks documents/Documents');
		const next = await failureOf(readDocuments(), ExactError);
		expect(next.message).toContain('Exact Online blocks documents/Documents');
		expect(exact.sent).toHaveLength(2);
		expect(exact.waits).toEqual([]);
	});

	it('holds a write back as certainly not carried out', async () => {
		await refuse(400);
		exact.answers({ status: 429 });
		const client = await exact.client();
		const error = await failureOf(client.create('documents/Documents', {}), ExactError);
		expect(error.kind).toBe('blocked');
	});

	it('is not taken from the minute’s limit, which has its headers', async () => {
		await refuse(403);
		exact.answers({ status: 429, headers: minutely(0) }, rows());
		await readDocuments();
		expect(exact.waits).toEqual([31_000]);
	});

	it('is told by a web page in the place of a 403', async () => {
		exact.answers({
			status: 403,
			headers: { 'content-type': 'text/html' },
			body: '<html><head><title>Access Denied</title></head></html>',
		});
		const error = await failureOf(readDocuments(), ExactError);
		expect(error).toMatchObject({ kind: 'blocked', resetsAtEpochMs: NOW_MS + HOUR_MS });
		await failureOf(readDocuments(), ExactError);
		expect(exact.sent).toHaveLength(1);
	});

	it('is waited for twice as long when it comes again, eight hours at most', async () => {
		const waitsHours: number[] = [];
		for (let block = 0; block < 5; block += 1) {
			await refuse(403);
			exact.answers({ status: 429 });
			const error = await failureOf(readDocuments(), ExactError);
			waitsHours.push(((error.resetsAtEpochMs ?? 0) - exact.nowMs) / HOUR_MS);
			exact.nowMs = (error.resetsAtEpochMs ?? 0) + 1;
		}
		expect(waitsHours).toEqual([1, 2, 4, 8, 8]);
	});

	it('is waited for an hour again once a day went well', async () => {
		await refuse(403);
		exact.answers({ status: 429 });
		await failureOf(readDocuments(), ExactError);
		exact.nowMs += 26 * HOUR_MS;
		await refuse(403);
		exact.answers({ status: 429 });
		const error = await failureOf(readDocuments(), ExactError);
		expect(error.resetsAtEpochMs).toBe(exact.nowMs + HOUR_MS);
	});
});

describe('order', () => {
	it('sends one request at a time per credential and division, also for several clients', async () => {
		const clients = [await exact.client(), await exact.client(), await exact.client()];
		exact.answers(rows(), rows(), rows());
		await Promise.all(
			clients.map(async (client) => await client.list('financial/Journals', journals)),
		);
		expect(exact.mostUnderWay).toBe(1);
	});

	it('lets divisions work side by side', async () => {
		const clients = [await exact.client(111), await exact.client(222)];
		exact.answers(rows(), rows());
		await Promise.all(
			clients.map(async (client) => await client.list('financial/Journals', journals)),
		);
		expect(exact.mostUnderWay).toBe(2);
	});

	it('goes on with the next request after one that was refused', async () => {
		const client = await exact.client();
		exact.answers(refusal(400, 'No'), rows({ Code: '70' }));
		const [refused, read] = await Promise.allSettled([
			client.list('vat/VATCodes', journals),
			client.list('financial/Journals', journals),
		]);
		expect(refused.status).toBe('rejected');
		expect(read).toMatchObject({ status: 'fulfilled', value: [{ Code: '70' }] });
	});
});

describe('what is left of the call limits', () => {
	it('is unknown before the first answer, and then what the last answers said', async () => {
		const day = { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '4998' };
		exact.answers(
			{ ...rows(), headers: day },
			{ ...rows(), headers: { 'X-RateLimit-Minutely-Remaining': '57' } },
		);
		const client = await exact.client();
		expect(client.callsLeft()).toEqual({});
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		expect(client.callsLeft()).toEqual({ today: 4998, dailyLimit: 5000, thisMinute: 57 });
	});
});
