// What n8n answers, in words for who set it up: against a server that answers as n8n would.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, test } from 'node:test';
import { N8nApi, SCOPES } from '../../setup/src/n8nApi.mts';

type Answer = readonly [status: number, body?: unknown];

const DISCOVERY = {
	data: {
		scopes: SCOPES,
		resources: {
			credential: { endpoints: [{ method: 'GET', path: '/api/v1/credentials' }] },
			workflow: {
				endpoints: [{ method: 'POST', path: '/api/v1/workflows/{workflowId}/publish' }],
			},
		},
	},
};

let server: Server | undefined;
let asked: string[] = [];

afterEach(() => {
	server?.close();
	asked = [];
});

/** An n8n that gives these answers, by method and path below the API; 200 and nothing to all else. */
async function n8nAnswering(answers: Readonly<Record<string, Answer | Answer[]>>): Promise<N8nApi> {
	server = createServer((request, response) => {
		const call = `${request.method} ${request.url?.replace('/api/v1', '')}`;
		const times = asked.filter((each) => each === call).length;
		asked.push(call);
		const given = answers[call] ?? [200, {}];
		const isOne = typeof given[0] === 'number';
		const [status, body] = (isOne ? given : (given[times] ?? given.at(-1))) as Answer;
		response.writeHead(status, { location: 'http://elsewhere.example.com/' });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return new N8nApi({ url: `http://127.0.0.1:${port}`, apiKey: 'k', apiKeyFrom: 'N8N_API_KEY' });
}

const REFUSALS: ReadonlyArray<readonly [string, Answer, RegExp]> = [
	['an n8n without the list', [404, { message: 'not found' }], /no public API as n8n 2\.33/],
	['a page instead of an answer', [200, '<html>'], /no public API as n8n 2\.33/],
	['another address', [301], /leads to another address\. Write that one in n8n\.url/],
	['a wrong key', [401, { message: 'unauthorized' }], /does not accept the API key in N8N_API_KEY/],
	['a key of a member', [403, { message: 'Forbidden' }], /does not allow this.*Forbidden.*owner/],
	[
		'an n8n with trouble',
		[503, { message: 'Database is not ready' }],
		/answered 503: Database is not/,
	],
	['an older n8n', [200, { data: { ...DISCOVERY.data, resources: {} } }], /Update n8n/],
	[
		'a key with too few rights',
		[200, { data: { ...DISCOVERY.data, scopes: SCOPES.slice(1) } }],
		/lacks rights at .*: workflow:list\. Make a key/,
	],
];

for (const [what, answer, words] of REFUSALS) {
	test(`${what} is told with what to do`, async () => {
		const api = await n8nAnswering({ 'GET /discover': answer });
		await assert.rejects(api.check(), { message: words });
	});
}

test('a package that is not installed is named', async () => {
	const api = await n8nAnswering({
		'GET /discover': [200, DISCOVERY],
		'GET /credentials/schema/planManagerApi': [404, { message: 'Not Found' }],
	});
	await assert.rejects(api.check(), {
		message: /lacks the package n8n-nodes-planmanager\. Install/,
	});
});

test('lists are read to their end', async () => {
	const api = await n8nAnswering({
		'GET /workflows?limit=250&excludePinnedData=true': [200, { data: [1, 2], nextCursor: 'more' }],
		'GET /workflows?limit=250&excludePinnedData=true&cursor=more': [
			200,
			{ data: [3], nextCursor: null },
		],
		'GET /credentials?limit=250': [200, { data: [], nextCursor: null }],
	});
	assert.deepEqual(await api.state(), { workflows: [1, 2, 3], credentials: [] });
});

test('a published workflow is deleted once n8n has unpublished it', async () => {
	const api = await n8nAnswering({
		'DELETE /workflows/w1': [
			[409, {}],
			[200, {}],
		],
	});
	const workflow = { id: 'w1', name: '', nodes: [], connections: {}, settings: {} };
	await api.remove({ ...workflow, active: true });
	assert.deepEqual(asked, [
		'POST /workflows/w1/unpublish',
		'DELETE /workflows/w1',
		'DELETE /workflows/w1',
	]);
});

test('a workflow that is not published is deleted at once', async () => {
	const api = await n8nAnswering({});
	const workflow = { id: 'w1', name: '', nodes: [], connections: {}, settings: {} };
	await api.remove({ ...workflow, active: false });
	assert.deepEqual(asked, ['DELETE /workflows/w1']);
});
