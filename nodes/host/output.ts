import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { needsAttention } from '../domain/outcome';
import type { Outcome } from '../domain/outcome';

/**
 * Puts every outcome on the input item it belongs to, under `key`, and sorts the items over the node's
 * two outputs. Nothing is dropped: there are as many items out as in.
 */
export function toOutputs<Result extends object>(
	items: readonly INodeExecutionData[],
	outcomes: ReadonlyArray<Outcome<Result>>,
	key: string,
): [INodeExecutionData[], INodeExecutionData[]] {
	const done: INodeExecutionData[] = [];
	const attention: INodeExecutionData[] = [];
	items.forEach((item, index) => {
		const outcome = outcomes[index];
		const json: IDataObject = {
			...item.json,
			[key]: { outcome: outcome.outcome, ...(outcome.result as IDataObject) },
			reasons: outcome.reasons.map((reason) => ({ ...reason })),
		};
		const target = needsAttention(outcome) ? attention : done;
		target.push({ json, binary: item.binary, pairedItem: { item: index } });
	});
	return [done, attention];
}
