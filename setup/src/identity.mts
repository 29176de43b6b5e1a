/**
 * How the tool knows again what it made. n8n keeps neither `meta` nor another free field of a workflow that comes
 * by its API, but it keeps the ids of nodes through every save, and gives new ones to a copy. So each node gets an id
 * made of the garage, the template and the node: a UUID of version 8 (RFC 9562), of which the first two parts name
 * the garage, the third and fourth the template.
 */
import { createHash } from 'node:crypto';
import type { Workflow, WorkflowNode } from './workflow.mts';

/** The tag of every workflow that the tool makes. */
export const TAG = 'exact-online-link';

/** Length of the part that names the garage, `xxxxxxxx-xxxx-`, and of that with the template, `…8xxx-8xxx-`. */
const GARAGE_LENGTH = 14;
const TEMPLATE_LENGTH = 24;

/** The id of a template's node in a garage: the same ones give the same id. */
export function nodeId(garage: string, template: string, node: string): string {
	const ofGarage = hash(garage);
	const ofTemplate = hash(`${garage}/${template}`);
	return [
		ofGarage.slice(0, 8),
		ofGarage.slice(8, 12),
		`8${ofTemplate.slice(0, 3)}`,
		`8${ofTemplate.slice(3, 6)}`,
		hash(`${garage}/${template}/${node}`).slice(0, 12),
	].join('-');
}

/** Whether a workflow holds a node that the tool made for this garage, and for this template if one is given. */
export function isMadeFor({ nodes }: Workflow, garage: string, template?: string): boolean {
	const length = template === undefined ? GARAGE_LENGTH : TEMPLATE_LENGTH;
	const start = nodeId(garage, template ?? '', '').slice(0, length);
	return nodes.some(({ id }) => id.startsWith(start));
}

export function hasTag({ tags = [] }: Workflow): boolean {
	return tags.some(({ name }) => name === TAG);
}

/** What a node was like in the template that it was made from, and how all of them were connected. */
export interface Mark {
	readonly node: string;
	readonly lines: string;
}

/** Eight characters that differ when the value does; the order of keys makes no difference. */
export function fingerprint(value: unknown): string {
	return hash(JSON.stringify(value, sorted)).slice(0, 8);
}

/** Goes into the notes of each node: what has not changed in the template since stays as a person made it. */
export function noteOf({ node, lines }: Mark): string {
	return `Made by n8n-exact-online-link-setup from its template (${node}, ${lines}).`;
}

/** Reads such a note; undefined when a person made the node, or rewrote its notes. */
export function markOf(node?: WorkflowNode): Mark | undefined {
	const [, ofNode, lines] = /\((\w{8}), (\w{8})\)/.exec(node?.notes ?? '') ?? [];
	return ofNode === undefined || lines === undefined ? undefined : { node: ofNode, lines };
}

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
