import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { needsAttention } from '../domain/reasons/outcome';
import type { Outcome } from '../domain/reasons/outcome';
import { isCustomerRemark } from '../domain/reasons/reasons';

/** The key under which Customer Upsert puts its outcome on an item. */
export const CUSTOMER_KEY = 'exactCustomer';

/** An input item and its place. */
export interface InputItem {
	readonly item: INodeExecutionData;
	readonly index: number;
}

/** The two outputs of a node: what went well, and what a person has to look at. */
export function twoOutputs<Found>(
	records: readonly Found[],
	needsPerson: (record: Found) => boolean,
	itemOf: (record: Found, index: number) => INodeExecutionData,
): [INodeExecutionData[], INodeExecutionData[]] {
	const done: INodeExecutionData[] = [];
	const attention: INodeExecutionData[] = [];
	records.forEach((record, index) => {
		(needsPerson(record) ? attention : done).push(itemOf(record, index));
	});
	return [done, attention];
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
	const found = items.map((item, index) => ({ item, index, outcome: outcomes[index] }));
	return twoOutputs(
		found,
		({ outcome }) => needsAttention(outcome),
		({ outcome, ...from }) => toItem(outcome, key, from),
	);
}

/** The same for records that come from Exact Online rather than from an input item. */
export function fromOutcomes<Result extends object>(
	outcomes: ReadonlyArray<Outcome<Result, string>>,
	key: string,
): [INodeExecutionData[], INodeExecutionData[]] {
	return twoOutputs(outcomes, needsAttention, (outcome) => toItem(outcome, key));
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
		reasons: [
			...outcome.reasons.map((reason) => ({ ...reason })),
			...(key === CUSTOMER_KEY ? [] : customerRemarks(from?.item.json)),
		],
	};
	const pairedItem = { item: from?.index ?? 0 };
	return { json, ...(from ? { binary: from.item.binary } : {}), pairedItem };
}

/**
 * What Customer Upsert remarked on an item before, which no later node says again. Its reasons that
 * hold a record back are not among them, nor those of an earlier run of the later node: that one
 * judges anew.
 */
function customerRemarks(json: IDataObject = {}): IDataObject[] {
	const earlier: unknown = CUSTOMER_KEY in json ? json.reasons : undefined;
	return Array.isArray(earlier) ? earlier.filter(isCustomerRemark) : [];
}
