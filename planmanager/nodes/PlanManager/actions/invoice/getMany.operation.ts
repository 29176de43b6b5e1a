import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { asQuery, readInvoiceFilter } from '../../invoiceFilter';
import { planManagerListByNames } from '../../namedLists';
import { runItems } from '../../runItems';
import { returnAllFields, shownFor } from '../fields';
import { maxOf } from '../getManyOf';
import { filterFields } from './filterFields';

export const description: INodeProperties[] = shownFor('invoice', 'getAll', [
	...returnAllFields,
	...filterFields,
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, async (itemIndex) => {
		const filter = readInvoiceFilter(ctx, itemIndex);
		const max = maxOf(ctx, itemIndex);
		const invoices = await planManagerListByNames(ctx, '/invoices', asQuery(filter), filter, max);
		return invoices.map((json) => ({ json }));
	});
}
