/** What n8n's public API says of workflows and credentials, as far as it matters here. */

export type Json = Record<string, unknown>;

export interface Reference {
	readonly id: string;
	readonly name: string;
}

export interface Credential extends Reference {
	readonly type: string;
}

export interface WorkflowNode {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly parameters: Json;
	readonly webhookId?: string;
	readonly disabled?: boolean;
	readonly notes?: string;
	/** By type of the credential. */
	readonly credentials?: Readonly<Record<string, Partial<Reference>>>;
	readonly [more: string]: unknown;
}

/** What is written: a workflow without its id and state. */
export interface WorkflowBody {
	readonly name: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: Json;
	readonly settings: Json;
}

/** A workflow as it stands in n8n. */
export interface Workflow extends WorkflowBody {
	readonly id: string;
	readonly active: boolean;
	readonly isArchived?: boolean;
	/** The saved version, and the one that runs when the workflow is published. */
	readonly versionId?: string;
	readonly activeVersionId?: string | null;
	readonly tags?: readonly Reference[];
}

/** Everything that a plan is made from. */
export interface State {
	readonly workflows: readonly Workflow[];
	readonly credentials: readonly Credential[];
}

/** One line of the node **Settings**. */
export interface Assignment {
	readonly id?: string;
	readonly name: string;
	readonly value: unknown;
	readonly type?: string;
}

/** The node in which a template asks for what is set once. */
export const SETTINGS = 'Settings';

/** The lines of a node that sets fields; none of any other node. */
export function assignmentsOf(node: WorkflowNode | undefined): readonly Assignment[] {
	const { assignments } = (node?.parameters ?? {}) as {
		assignments?: { assignments?: readonly Assignment[] };
	};
	return assignments?.assignments ?? [];
}

/** An expression is the template's own affair: nobody fills it in. */
export function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}

/** The path at which a form or page answers; undefined of other nodes. */
export function pathOf({ type, parameters }: WorkflowNode): string | undefined {
	if (type === 'n8n-nodes-base.webhook') return textOf(parameters['path']);
	if (type !== 'n8n-nodes-base.formTrigger') return undefined;
	return (
		textOf((parameters['options'] as Json | undefined)?.['path']) ?? textOf(parameters['path'])
	);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
