/**
 * The trigger in n8n's own hook and webhook contexts, behind a real HTTP address: the simulator's empty
 * validation POST and its signed deliveries arrive as they do in n8n, with the very bytes.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type {
	IDataObject,
	INode,
	INodeParameters,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
} from 'n8n-workflow';
import { WEBHOOK_SECRET } from '../../../sandbox/exact/options.mts';
import { additionalData, typesOf } from './engine.mts';
import type { ExactWorld } from './exact.mts';
import { division } from './samples.mts';

const require = createRequire(import.meta.url);
const core = require('n8n-core') as typeof import('n8n-core');
const { Workflow } = require('n8n-workflow') as typeof import('n8n-workflow');

export interface TriggerHost {
	/** Where this n8n is reached. */
	readonly url: string;
	/** What the executions started with, in order. */
	readonly events: IDataObject[];
	/** Every request that came, with what it was answered. */
	readonly answers: Array<{ length: number; status: number }>;
	/** What n8n keeps for the node. */
	staticData: IDataObject;
	parameters: INodeParameters;
	/** The webhook ID that n8n gives to a node; another one is another address. */
	webhookId: string;
	/** checkExists, then create when that says no, once. Resolves to the error, if there was one. */
	activate: (mode?: 'activate' | 'manual') => Promise<NodeApiError | undefined>;
	deactivate: () => Promise<NodeApiError | undefined>;
	close: () => Promise<void>;
}

const TYPE = 'ExactOnlineTrigger';

export async function startTriggerHost(world: ExactWorld): Promise<TriggerHost> {
	const server = createServer((request, response) => void take(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	let isTest = false;
	world.credential.data['webhookSecret'] = WEBHOOK_SECRET;

	const setup = (extra: Partial<IWorkflowExecuteAdditionalData> = {}) => {
		const node: INode = {
			id: 'node-1',
			name: 'Node',
			type: TYPE,
			typeVersion: 1,
			position: [0, 0],
			webhookId: host.webhookId,
			parameters: { division, ...host.parameters },
			credentials: { exactOnlineOAuth2Api: { id: world.credential.id, name: 'Exact Online' } },
		};
		const workflow = new Workflow({
			id: 'workflow-1',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: typesOf(TYPE),
			settings: { timezone: 'Europe/Brussels' },
		});
		workflow.staticData['node:Node'] = host.staticData;
		const data = {
			...additionalData('trigger', world.credential, 'trigger'),
			webhookBaseUrl: `${host.url}/webhook`,
			webhookTestBaseUrl: `${host.url}/webhook-test`,
			...extra,
		};
		return { node, workflow, data };
	};

	const nodeType = () => typesOf(TYPE).getByNameAndVersion(TYPE);

	async function hook(
		name: 'checkExists' | 'create' | 'delete',
		mode: 'activate' | 'manual',
	): Promise<boolean> {
		const { node, workflow, data } = setup();
		isTest = mode === 'manual';
		const webhookData = { isTest } as IWebhookData;
		const runMode = isTest ? 'manual' : 'trigger';
		const context = new core.HookContext(workflow, node, data, runMode, mode, webhookData);
		const method = nodeType().webhookMethods?.['default']?.[name];
		return (await method?.call(context)) ?? false;
	}

	async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const rawBody = Buffer.concat(chunks);
		response.on('finish', () => {
			host.answers.push({ length: rawBody.length, status: response.statusCode });
		});
		const { node, workflow, data } = setup({
			httpRequest: { rawBody, headers: request.headers },
			httpResponse: asExpress(response),
		});
		const webhookData = { isTest } as IWebhookData;
		const context = new core.WebhookContext(workflow, node, data, 'webhook', webhookData, [], null);
		const result = (await nodeType().webhook?.call(context)) as IWebhookResponseData;
		for (const { json } of result.workflowData?.flat() ?? []) host.events.push(json);
		if (result.noWebhookResponse !== true) response.end(String(result.webhookResponse ?? ''));
	}

	async function errorOf(act: () => Promise<unknown>): Promise<NodeApiError | undefined> {
		return await act().then(
			() => undefined,
			(error: unknown) => error as NodeApiError,
		);
	}

	const host: TriggerHost = {
		url: `http://127.0.0.1:${port}`,
		events: [],
		answers: [],
		staticData: {},
		parameters: {},
		webhookId: 'hook-1',
		activate: async (mode = 'activate') =>
			await errorOf(async () => {
				if (!(await hook('checkExists', mode))) await hook('create', mode);
			}),
		deactivate: async () => await errorOf(async () => await hook('delete', 'activate')),
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return host;
}

/** The part of Express's response that nodes use. */
function asExpress(response: ServerResponse) {
	const express = {
		status(code: number) {
			response.statusCode = code;
			return express;
		},
		send(text: string) {
			response.write(text);
			return express;
		},
		end() {
			response.end();
			return express;
		},
	};
	return express;
}
