/**
 * Many events at once start as many runs, and each of them was given the node's static data as it was
 * when it started: all would read the same changes. They take turns; what this process knows of the
 * readings of the node spares the later ones the work. When the run that did the reading fails in a later
 * node, the sweep makes up for all of them, as it does for that one.
 */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isFurther } from '../domain/payments/cursor';
import type { FeedMemory } from '../domain/payments/cursor';
import type { ExactClient } from '../exact/client';
import { inTurn } from '../host/turns';
import { getChanges, memoryName } from './changes';
import { momentOf } from './readStates';
import type { Reading } from './readStates';

interface LastReading {
	/** Moments are counted, so that no two of them are the same. */
	readonly startedAt: number;
	readonly memory: FeedMemory;
}

const lastReadings = new Map<string, LastReading>();
let moments = 0;

/** Get Changes, unless another run of this node has begun to read since this one came, and did. */
export async function getChangesOnce(
	context: IExecuteFunctions,
	client: ExactClient,
): Promise<Reading> {
	moments += 1;
	const arrivedAt = moments;
	return await inTurn('payments', client, async () => {
		if (context.getMode() === 'manual') return await getChanges(context, client);
		const key = [context.getWorkflow().id, context.getNode().id, client.baseUrl, client.division];
		return await read(context, client, key.join('|'), arrivedAt);
	});
}

async function read(
	context: IExecuteFunctions,
	client: ExactClient,
	key: string,
	arrivedAt: number,
): Promise<Reading> {
	const last = lastReadings.get(key);
	if (last && last.startedAt > arrivedAt) return { asOf: momentOf(client), states: [] };
	const memories = context.getWorkflowStaticData('node');
	const name = memoryName(client);
	const stored = memories[name] as unknown as FeedMemory | undefined;
	if (last && isFurther(last.memory, stored)) {
		memories[name] = { ...last.memory } as unknown as IDataObject;
	}
	moments += 1;
	const startedAt = moments;
	const reading = await getChanges(context, client);
	// n8n watches static data through proxies, which cannot be cloned otherwise.
	const memory = JSON.parse(JSON.stringify(memories[name])) as FeedMemory;
	lastReadings.set(key, { startedAt, memory });
	return reading;
}
