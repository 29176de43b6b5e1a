/** Carries plans out, in their order. It decides nothing new. */
import { TAG } from './identity.mts';
import type { N8nApi } from './n8nApi.mts';
import type { Plan, Step } from './plan.mts';
import { ALERT } from './templates.mts';
import type { Workflow } from './workflow.mts';

/** Told after each workflow. */
export type Progress = (line: string) => void;

/** @throws Refusal when n8n refuses; what was told before is done then */
export async function applyPlan(api: N8nApi, plan: Plan, progress: Progress): Promise<void> {
	const todo = plan.steps.filter(({ action }) => action !== 'unchanged');
	if (todo.length === 0) return;
	const tagId = await api.tag(TAG);
	let alert: string | undefined;
	for (const step of todo) {
		const id = await written(api, step, tagId, alert);
		if (step.template === ALERT) alert = id;
		if (step.publishes) await api.publish(id);
		const state = step.publishes || step.missing.length === 0 ? '' : ', not published';
		progress(`${step.action === 'create' ? 'created' : 'updated'}: ${step.workflow.name}${state}`);
	}
}

/** @returns the workflow's id */
async function written(
	api: N8nApi,
	{ id, workflow, writes, awaitsAlert }: Step,
	tagId: string,
	alert: string | undefined,
): Promise<string> {
	const settings = { ...workflow.settings, ...(awaitsAlert && { errorWorkflow: alert }) };
	const body = { ...workflow, settings };
	if (id === undefined) return await api.create(body, tagId);
	if (writes) await api.update(id, body);
	return id;
}

/** Deletes workflows. @throws Refusal when n8n refuses; what was told before is done then */
export async function removeAll(
	api: N8nApi,
	workflows: readonly Workflow[],
	progress: Progress,
): Promise<void> {
	for (const workflow of workflows) {
		await api.remove(workflow);
		progress(`deleted: ${workflow.name}`);
	}
}
