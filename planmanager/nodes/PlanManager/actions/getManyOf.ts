import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runItems } from '../runItems';
import { planManagerList } from '../transport';

/** Makes the Get Many operation of a list that has no filters of its own. */
export function getManyOf(path: string) {
	return async (ctx: IExecuteFunctions): Promise<INodeExecutionData[]> =>
		await runItems(ctx, async (itemIndex) => {
			const records = await planManagerList(ctx, path, {}, maxOf(ctx, itemIndex));
			return records.map((json) => ({ json }));
		});
}

/** How many records the user wants. */
export function maxOf(ctx: IExecuteFunctions, itemIndex: number): number {
	const returnAll = ctx.getNodeParameter('returnAll', itemIndex, false) as boolean;
	return returnAll ? Infinity : (ctx.getNodeParameter('limit', itemIndex, 50) as number);
}
