import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { runItems } from '../../runItems';
import { pathOf, planManagerRequest } from '../../transport';
import { shownFor } from '../fields';
import { requiredText } from '../parameters';

export const description: INodeProperties[] = shownFor('payment', 'get', [
	{
		displayName: 'Invoice ID',
		name: 'invoiceId',
		type: 'string',
		required: true,
		default: '={{ $json.invoiceId ?? $json.id }}',
		description: "PlanManager's own identity of the invoice, which is not its number",
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, async (itemIndex) => {
		const id = requiredText(ctx, 'invoiceId', 'Invoice ID', itemIndex);
		const path = pathOf('invoices', id, 'payments');
		const { body = {} } = await planManagerRequest(ctx, { method: 'GET', path });
		return [{ json: body }];
	});
}
