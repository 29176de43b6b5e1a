import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { listOf } from '../../data';
import { planManagerListByNames } from '../../namedLists';
import { runItems } from '../../runItems';
import { returnAllFields, shownFor } from '../fields';
import { maxOf } from '../getManyOf';

export const description: INodeProperties[] = shownFor('customer', 'getAll', [
	...returnAllFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Customer IDs',
				name: 'ids',
				type: 'string',
				default: '',
				placeholder: 'e.g. c-101, c-102',
				description: 'Separated by commas; empty means all customers',
			},
		],
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, async (itemIndex) => {
		const ids = listOf(ctx.getNodeParameter('filters.ids', itemIndex, ''));
		const max = maxOf(ctx, itemIndex);
		const customers = await planManagerListByNames(ctx, '/customers', {}, { ids }, max);
		return customers.map((json) => ({ json }));
	});
}
