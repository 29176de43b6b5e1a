// Workflows as a user handles them: import a template, choose credentials, fill in what the sticky
// notes ask for, publish.
import { waitFor } from '../waitFor.mts';
import type { CredentialReference } from './credentials.mts';
import type { N8nSession } from './session.mts';

export type TemplateNode = {
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	webhookId?: string;
	credentials?: Record<string, CredentialReference>;
};

/** The file that n8n's editor exports and imports. */
export type Template = {
	name?: string;
	nodes: TemplateNode[];
	connections: object;
	settings?: object;
};

export type Workflow = Template & { id: string; name: string; versionId: string; active: boolean };

export type ImportChoices = {
	/** By credential type. Each node that can use that type gets it. */
	credentials?: Record<string, CredentialReference>;
	/** By node name: parameters to set over the template's own. */
	parameters?: Record<string, Record<string, unknown>>;
	/** By name: what to fill in in the template's node **Settings**. */
	answers?: Record<string, string | boolean>;
	/** Over the template's own settings, for example the error workflow. */
	settings?: Record<string, unknown>;
	name?: string;
};

/** One line of a node that sets fields. */
type Assignment = { name: string; value: string | boolean };

type NodeType = { name: string; credentials?: { name: string }[] };

type Publication = {
	status: 'in_progress' | 'published' | 'failed' | 'partial' | 'not_published';
	triggers: { nodeId: string; status: string; errorMessage?: string }[];
};

/** Name of the node that a person fills in. */
const SETTINGS = 'Settings';

/** Five attempts with pauses of 1, 2, 4 and 8 s, when a trigger's service refuses. */
const PUBLISH_TIMEOUT_MS = 60_000;

/** Which credential types each installed node type can use, in any of its versions. */
async function usableCredentials(session: N8nSession): Promise<Map<string, string[]>> {
	const response = await session.fetch('/types/nodes.json');
	const types = (await response.json()) as NodeType[];
	const usable = new Map<string, string[]>();
	for (const { name, credentials = [] } of types) {
		const names = credentials.map((credential) => credential.name);
		usable.set(name, [...(usable.get(name) ?? []), ...names]);
	}
	return usable;
}

function refuseUnknownNodes(template: Template, choices: ImportChoices, known: Set<string>): void {
	const names = new Set(template.nodes.map((node) => node.name));
	const missing = Object.keys(choices.parameters ?? {}).filter((name) => !names.has(name));
	if (missing.length) throw new Error(`The template has no node called ${missing.join(', ')}`);
	const settings = assignmentsOf(template.nodes.find(({ name }) => name === SETTINGS)).map(
		({ name }) => name,
	);
	const unasked = Object.keys(choices.answers ?? {}).filter((name) => !settings.includes(name));
	if (unasked.length) throw new Error(`The template does not ask for ${unasked.join(', ')}`);
	const foreign = template.nodes.filter((node) => !known.has(node.type)).map((node) => node.type);
	if (foreign.length) throw new Error(`n8n has no node type ${foreign.join(', ')}`);
}

function assignmentsOf(node: TemplateNode | undefined): Assignment[] {
	const { assignments } = (node?.parameters ?? {}) as {
		assignments?: { assignments: Assignment[] };
	};
	return assignments?.assignments ?? [];
}

/** The node **Settings** with its answers; other nodes as they are. */
function answered(node: TemplateNode, { answers = {} }: ImportChoices): Record<string, unknown> {
	if (node.name !== SETTINGS) return node.parameters;
	const assignments = assignmentsOf(node).map((assignment) => ({
		...assignment,
		value: answers[assignment.name] ?? assignment.value,
	}));
	return { ...node.parameters, assignments: { assignments } };
}

/** What a template asks for once, by the name under which it refers to it. */
export function asksFor(template: Template, name: string): boolean {
	const settings = template.nodes.find((node) => node.name === SETTINGS);
	return assignmentsOf(settings).some((assignment) => assignment.name === name);
}

function fillIn(node: TemplateNode, choices: ImportChoices, usable: string[] = []): TemplateNode {
	const chosen = Object.entries(choices.credentials ?? {}).filter(([type]) =>
		usable.includes(type),
	);
	return {
		...node,
		parameters: { ...answered(node, choices), ...choices.parameters?.[node.name] },
		...(chosen.length && { credentials: { ...node.credentials, ...Object.fromEntries(chosen) } }),
	};
}

/**
 * Imports a template and makes the choices that a user would make in the editor.
 * @throws Error when a chosen node is not in the template or a node type is not installed
 */
export async function importWorkflow(
	session: N8nSession,
	template: Template,
	choices: ImportChoices = {},
): Promise<Workflow> {
	const usable = await usableCredentials(session);
	refuseUnknownNodes(template, choices, new Set(usable.keys()));
	return await session.call<Workflow>('POST', '/workflows', {
		name: choices.name ?? template.name ?? 'Imported workflow',
		nodes: template.nodes.map((node) => fillIn(node, choices, usable.get(node.type))),
		connections: template.connections,
		settings: { ...template.settings, ...choices.settings },
	});
}

/** Changes parameters of a workflow's nodes, by node name, and saves it; what is published stays as it is. */
export async function setParameters(
	session: N8nSession,
	id: string,
	parameters: Record<string, Record<string, unknown>>,
): Promise<void> {
	const { nodes, connections, settings, versionId } = await getWorkflow(session, id);
	const changed = nodes.map((node) => ({
		...node,
		parameters: parameters[node.name] ?? node.parameters,
	}));
	await session.call('PATCH', `/workflows/${id}`, {
		nodes: changed,
		connections,
		settings,
		versionId,
	});
}

export async function getWorkflow(session: N8nSession, id: string): Promise<Workflow> {
	return await session.call<Workflow>('GET', `/workflows/${id}`);
}

async function settledPublication(session: N8nSession, id: string): Promise<Publication> {
	return await waitFor(
		`the publication of workflow ${id}`,
		async () => {
			const path = `/workflows/${id}/publication-status`;
			const publication = await session.call<Publication>('GET', path);
			return publication.status === 'in_progress' ? undefined : publication;
		},
		{ timeoutMs: PUBLISH_TIMEOUT_MS },
	);
}

/**
 * Publishes a workflow's newest version and waits until its triggers listen.
 * @throws Error with the triggers' own messages when that does not succeed
 */
export async function publish(session: N8nSession, id: string): Promise<void> {
	const { versionId } = await getWorkflow(session, id);
	await session.call('POST', `/workflows/${id}/activate`, { versionId });
	const { status, triggers } = await settledPublication(session, id);
	if (status === 'published') return;
	const reasons = triggers.map((trigger) => trigger.errorMessage ?? trigger.status);
	throw new Error(`Workflow ${id} is ${status}: ${reasons.join('; ')}`);
}

/** Takes a workflow out of service and waits until its triggers have been removed. */
export async function unpublish(session: N8nSession, id: string): Promise<void> {
	await session.call('POST', `/workflows/${id}/deactivate`, {});
	const { status } = await settledPublication(session, id);
	if (status !== 'not_published') throw new Error(`Workflow ${id} is still ${status}`);
}
