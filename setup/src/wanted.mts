/**
 * What a workflow should be: the template, filled in for a garage, with what a person chose in n8n. Which of them
 * wins: the file for what it names; then the person, as long as the template has not changed there; then the template.
 */
import { credentialTypeOf, CREDENTIALS } from './credentials.mts';
import type { CredentialKey } from './credentials.mts';
import type { Garage } from './garage.mts';
import { fingerprint, markOf, nodeId, noteOf } from './identity.mts';
import type { Mark } from './identity.mts';
import type { Template } from './templates.mts';
import { assignmentsOf, isExpression, pathOf, SETTINGS } from './workflow.mts';
import type {
	Assignment,
	Json,
	Reference,
	Workflow,
	WorkflowBody,
	WorkflowNode,
} from './workflow.mts';

/** Credentials of the garage's file that were found in n8n, by type. */
export type Chosen = ReadonlyMap<string, Reference>;

/** What n8n takes of a node; it refuses a workflow with anything else. */
const NODE_FIELDS = [
	...['id', 'name', 'webhookId', 'disabled', 'notesInFlow', 'notes', 'type', 'typeVersion'],
	...['executeOnce', 'alwaysOutputData', 'retryOnFail', 'maxTries', 'waitBetweenTries'],
	...['continueOnFail', 'onError', 'position', 'parameters', 'credentials'],
];

/** The same of a workflow's settings. */
const SETTING_FIELDS = [
	...['saveExecutionProgress', 'saveManualExecutions', 'saveDataErrorExecution'],
	...['saveDataSuccessExecution', 'executionTimeout', 'errorWorkflow', 'timezone'],
	...['executionOrder', 'callerPolicy', 'callerIds', 'timeSavedMode', 'timeSavedPerExecution'],
	...['redactionPolicy', 'availableInMCP'],
];

/**
 * The workflow as it should stand in n8n.
 * @param existing as it stands there now, if it does
 * @param alert id of the garage's alert workflow, which becomes the error workflow; undefined leaves that as it is
 */
export function wantedWorkflow(
	template: Template,
	garage: Garage,
	chosen: Chosen,
	existing?: Workflow,
	alert?: string,
): WorkflowBody {
	const present = existing?.nodes ?? [];
	const own = ownNodes(template, garage);
	const keepsLines = existing !== undefined && hasSameLines(own, present);
	const nodes = keepsLines ? keptNodes(own, present) : newNodes(own, present);
	return {
		name: `${garage.name} – ${template.name}`,
		nodes: nodes.map((node) => filledIn(node, { garage, chosen, own, present })),
		connections: keepsLines ? existing.connections : template.connections,
		settings: {
			...template.settings,
			...picked(existing?.settings ?? {}, SETTING_FIELDS),
			...(alert !== undefined && { errorWorkflow: alert }),
		},
	};
}

/** Credentials that a node needs and has not got, by type; each once. */
export function missingCredentials({ nodes }: WorkflowBody): string[] {
	const missing = nodes.flatMap((node) => {
		const type = credentialTypeOf(node);
		return type === undefined || node.disabled || node.credentials?.[type]?.id ? [] : [type];
	});
	return [...new Set(missing)];
}

/** The nodes of the template with the ids and marks of the garage, by id. */
function ownNodes(template: Template, garage: Garage): ReadonlyMap<string, WorkflowNode> {
	const lines = linesOf(template);
	return new Map(
		template.nodes.map((node) => {
			const id = nodeId(garage.id, template.key, node.name);
			// Where a node lies makes no difference to what it does.
			const { position: _, ...what } = node;
			const notes = noteOf({ node: fingerprint(what), lines });
			return [id, { ...node, id, notes, ...(node.webhookId && { webhookId: id }) }];
		}),
	);
}

/** How the nodes of a template are connected, and which there are. */
function linesOf({ nodes, connections }: Template): string {
	return fingerprint([nodes.map(({ name }) => name).toSorted(), connections]);
}

function hasSameLines(
	own: ReadonlyMap<string, WorkflowNode>,
	present: readonly WorkflowNode[],
): boolean {
	const ours = present.filter(({ id }) => own.has(id));
	const isSame = ours.every((node) => markOf(node)?.lines === markIn(own, node.id)?.lines);
	// Expressions of a new node would look for the others under the names of the template.
	const isRenamed = ours.some(({ id, name }) => own.get(id)?.name !== name);
	return isSame && (!isRenamed || ours.every((node) => isUnchanged(own, node)));
}

const markIn = (own: ReadonlyMap<string, WorkflowNode>, id: string): Mark | undefined =>
	markOf(own.get(id));

