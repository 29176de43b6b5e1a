// A scheduled workflow run as n8n runs it at night. Started by hand it would do the same work, but n8n
// calls an error workflow only for runs that it started by itself.
import { executionEnd, listExecutions } from '../runtime/n8n/executions.mts';
import type { Execution } from '../runtime/n8n/executions.mts';
import { publish, setParameters, unpublish } from '../runtime/n8n/workflows.mts';
import type { Workflow } from '../runtime/n8n/workflows.mts';
import { waitFor } from '../runtime/waitFor.mts';
import type { World } from './world.mts';

const SOON = { rule: { interval: [{ field: 'seconds', secondsInterval: 5 }] } };
const TIMEOUT_MS = 5 * 60_000;

/**
 * Lets a workflow that is not published run once by its schedule, and leaves it as it was.
 * @param schedule name of its Schedule Trigger
 * @returns the run, ended well or badly
 */
export async function runAtNight(
	{ session }: World,
	{ id, name, nodes }: Workflow,
	schedule: string,
): Promise<Execution> {
	const trigger = nodes.find(({ name }) => name === schedule);
	if (trigger === undefined) throw new Error(`The workflow has no node called ${schedule}`);
	const runs = async () => await listExecutions(session, { workflowId: id });
	const earlier = new Set((await runs()).map((run) => run.id));
	await setParameters(session, id, { [schedule]: SOON });
	await publish(session, id);
	const run = await waitFor(`a run of ${name}`, async () =>
		(await runs()).findLast((one) => !earlier.has(one.id)),
	);
	// At once, before the schedule strikes again; a run that goes on is not disturbed.
	await unpublish(session, id);
	await setParameters(session, id, { [schedule]: trigger.parameters });
	return await executionEnd(session, run.id, { timeoutMs: TIMEOUT_MS });
}
