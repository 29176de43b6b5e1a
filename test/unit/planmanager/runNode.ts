/**
 * Runs the PlanManager node in n8n's own engine, so that default expressions, credentials, files and
 * item pairing are the real ones.
 */
import 'reflect-metadata';

import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeTypes,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
} from 'n8n-workflow';

import { PlanManagerApi } from '../../../planmanager/credentials/PlanManagerApi.credentials';
import { PlanManager } from '../../../planmanager/nodes/PlanManager/PlanManager.node';
import { API_KEY } from './fakePlanManager';
import type { FakePlanManager } from './fakePlanManager';

const N8N_URL = 'https://n8n.example.be/';
const EXECUTION_ID = '4711';
const WORKFLOW_ID = 'workflow-1';
/** What names a run by default. */
export const RUN_ID = `${WORKFLOW_ID}-${EXECUTION_ID}`;

export interface NodeRun {
	readonly items: INodeExecutionData[];
	/** What came out of the error output, where the node has one. */
	readonly errorItems: INodeExecutionData[];
	readonly error?: NodeApiError;
}

export interface RunSettings {
	readonly onError?: INode['onError'];
	readonly baseUrl?: string;
}

const node = new PlanManager();
const nodeTypes = {
	getByName: () => node,
	getByNameAndVersion: () => node,
	getKnownTypes: () => ({}),
} as INodeTypes;

/** Runs the node on the items given and returns what comes out, or what it stopped with. */
export async function runNode(
	plan: Pick<FakePlanManager, 'baseUrl'>,
	parameters: INodeParameters,
	input: Array<INodeExecutionData | INodeExecutionData['json']> = [{}],
	settings: RunSettings = {},
): Promise<NodeRun> {
	const { workflow, planManager } = workflowOf(parameters, settings.onError);
	const additionalData = additionalDataOf(settings.baseUrl ?? plan.baseUrl);
	const execution = new WorkflowExecute(additionalData, 'manual', createRunExecutionData());
	const given = input.map<INodeExecutionData>((item) =>
		isExecutionData(item) ? item : { json: item },
	);
	const run = await execution.run({
		workflow,
		startNode: planManager,
		triggerToStartFrom: {
			name: planManager.name,
			data: {
				data: { main: [given] },
				startTime: 0,
				executionIndex: 0,
				executionTime: 0,
				source: [],
			},
		},
	});
	const { runData, error } = run.data.resultData;
	const [items, errorItems] = runData[planManager.name]?.[0]?.data?.main ?? [];
	return {
		items: items ?? [],
		errorItems: errorItems ?? [],
		error: error as NodeApiError | undefined,
	};
}

/** The context in which n8n fills a drop-down list of the node. */
export function loadOptionsContext(plan: Pick<FakePlanManager, 'baseUrl'>): LoadOptionsContext {
	const { workflow, planManager } = workflowOf({ resource: 'invoice', operation: 'getAll' });
	return new LoadOptionsContext(workflow, planManager, additionalDataOf(plan.baseUrl), '');
}

function workflowOf(
	parameters: INodeParameters,
	onError?: INode['onError'],
): { workflow: Workflow; planManager: INode } {
	const planManager: INode = {
		id: 'node-1',
		name: 'PlanManager',
		type: 'n8n-nodes-planmanager.planManager',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { planManagerApi: { id: 'cred-1', name: 'Garage' } },
		onError,
	};
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		nodes: [planManager],
		connections: {},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: 'Europe/Brussels' },
	});
	return { workflow, planManager: workflow.nodes.PlanManager };
}

function additionalDataOf(baseUrl: string): IWorkflowExecuteAdditionalData {
	const credential = { baseUrl, apiKey: API_KEY };
	const hooks = new ExecutionLifecycleHooks('manual', EXECUTION_ID, {
		id: WORKFLOW_ID,
		name: 'Test',
	} as IWorkflowBase);
	return {
		hooks,
		executionId: EXECUTION_ID,
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			preAuthentication: () => Promise.resolve(undefined),
			getDecrypted: () => Promise.resolve(credential),
			getCredentialsProperties: () => new PlanManagerApi().properties,
			authenticate: (
				data: ICredentialDataDecryptedObject,
				_type: string,
				request: IHttpRequestOptions,
			) => Promise.resolve(signed(data, request)),
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

/** Signs as the credential says: n8n's own helper lives in n8n itself, not in its engine. */
function signed(
	data: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { headers } = new PlanManagerApi().authenticate.properties;
	const [[header, expression]] = Object.entries(headers ?? {});
	const value = (expression as string).replace('={{$credentials.apiKey}}', data.apiKey as string);
	return { ...request, headers: { ...request.headers, [header]: value } };
}

function isExecutionData(item: object): item is INodeExecutionData {
	return 'json' in item;
}