/** Whether the template's node is the one that this was made from. */
function isUnchanged(own: ReadonlyMap<string, WorkflowNode>, node: WorkflowNode): boolean {
	return markOf(node)?.node === markIn(own, node.id)?.node;
}

/** The nodes as they stand, those with a newer template anew. What a person added or removed stays so. */
function keptNodes(
	own: ReadonlyMap<string, WorkflowNode>,
	present: readonly WorkflowNode[],
): WorkflowNode[] {
	return present.map((node) => (isUnchanged(own, node) ? node : (own.get(node.id) ?? node)));
}

/** The nodes of the template; those that it has not changed as they stand, but for the name. */
function newNodes(
	own: ReadonlyMap<string, WorkflowNode>,
	present: readonly WorkflowNode[],
): WorkflowNode[] {
	return [...own.values()].map((node) => {
		const now = present.find(({ id }) => id === node.id);
		const keeps = now?.name === node.name && isUnchanged(own, now);
		return keeps ? { ...now, position: node['position'], notes: node.notes } : node;
	});
}

interface Filling {
	readonly garage: Garage;
	readonly chosen: Chosen;
	readonly own: ReadonlyMap<string, WorkflowNode>;
	readonly present: readonly WorkflowNode[];
}

function filledIn(node: WorkflowNode, filling: Filling): WorkflowNode {
	const { own, present } = filling;
	const now = present.find(({ id }) => id === node.id);
	const template = own.get(node.id);
	const credentials = credentialsOf(node, now, filling);
	const whole: WorkflowNode = {
		...node,
		parameters: template ? parametersOf(node, template, now, filling) : node.parameters,
		...((template?.webhookId ?? now?.webhookId) && {
			webhookId: template?.webhookId ?? now?.webhookId,
		}),
		...(now?.disabled && { disabled: true }),
		...(credentials && { credentials }),
	};
	return picked(whole, NODE_FIELDS) as WorkflowNode;
}

function parametersOf(
	node: WorkflowNode,
	template: WorkflowNode,
	now: WorkflowNode | undefined,
	{ garage }: Filling,
): Json {
	const { parameters } = node;
	if (template.name === SETTINGS) {
		const assignments = assignmentsOf(node).map((line) => answered(line, template, now, garage));
		return { ...parameters, assignments: { assignments } };
	}
	const path = pathOf(template);
	if (path !== undefined) return withPath(node, `${garage.pathPrefix}-${path}`);
	// Every other division refers to the settings; what starts a workflow can't.
	if (node.type.endsWith('.exactOnlineTrigger')) {
		const division = { __rl: true, mode: 'id', value: String(garage.division) };
		return { ...parameters, division };
	}
	return parameters;
}

/** A line of the settings: what the file says, else what stands in n8n, else what the template says. */
function answered(
	line: Assignment,
	template: WorkflowNode,
	now: WorkflowNode | undefined,
	{ settings }: Garage,
): Assignment {
	const byName = (lines: readonly Assignment[]) => lines.find(({ name }) => name === line.name);
	const ofTemplate = byName(assignmentsOf(template));
	if (isExpression(ofTemplate?.value)) return line;
	const value = settings[line.name] ?? byName(assignmentsOf(now))?.value ?? line.value;
	return { ...line, value };
}

function withPath({ type, parameters }: WorkflowNode, path: string): Json {
	if (type === 'n8n-nodes-base.webhook') return { ...parameters, path };
	return { ...parameters, options: { ...(parameters['options'] as Json), path } };
}

/** The file's choice, else the node's own, else the one that all other nodes of the kind have. */
function credentialsOf(
	node: WorkflowNode,
	now: WorkflowNode | undefined,
	{ chosen, present }: Filling,
): WorkflowNode['credentials'] {
	const type = credentialTypeOf(node);
	if (type === undefined) return now?.credentials;
	const others = new Map(
		present.flatMap(({ credentials }) => {
			const reference = credentials?.[type];
			return reference?.id ? [[reference.id, reference] as const] : [];
		}),
	);
	const common = others.size === 1 ? [...others.values()][0] : undefined;
	const reference = chosen.get(type) ?? now?.credentials?.[type] ?? common;
	return reference && { ...now?.credentials, [type]: reference };
}

function picked(record: Json, fields: readonly string[]): Json {
	return Object.fromEntries(
		Object.entries(record).filter(([name, value]) => fields.includes(name) && value !== undefined),
	);
}

/** Names in a garage's file, by type of credential. */
export function namedCredentials({ credentials }: Garage): Array<readonly [string, string]> {
	return (Object.keys(CREDENTIALS) as CredentialKey[]).flatMap((key) => {
		const name = credentials[key];
		return name === undefined ? [] : [[CREDENTIALS[key].type, name] as const];
	});
}
