/**
 * One run of a template in n8n's engine: its own nodes, lines and parameters, with the built packages. Only
 * what a garage chooses is put in. Runs in a process of its own, see `worker.mts`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
	ICredentialDataDecryptedObject,
	IConnections,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { additionalDataWith } from '../engine/support/engine.mts';
import type { Credentials, Errand, Ran } from './messages.mts';
import { ownNode, triggerOf } from './n8nNodes.mts';

const require = createRequire(import.meta.url);
const core = require('n8n-core') as typeof import('n8n-core');
const { createRunExecutionData, Workflow } =
	require('n8n-workflow') as typeof import('n8n-workflow');

const ROOT = join(import.meta.dirname, '../..');

/** Where credentials are kept between runs and processes, as n8n's database does. */
export interface CredentialStore {
	read: () => Promise<Credentials>;
	writeExact: (data: ICredentialDataDecryptedObject) => Promise<void>;
}

interface Template {
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
}

const templates = new Map<Errand['template'], Template>();
const linkTypes = new Map<string, INodeType>();

function readTemplate(name: Errand['template']): Template {
	const known = templates.get(name);
	if (known !== undefined) return known;
	const file = join(ROOT, 'workflows', `${name}.json`);
	const { nodes, connections } = JSON.parse(readFileSync(file, 'utf8')) as Template;
	const template = { nodes: nodes.filter(({ type }) => !type.endsWith('stickyNote')), connections };
	templates.set(name, template);
	return template;
}

/** A node type of the built packages. */
function linkType(name: string): INodeType {
	const known = linkTypes.get(name);
	if (known !== undefined) return known;
	const [, short = ''] = /\.(\w+)$/.exec(name) ?? [];
	const className = short[0]?.toUpperCase() + short.slice(1);
	const folder = name.startsWith('n8n-nodes-planmanager') ? 'planmanager/dist' : 'dist';
	const path = join(ROOT, folder, 'nodes', className, `${className}.node.js`);
	const type = new (require(path) as Record<string, new () => INodeType>)[className]();
	linkTypes.set(name, type);
	return type;
}

const isTrigger = ({ type }: Pick<INode, 'type'>): boolean => /trigger$/i.test(type);

/** Types by the name of their node: what one of n8n's own nodes is like depends on its parameters. */
function typesFor(nodes: readonly INode[], { event }: Errand): INodeTypes {
	const types = new Map(
		nodes.map((node) => {
			if (isTrigger(node)) return [node.name, triggerOf(event)];
			return [
				node.name,
				node.type.startsWith('n8n-nodes-base.') ? ownNode(node) : linkType(node.type),
			];
		}),
	);
	const typeOf = (name: string): INodeType => {
		const found = types.get(name);
		if (found === undefined) throw new Error(`No node ${name}`);
		return found;
	};
	return { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) };
}

function nodesFor({ nodes }: Template, errand: Errand): INode[] {
	const { credentialId } = errand;
	return nodes.map((node) => ({
		...node,
		id: node.name,
		type: node.name,
		typeVersion: 1,
		parameters: parametersOf(node, errand),
		credentials: {
			exactOnlineOAuth2Api: { id: credentialId, name: 'Exact Online' },
			planManagerApi: { id: 'planManager', name: 'PlanManager' },
		},
	}));
}

function parametersOf({ name, parameters }: INode, { settings, claim }: Errand): INodeParameters {
	if (parameters['operation'] === 'claim') return { ...parameters, ...claim };
	if (name !== 'Settings') return parameters;
	const { assignments } = parameters['assignments'] as {
		assignments: Array<{ name: string; value: string }>;
	};
	const chosen = assignments.map((one) => ({ ...one, value: settings[one.name] ?? one.value }));
	return { ...parameters, assignments: { assignments: chosen } };
}

/** Runs it; resolves also when a node stopped with an error. */
export async function runTemplate(errand: Errand, store: CredentialStore): Promise<Ran> {
	const template = readTemplate(errand.template);
	const workflow = new Workflow({
		id: errand.template,
		nodes: nodesFor(template, errand),
		connections: template.connections,
		active: false,
		nodeTypes: typesFor(template.nodes, errand),
		settings: { executionOrder: 'v1', timezone: 'Europe/Brussels' },
		staticData: errand.staticData,
	});
	const execution = new core.WorkflowExecute(
		contextOf(errand.executionId, store),
		'trigger',
		createRunExecutionData(),
	);
	const run = await execution.run({ workflow, startNode: workflow.nodes[errand.trigger] });
	const { error } = run.data.resultData;
	return {
		staticData: workflow.staticData,
		...(error === undefined ? {} : { message: error.message }),
	};
}

function contextOf(executionId: string, store: CredentialStore): IWorkflowExecuteAdditionalData {
	return additionalDataWith(executionId, 'trigger', {
		getParentTypes: (type) => (type === 'exactOnlineOAuth2Api' ? ['oAuth2Api'] : []),
		authenticate: async (_credentials, _type, options) => {
			const { planManager } = await store.read();
			const headers = { ...options.headers, 'X-Api-Key': planManager['apiKey'] };
			return { ...options, headers } as IHttpRequestOptions;
		},
		getDecrypted: async (_data, _details, type) => {
			const { exact, planManager } = await store.read();
			return structuredClone(type === 'planManagerApi' ? planManager : exact);
		},
		updateCredentialsOauthTokenData: async (_details, _type, data) => {
			const { exact } = await store.read();
			await store.writeExact({ ...exact, oauthTokenData: data['oauthTokenData'] });
		},
	});
}
