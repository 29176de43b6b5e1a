// A garage, the templates as they lie in the repository, and an n8n that holds what a plan says.
import { join } from 'node:path';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { readGarage } from '../../setup/src/garage.mts';
import type { Garage } from '../../setup/src/garage.mts';
import { TAG } from '../../setup/src/identity.mts';
import type { Plan } from '../../setup/src/plan.mts';
import { readTemplates } from '../../setup/src/templates.mts';
import type { Template } from '../../setup/src/templates.mts';
import type { State, Workflow, WorkflowNode } from '../../setup/src/workflow.mts';

export const TEMPLATES = readTemplates(join(ROOT, 'workflows'));

export const CREDENTIALS = [
	{ id: 'c1', name: 'Exact Online', type: 'exactOnlineOAuth2Api' },
	{ id: 'c2', name: 'PlanManager Meuse', type: 'planManagerApi' },
	{ id: 'c3', name: 'Formulaires Meuse', type: 'httpBasicAuth' },
	{ id: 'c4', name: 'Mail', type: 'smtp' },
];

export const EMPTY: State = { workflows: [], credentials: CREDENTIALS };

export const FILE = `id: meuse
name: Carrosserie Meuse
n8n:
  url: https://n8n.example.com/
division: 3114772
startDate: 2026-01-01
credentials:
  exactOnline: Exact Online
  planManager: PlanManager Meuse
  forms: Formulaires Meuse
  mail: Mail
alerts:
  language: fr
  from: n8n@example.com
  to: garage@example.com
`;

/** The garage, with some of its file written otherwise. */
export function garage(changes: Readonly<Record<string, string>> = {}): Garage {
	let text = FILE;
	for (const [from, to] of Object.entries(changes)) text = text.replace(from, to);
	return readGarage('meuse.yaml', text);
}

/** What n8n holds after a plan was carried out, beside what it held before. */
export function after(plan: Plan, before: State = EMPTY): State {
	const idOf = (template: string) => `${plan.garage.id}-${template}`;
	const made = plan.steps.map(
		(step): Workflow => ({
			...structuredClone(step.workflow),
			settings: {
				...step.workflow.settings,
				...(step.awaitsAlert && { errorWorkflow: idOf('alert-when-a-run-fails') }),
			},
			id: step.id ?? idOf(step.template),
			active: step.missing.length === 0,
			versionId: '1',
			activeVersionId: '1',
			tags: [{ id: 't1', name: TAG }],
		}),
	);
	const others = before.workflows.filter(({ id }) => !made.some((workflow) => workflow.id === id));
	return { ...before, workflows: [...others, ...made] };
}

/** The same n8n, with one workflow changed by a person. */
export function changed(
	state: State,
	template: string,
	change: (workflow: Workflow) => Partial<Workflow>,
): State {
	return {
		...state,
		workflows: state.workflows.map((workflow) =>
			workflow.id.endsWith(template) ? { ...workflow, ...change(workflow) } : workflow,
		),
	};
}

/** The nodes with one of them changed. */
export function withNode(
	nodes: readonly WorkflowNode[],
	name: string,
	change: Partial<WorkflowNode>,
): WorkflowNode[] {
	return nodes.map((node) => (node.name === name ? { ...node, ...change } : node));
}

/** The templates with one of them changed, as in a newer version. */
export function newer(key: string, change: (template: Template) => Partial<Template>): Template[] {
	return TEMPLATES.map((template) =>
		template.key === key ? { ...template, ...change(template) } : template,
	);
}
