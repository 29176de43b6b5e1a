// Running a workflow by hand, and reading what an execution did.
import { parse } from 'flatted';
import { waitFor } from '../waitFor.mts';
import type { WaitOptions } from '../waitFor.mts';
import type { N8nSession } from './session.mts';
import { getWorkflow } from './workflows.mts';

export type Item = {
	json: Record<string, unknown>;
	binary?: Record<string, { mimeType: string; fileName?: string; fileSize?: string }>;
};

type NodeError = { message: string; description?: string };

type NodeRun = {
	executionTime: number;
	error?: NodeError;
	data?: { main?: (Item[] | null)[] };
};

type RunData = {
	resultData: { runData?: Record<string, NodeRun[]>; error?: NodeError; lastNodeExecuted?: string };
};

export type ExecutionSummary = {
	id: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled';
	mode: string;
	workflowId: string;
	startedAt: string;
	stoppedAt?: string;
	retryOf?: string;
};

export type Execution = ExecutionSummary & {
	/** The message that the user sees for a failed execution. */
	error?: NodeError;
	lastNode?: string;
	/** Names of the nodes that ran. */
	nodes: string[];
	/** How often a node ran. */
	runsOf: (node: string) => number;
	/** Everything that a node gave out on one output, over all its runs. */
	itemsOf: (node: string, output?: number) => Item[];
	/** The message with which a node failed, if it did. */
	errorOf: (node: string) => NodeError | undefined;
};

const GOING_ON = ['new', 'running', 'waiting'];
const ENDED = ['success', 'error', 'crashed', 'canceled'];

/**
 * n8n's executions, newest first, at most 100.
 * Always asks by status: without one, n8n reads those that go on and those that ended in two
 * queries, and an execution that ends between the two is in neither.
 */
export async function listExecutions(
	session: N8nSession,
	{ status = [...GOING_ON, ...ENDED], ...rest }: { workflowId?: string; status?: string[] } = {},
): Promise<ExecutionSummary[]> {
	const filter = JSON.stringify({ status, ...rest });
	const query = new URLSearchParams({ filter, limit: '100' });
	const list = await session.call<{ results: ExecutionSummary[] }>('GET', `/executions?${query}`);
	return list.results;
}

/** One execution with the data of its nodes, as far as it has come. */
export async function getExecution(session: N8nSession, id: string): Promise<Execution> {
	type Stored = ExecutionSummary & { data: string };
	const { data, ...summary } = await session.call<Stored>('GET', `/executions/${id}`);
	const { runData = {}, error, lastNodeExecuted } = (parse(data) as RunData).resultData;
	const runs = (node: string) => runData[node] ?? [];
	return {
		...summary,
		error,
		lastNode: lastNodeExecuted,
		nodes: Object.keys(runData),
		runsOf: (node) => runs(node).length,
		itemsOf: (node, output = 0) => runs(node).flatMap((run) => run.data?.main?.[output] ?? []),
		errorOf: (node) => runs(node).find((run) => run.error)?.error,
	};
}

/** Waits until an execution has ended, well or badly. Asks for no data, which a running n8n would feel. */
export async function waitForEnd(
	session: N8nSession,
	id: string,
	options: WaitOptions = {},
): Promise<ExecutionSummary> {
	return await waitFor(
		`the end of execution ${id}`,
		async () =>
			(await listExecutions(session)).find((one) => one.id === id && ENDED.includes(one.status)),
		options,
	);
}

/** Waits until an execution has ended, well or badly, and gives it with its data. */
export async function executionEnd(
	session: N8nSession,
	id: string,
	options: WaitOptions = {},
): Promise<Execution> {
	await waitForEnd(session, id, options);
	return await getExecution(session, id);
}

/** Starts a workflow as the editor's button does, without waiting. @returns the execution's id */
export async function startManually(
	session: N8nSession,
	workflowId: string,
	trigger: string,
): Promise<string> {
	const workflowData = await getWorkflow(session, workflowId);
	const body = { workflowData, triggerToStartFrom: { name: trigger } };
	const path = `/workflows/${workflowId}/run`;
	const { executionId } = await session.call<{ executionId: string }>('POST', path, body);
	return executionId;
}

/** Runs a workflow as the editor's button does and gives the ended execution. */
export async function runManually(
	session: N8nSession,
	workflowId: string,
	trigger: string,
	options: WaitOptions = {},
): Promise<Execution> {
	return await executionEnd(session, await startManually(session, workflowId, trigger), options);
}

/** Waits for the next ended execution of a workflow that is not among `known`. */
export async function nextExecution(
	session: N8nSession,
	workflowId: string,
	known: ExecutionSummary[],
	options: WaitOptions = {},
): Promise<Execution> {
	const seen = new Set(known.map(({ id }) => id));
	const fresh = await waitFor(
		`an execution of workflow ${workflowId}`,
		async () => (await listExecutions(session, { workflowId })).find(({ id }) => !seen.has(id)),
		options,
	);
	return await executionEnd(session, fresh.id, options);
}
