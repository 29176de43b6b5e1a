import { Workflow } from 'n8n-workflow';
import type { INodeTypes } from 'n8n-workflow';

import { PlanManagerApi } from '../../../planmanager/credentials/PlanManagerApi.credentials';
import { isSafeBaseUrl } from '../../../planmanager/nodes/PlanManager/baseUrl';

const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;

/** Where the test of a credential with this base URL is sent, as n8n reads the expression. */
function testedUrl(baseUrl: string): string {
	const { request } = new PlanManagerApi().test;
	const node = {
		id: '1',
		name: 'Test',
		type: 'none',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const url = workflow.expression.getParameterValue(
		String(request.baseURL),
		null,
		0,
		0,
		'Test',
		[],
		'internal',
		{ $credentials: { baseUrl } },
	);
	return `${url as string}${request.url}`;
}

describe('the test of a PlanManager credential', () => {
	it.each([
		['https://planmanager.example.be/api/v1', 'https://planmanager.example.be/api/v1/health'],
		[' https://planmanager.example.be/ ', 'https://planmanager.example.be/health'],
		['http://localhost:4102/api/v1', 'http://localhost:4102/api/v1/health'],
		['http://127.0.0.1', 'http://127.0.0.1/health'],
		['http://[::1]:4102/', 'http://[::1]:4102/health'],
	])('asks %s for its health', (baseUrl, expected) => {
		expect(isSafeBaseUrl(baseUrl.trim())).toBe(true);
		expect(testedUrl(baseUrl)).toBe(expected);
	});

	it.each([
		[''],
		['planmanager.example.be'],
		['http://planmanager.example.be/api/v1'],
		['HTTP://planmanager.example.be'],
		['http://localhost.example.be'],
		['http://localhost@planmanager.example.be'],
		['http://localhost:1@planmanager.example.be'],
		['http://localhost:1:2@planmanager.example.be'],
		['ftp://localhost'],
		['https://user:secret@planmanager.example.be'],
		['https://planmanager.example.be/?to=elsewhere'],
		['https://planmanager.example.be/#top'],
	])('sends nothing to "%s"', (baseUrl) => {
		expect(isSafeBaseUrl(baseUrl)).toBe(false);
		expect(URL.canParse(testedUrl(baseUrl))).toBe(false);
	});

	it('does not follow a redirect with the key', () => {
		expect(new PlanManagerApi().test.request.disableFollowRedirect).toBe(true);
	});
});
