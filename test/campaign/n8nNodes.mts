/**
 * n8n's own nodes, as far as the templates use them: the real ones come with the whole of n8n. What they do is
 * tested with those in `test/e2e`.
 */
import { runInThisContext } from 'node:vm';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	NodeConnectionType,
} from 'n8n-workflow';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

interface Shape {
	readonly execute: Execute;
	readonly parameters?: readonly string[];
	readonly inputs?: number;
	readonly outputs?: number;
}

const MAIN: NodeConnectionType = 'main';

/** The node type with this behaviour. n8n keeps only parameters that a type declares. */
function typeOf({ execute, parameters = [], inputs = 1, outputs = 1 }: Shape): INodeType {
	return {
		description: {
			displayName: 'n8n',
			name: 'n8n',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: Array.from({ length: inputs }, () => MAIN),
			outputs: Array.from({ length: outputs }, () => MAIN),
			requiredInputs: 1,
			properties: parameters.map((name) => ({
				displayName: name,
				name,
				type: 'json',
				default: '',
			})),
		},
		execute,
	};
}

const KINDS: Readonly<Record<string, (node: Pick<INode, 'parameters'>) => Shape>> = {
	if: () => ({ execute: choose, parameters: ['conditions'], outputs: 2 }),
	set: () => ({ execute: setFields, parameters: ['mode', 'assignments', 'jsonOutput'] }),
	merge: ({ parameters }) => ({
		execute: append,
		parameters: ['numberInputs'],
		inputs: Number(parameters['numberInputs']),
	}),
	code: () => ({ execute: runCode, parameters: ['jsCode'] }),
	stopAndError: () => ({ execute: stop, parameters: ['errorMessage'] }),
};

/** The type of one of n8n's own nodes. Throws for one that no template had so far. */
export function ownNode(node: INode): INodeType {
	const kind = KINDS[node.type.replace('n8n-nodes-base.', '')];
	if (kind === undefined) throw new Error(`The campaign does not know ${node.type}`);
	return typeOf(kind(node));
}

/** Stands in for a trigger: gives one item. */
export function triggerOf(event: IDataObject): INodeType {
	return typeOf({ execute: async () => await Promise.resolve([[{ json: event }]]), inputs: 0 });
}

/** The templates ask for one thing at a time, and whether it is true. */
async function choose(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const [yes, no]: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
	this.getInputData().forEach((item, index) => {
		const path = 'conditions.conditions[0].leftValue';
		const side = this.getNodeParameter(path, index) === true ? yes : no;
		side.push({ ...item, pairedItem: { item: index } });
	});
	return await Promise.resolve([yes, no]);
}

async function setFields(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().map((item, index) => {
		const pairedItem = { item: index };
		if (this.getNodeParameter('mode', index) === 'raw') {
			const json = JSON.parse(this.getNodeParameter('jsonOutput', index) as string) as IDataObject;
			return { json, pairedItem };
		}
		const fields = this.getNodeParameter('assignments.assignments', index) as Array<{
			name: string;
			value: IDataObject[string];
		}>;
		const set = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
		return { json: { ...item.json, ...set }, pairedItem };
	});
	return await Promise.resolve([items]);
}

async function append(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const inputs = Number(this.getNode().parameters['numberInputs']);
	const items = Array.from({ length: inputs }, (_, input) =>
		(this.getInputData(input) ?? []).map((item, index) => ({
			...item,
			pairedItem: { item: index, input },
		})),
	);
	return await Promise.resolve([items.flat()]);
}

async function runCode(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const proxy = this.getWorkflowDataProxy(0) as Record<string, unknown>;
	const given = {
		$: proxy['$'],
		$input: proxy['$input'],
		$now: proxy['$now'],
		DateTime: proxy['DateTime'],
		$getWorkflowStaticData: (kind: string) => this.getWorkflowStaticData(kind),
	};
	const code = this.getNodeParameter('jsCode', 0) as string;
	const script = `(({ ${Object.keys(given).join(', ')} }) => {${code}\n})`;
	const run = runInThisContext(script) as (n8n: typeof given) => INodeExecutionData[];
	return await Promise.resolve([run(given)]);
}

async function stop(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const message = this.getNodeParameter('errorMessage', 0) as string;
	return await Promise.reject(new Error(message));
}
