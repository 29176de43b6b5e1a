/**
 * A burst of events starts as many runs, each with the node's static data as it was at its start: all would
 * read the same changes. So they take turns, and a run whose changes were read by another one while it
 * waited returns nothing. If that other run fails in a later node, the sweep repeats its changes.
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
	/** A count rather than a time, so that no two moments are equal. */
	readonly startedAt: number;
	readonly memory: FeedMemory;
}

const lastReadings = new Map<string, LastReading>();
let moments = 0;

/** Get Changes, unless another run of this node started to read after this one had arrived. */
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
