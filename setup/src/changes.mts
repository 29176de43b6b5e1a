/** What an update would change, in words for who reads the plan. */
import { isDeepStrictEqual } from 'node:util';
import { labelOf } from './credentials.mts';
import { markOf } from './identity.mts';
import { assignmentsOf, pathOf } from './workflow.mts';
import type { Workflow, WorkflowBody, WorkflowNode } from './workflow.mts';

/** Short lines; names of nodes in the order of the new workflow. */
export function changesBetween(now: Workflow, wanted: WorkflowBody): string[] {
	return [
		...(now.name === wanted.name ? [] : [`name: ${now.name} → ${wanted.name}`]),
		...wanted.nodes.flatMap((node) => {
			const before = now.nodes.find(({ id }) => id === node.id);
			return before ? changesOfNode(before, node) : [`new node ${node.name}`];
		}),
		...now.nodes
			.filter(({ id }) => !wanted.nodes.some((node) => node.id === id))
			.map(({ name }) => `node ${name} goes`),
		...(isDeepStrictEqual(now.connections, wanted.connections) ? [] : ['connections']),
		...Object.entries(wanted.settings)
			.filter(([name, value]) => !isDeepStrictEqual(now.settings[name], value))
			.map(([name]) =>
				name === 'errorWorkflow' ? 'error workflow: the alert' : `setting ${name}`,
			),
	];
}

function changesOfNode(before: WorkflowNode, after: WorkflowNode): string[] {
	const named = [
		...assignmentsOf(after).flatMap(({ name, value }) => {
			const was = assignmentsOf(before).find((line) => line.name === name)?.value;
			return was === value ? [] : [`${name}: ${shown(was)} → ${shown(value)}`];
		}),
		...Object.entries(after.credentials ?? {}).flatMap(([type, { id, name }]) => {
			const was = before.credentials?.[type];
			if (was?.id === id) return [];
			return [`${labelOf(type)} of ${after.name}: ${shown(was?.name)} → ${shown(name)}`];
		}),
		...(pathOf(before) === pathOf(after) ? [] : [`path: ${pathOf(before)} → ${pathOf(after)}`]),
	];
	const isNewer = markOf(before)?.node !== markOf(after)?.node;
	if (isNewer) return [...named, `node ${after.name}: newer template`];
	const isSame = isDeepStrictEqual(before.parameters, after.parameters);
	return named.length === 0 && !isSame ? [`node ${after.name}`] : named;
}

function shown(value: unknown): string {
	if (value === undefined || value === '') return 'nothing';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
