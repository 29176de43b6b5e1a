/** Plans in words. */
import { CREDENTIALS, credentialTypeOf, labelOf } from './credentials.mts';
import type { Plan, Step } from './plan.mts';
import type { Garage } from './garage.mts';
import { pathOf } from './workflow.mts';
import type { Reference } from './workflow.mts';

const SIGNS = { create: '+', update: '~', unchanged: '=' } as const;

/** What would be done, a line for each workflow and below it what changes. */
export function planInWords({ garage, steps, left, foreign }: Plan): string[] {
	const count = (action: Step['action']) => steps.filter((step) => step.action === action).length;
	return [
		headingOf(garage),
		...steps.flatMap((step) => [
			`  ${SIGNS[step.action]} ${step.action.padEnd(9)} ${step.workflow.name}`,
			...step.changes.map((change) => `      ${change}`),
			...(step.missing.length === 0 ? [] : [`      not published: ${missingInWords(step)}`]),
		]),
		...left.map(({ name }) => `  . left      ${name} (not in the file any more)`),
		...foreign.alike.map(({ name, id }) => `  . not ours  ${name} (${id}), not touched`),
		`  ${count('create')} to create, ${count('update')} to update, ${count('unchanged')} unchanged; ${foreign.count} other workflows, not touched`,
	];
}

/** What would be deleted. */
export function removalInWords(garage: Garage, workflows: readonly Reference[]): string[] {
	return [
		headingOf(garage),
		...workflows.map(({ name, id }) => `  - delete    ${name} (${id})`),
		`  ${workflows.length} to delete; what others made is not touched, nor are credentials`,
	];
}

/** What no program can do, for the garages whose workflows are new or wait for something. */
export function leftToPeople(plans: readonly Plan[]): string[] {
	const lines = plans.flatMap((plan) => stepsForPeople(plan));
	return lines.length === 0 ? [] : ['What only a person can do:', ...lines];
}

function stepsForPeople({ garage, steps }: Plan): string[] {
	const isNew = steps.some(({ action }) => action === 'create');
	const waiting = steps.filter(({ missing }) => missing.length > 0);
	if (!isNew && waiting.length === 0) return [];
	const types = new Set(steps.flatMap(({ workflow }) => workflow.nodes.map(credentialTypeOf)));
	const paths = steps.flatMap(({ workflow }) =>
		workflow.nodes.flatMap((node) => {
			const path = pathOf(node);
			return path === undefined
				? []
				: [`${node.type.endsWith('.webhook') ? 'webhook' : 'form'}/${path}`];
		}),
	);
	const byExact = steps.some(({ workflow }) =>
		workflow.nodes.some(({ type }) => type.endsWith('.exactOnlineTrigger')),
	);
	return [
		`  ${garage.name}:`,
		...waiting.map(
			(step) =>
				`    - ${step.workflow.name}: choose the credential ${missingInWords(step)} in its nodes, or name it in ${garage.file}; then run this again, which publishes it`,
		),
		...(types.has(CREDENTIALS.exactOnline.type)
			? [
					`    - Open the credential ${quoted(garage.credentials.exactOnline)} of Exact Online in n8n, press Connect and agree in the browser, unless that was done`,
				]
			: []),
		...(byExact
			? [
					'    - Payments to PlanManager subscribes at Exact Online when it is published, which needs that consent, the webhook secret in the credential and an https address: see in n8n that it is published without a message; otherwise unpublish and publish it there',
				]
			: []),
		...(paths.length > 0
			? [`    - Give the garage its addresses below ${garage.n8nUrl}/: ${paths.join(', ')}`]
			: []),
	];
}

const headingOf = ({ name, division, n8nUrl }: Garage): string =>
	`${name}, division ${division}, at ${n8nUrl}`;

const missingInWords = ({ missing }: Step): string =>
	missing.map((type) => labelOf(type)).join(' and ');

const quoted = (name: string | undefined): string =>
	name === undefined ? 'you chose' : `"${name}"`;
