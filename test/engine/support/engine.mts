/**
 * Runs one node of the built package in n8n's own engine: expressions, item pairing, binary data and the
 * OAuth2 refresh are the real ones; only the store of credentials is a variable.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
	WorkflowExecuteMode,
} from 'n8n-workflow';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const core = require('n8n-core') as typeof import('n8n-core');
const { createRunExecutionData, Workflow } =
	require('n8n-workflow') as typeof import('n8n-workflow');

/** The build under test; NODES_DIST names another one. */
const DIST = process.env['NODES_DIST'] ?? join(import.meta.dirname, '../../../dist');
const N8N_URL = 'https://n8n.example.be/';

/** What the credential store holds; the engine writes refreshed tokens into it. */
export interface CredentialStore {
	/** A node keeps budgets and the order of calls by it. */
	id: string;
	data: ICredentialDataDecryptedObject;
}

export interface NodeRun {
	/** Items by output of the node. */
	readonly outputs: INodeExecutionData[][];
	readonly error?: NodeApiError;
	readonly run: IRun;
}

export interface NodeSetup {
	/** Folder and class name, e.g. `ExactOnlineSalesEntry`. */
	readonly node: string;
	readonly parameters: INodeParameters;
	readonly items: Array<{ json: object; binary?: INodeExecutionData['binary'] }>;
	readonly credential: CredentialStore;
	/** Runs with the same id share what a node remembers for one execution. */
	readonly executionId?: string;
	/** Runs with the same id are those of one workflow; default: each run is that of another. */
	readonly workflowId?: string;
	/** The node's setting *On Error*. */
	readonly onError?: INode['onError'];
	/** What the node keeps from run to run; handed in, and changed by the run. */
	readonly staticData?: IDataObject;
	/** A test in the editor is manual; anything else runs in production. */
	readonly mode?: 'trigger' | 'manual';
}

let executions = 0;

/** Runs the node on the items; resolves also when the node stopped with an error. */
export async function runNode(setup: NodeSetup): Promise<NodeRun> {
	const executionId = setup.executionId ?? `test-${++executions}`;
	const node: INode = {
		id: 'node-1',
		name: 'Node',
		type: setup.node,
		typeVersion: 1,
		position: [0, 0],
		parameters: setup.parameters,
		onError: setup.onError,
		credentials: { exactOnlineOAuth2Api: { id: setup.credential.id, name: 'Exact Online' } },
	};
	const workflow = new Workflow({
		id: setup.workflowId ?? `workflow-${executionId}`,
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: typesOf(setup.node),
		settings: { executionOrder: 'v1', timezone: 'Europe/Brussels' },
		// Given to the constructor, it is watched for changes as in n8n: lists in it are proxies.
		staticData: setup.staticData && { 'node:Node': setup.staticData },
	});
	const mode = setup.mode ?? 'trigger';
	const execution = new core.WorkflowExecute(
		additionalData(executionId, setup.credential, mode),
		mode,
		createRunExecutionData(),
	);
	const items = setup.items as INodeExecutionData[];
	const run = await execution.run({
		workflow,
		startNode: workflow.nodes.Node,
		triggerToStartFrom: {
			name: 'Node',
			data: {
				data: { main: [items] },
				startTime: 0,
				executionIndex: 0,
				executionTime: 0,
				source: [],
			},
		},
	});
	const { runData, error } = run.data.resultData;
	const main = runData.Node?.[0]?.data?.main ?? [];
	return { outputs: main.map((output) => output ?? []), error: error as NodeApiError, run };
}

/** A file as n8n hands it from node to node when it keeps binary data in memory. */
export function binaryOf(
	content: Buffer | string,
	fileName: string,
	mimeType = 'application/pdf',
): NonNullable<INodeExecutionData['binary']>[string] {
	return { data: Buffer.from(content).toString('base64'), fileName, mimeType };
}

/** A module of the build under test, e.g. `nodes/host/turns.js`; its state is that of the nodes. */
export function fromBuild(path: string): unknown {
	return require(join(DIST, path));
}

/** The node type of this name, for n8n's own classes. */
export function typesOf(name: string): INodeTypes {
	const path = `nodes/${name}/${name}.node.js`;
	const module = fromBuild(path) as Record<string, new () => INodeType>;
	const node = new module[name]();
	return {
		getByName: () => node,
		getByNameAndVersion: () => node,
		getKnownTypes: () => ({}),
	};
}

/** What n8n hands to everything that it runs. */
export function additionalData(
	executionId: string,
	credential: CredentialStore,
	mode: WorkflowExecuteMode,
): IWorkflowExecuteAdditionalData {
	return additionalDataWith(executionId, mode, {
		getParentTypes: () => ['oAuth2Api'],
		getDecrypted: () => Promise.resolve(structuredClone(credential.data)),
		updateCredentialsOauthTokenData: (_details, _type, data) => {
			credential.data = { ...credential.data, oauthTokenData: data.oauthTokenData };
			return Promise.resolve();
		},
	});
}

type Credentials = IWorkflowExecuteAdditionalData['credentialsHelper'];

/** The same with a store of credentials of one's own. */
export function additionalDataWith(
	executionId: string,
	mode: WorkflowExecuteMode,
	credentials: Pick<
		Credentials,
		'getParentTypes' | 'getDecrypted' | 'updateCredentialsOauthTokenData'
	> &
		Partial<Pick<Credentials, 'authenticate'>>,
): IWorkflowExecuteAdditionalData {
	const hooks = new core.ExecutionLifecycleHooks(mode, executionId, {
		id: 'workflow-1',
		name: 'Test',
	} as IWorkflowBase);
	return {
		hooks,
		executionId,
		credentialsHelper: {
			isCredentialUsableByNode: () => true,
			preAuthentication: () => Promise.resolve(undefined),
			runPreAuthentication: () => Promise.resolve(undefined),
			getCredentialsProperties: () => [],
			...credentials,
		},
		currentNodeExecutionIndex: 0,
		restApiUrl: N8N_URL,
		instanceBaseUrl: N8N_URL,
		webhookBaseUrl: N8N_URL,
		webhookWaitingBaseUrl: N8N_URL,
		formWaitingBaseUrl: N8N_URL,
		variables: {},
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
}
