import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asNodeFailure, concernsOneRecord, failureData } from './failures';
import type { NodeFailure } from './failures';

/** What an operation does with one input item. */
export type ItemWork = (itemIndex: number) => Promise<INodeExecutionData[]>;

export interface RunOptions {
	/**
	 * Try every item before a refusal stops the workflow. For operations that record what has happened
	 * elsewhere: one record that is refused must not keep the results of the others from being recorded.
	 */
	readonly finishBatch?: boolean;
}

/**
 * Does `work` for each input item in order and pairs what comes out with it. Items that can't be done
 * stop the workflow, or come out with `error`, as the node's settings say.
 */
export async function runItems(
	ctx: IExecuteFunctions,
	work: ItemWork,
	{ finishBatch = false }: RunOptions = {},
): Promise<INodeExecutionData[]> {
	const items = ctx.getInputData();
	const goesOn = ctx.continueOnFail();
	// n8n knows the items of the error output by their error. In exchange it keeps nothing of their JSON
	// but the message, so on the regular output an item says in its JSON what the matter is.
	const toErrorOutput = ctx.getNode().onError === 'continueErrorOutput';
	const results: INodeExecutionData[] = [];
	let firstFailure: NodeFailure | undefined;
	let noConnection: NodeFailure | undefined;
	for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
		// Without connection or with a wrong key, the next item would only wait for the same answer.
		const outcome = noConnection ?? (await attempt(ctx, work, itemIndex));
		if (Array.isArray(outcome)) {
			results.push(...outcome.map((item) => ({ ...item, pairedItem: { item: itemIndex } })));
			continue;
		}
		firstFailure ??= outcome;
		if (!concernsOneRecord(outcome)) noConnection = outcome;
		if (!goesOn && (noConnection !== undefined || !finishBatch)) break;
		results.push({
			...passOn(ctx, itemIndex, failureData(outcome)),
			pairedItem: { item: itemIndex },
			...(toErrorOutput ? { error: outcome } : {}),
		});
	}
	if (firstFailure !== undefined && !goesOn) throw firstFailure;
	return results;
}

async function attempt(
	ctx: IExecuteFunctions,
	work: ItemWork,
	itemIndex: number,
): Promise<INodeExecutionData[] | NodeFailure> {
	try {
		return await work(itemIndex);
	} catch (error) {
		return asNodeFailure(ctx.getNode(), error, itemIndex);
	}
}

/** Passes the input item on with something added to its JSON; its files stay with it. */
export function passOn(
	ctx: IExecuteFunctions,
	itemIndex: number,
	added: INodeExecutionData['json'],
): INodeExecutionData {
	const { json, binary } = ctx.getInputData()[itemIndex];
	return { json: { ...json, ...added }, ...(binary === undefined ? {} : { binary }) };
}
