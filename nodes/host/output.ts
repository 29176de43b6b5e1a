import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { needsAttention } from '../domain/outcome';
import type { Outcome } from '../domain/outcome';

/** An input item and its place. */
export interface InputItem {
	readonly item: INodeExecutionData;
	readonly index: number;
}

/**
 * Puts every outcome on the input item it belongs to, under `key`, and sorts the items over the node's
 * two outputs. Nothing is dropped: there are as many items out as in.
 */
export function toOutputs<Result extends object>(
	items: readonly INodeExecutionData[],
	outcomes: ReadonlyArray<Outcome<Result, string>>,
	key: string,
): [INodeExecutionData[], INodeExecutionData[]] {
	const done: INodeExecutionData[] = [];
	const attention: INodeExecutionData[] = [];
	items.forEach((item, index) => {
		const outcome = outcomes[index];
		const target = needsAttention(outcome) ? attention : done;
		target.push(toItem(outcome, key, { item, index }));
	});
	return [done, attention];
}

/** The same for records that come from Exact Online rather than from an input item. */
export function fromOutcomes<Result extends object>(
	outcomes: ReadonlyArray<Outcome<Result, string>>,
	key: string,
): [INodeExecutionData[], INodeExecutionData[]] {
	const done: INodeExecutionData[] = [];
	const attention: INodeExecutionData[] = [];
	for (const outcome of outcomes) {
		const target = needsAttention(outcome) ? attention : done;
		target.push(toItem(outcome, key));
	}
	return [done, attention];
}

/**
 * One output item. Without an input item of its own it counts as made from the first one, so that
 * expressions further on can look back.
 */
export function toItem<Result extends object>(
	outcome: Outcome<Result, string>,
	key: string,
	from?: InputItem,
): INodeExecutionData {
	const json: IDataObject = {
		...from?.item.json,
		[key]: { outcome: outcome.outcome, ...(outcome.result as IDataObject) },
		reasons: outcome.reasons.map((reason) => ({ ...reason })),
	};
	const pairedItem = { item: from?.index ?? 0 };
	return { json, ...(from ? { binary: from.item.binary } : {}), pairedItem };
}
