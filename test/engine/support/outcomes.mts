/** What a node did with each item it got, whichever output the item left by. */
import assert from 'node:assert/strict';
import type { INodeExecutionData } from 'n8n-workflow';
import type { NodeRun } from './engine.mts';

export interface ReportedReason {
	readonly code: string;
	readonly severity: string;
	readonly message: string;
	readonly hint: string;
	readonly field?: string;
	readonly facts: Readonly<Record<string, string>>;
}

export interface Settled {
	/** True for the second output, Needs Attention. */
	readonly needsAttention: boolean;
	readonly outcome: string;
	/** The whole of `exactCustomer` or `exactEntry`. */
	readonly result: Record<string, unknown>;
	readonly reasons: readonly ReportedReason[];
	readonly codes: readonly string[];
	readonly item: INodeExecutionData;
}

/**
 * One result per input item, in the order of the input. Fails when the node stopped with an error, or
 * when an item came out twice, not at all, or with what it brought along changed.
 */
export function settled(
	run: NodeRun,
	items: ReadonlyArray<{ json: object }>,
	key: 'exactCustomer' | 'exactEntry',
): Settled[] {
	assert.equal(run.error, undefined, run.error?.message);
	const leaving = run.outputs.flatMap((output, port) => output.map((item) => ({ item, port })));
	assert.equal(leaving.length, items.length, 'as many items leave as came in');
	return items.map(({ json }, index) => {
		const mine = leaving.filter(({ item }) => pairedTo(item) === index);
		assert.equal(mine.length, 1, `item ${index} leaves exactly once`);
		const { item, port } = mine[0];
		const { [key]: result, reasons, ...rest } = item.json;
		assert.deepEqual(rest, { ...json, ...rest }, `item ${index} keeps its fields`);
		const reported = reasons as unknown as ReportedReason[];
		return {
			needsAttention: port === 1,
			outcome: String((result as Record<string, unknown>)['outcome']),
			result: result as Record<string, unknown>,
			reasons: reported,
			codes: reported.map(({ code }) => code),
			item,
		};
	});
}

function pairedTo({ pairedItem }: INodeExecutionData): number | undefined {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : undefined;
}
