/**
 * A claim gives each invoice to one run only. The same run ID may ask again: it gets what it holds
 * without a result, then what else is free, and never what it has recorded a result for. So a
 * workflow claims, works, records and claims again until nothing comes out.
 */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { readInvoiceFilter } from '../../invoiceFilter';
import { runItems } from '../../runItems';
import { planManagerRequest } from '../../transport';
import { shownFor } from '../fields';
import { requiredText } from '../parameters';
import { filterFields } from './filterFields';

export const description: INodeProperties[] = shownFor('invoice', 'claim', [
	{
		displayName: 'Run ID',
		name: 'runId',
		type: 'string',
		required: true,
		default: "={{ $workflow.id + '-' + $execution.id }}",
		description:
			'Names this run. A run that was broken off goes on with its own invoices when it claims with the same ID.',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 200 },
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Lease (Seconds)',
		name: 'leaseSeconds',
		type: 'number',
		typeOptions: { minValue: 30, maxValue: 7200 },
		default: 1800,
		description:
			'How long the invoices stay with this run. After that another run may take those without a result.',
	},
	...filterFields,
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, async (itemIndex) => {
		const runId = requiredText(ctx, 'runId', 'Run ID', itemIndex);
		const body = {
			filter: readInvoiceFilter(ctx, itemIndex),
			runId,
			leaseSeconds: ctx.getNodeParameter('leaseSeconds', itemIndex) as number,
			limit: ctx.getNodeParameter('limit', itemIndex) as number,
		};
		const answer = await planManagerRequest(ctx, {
			method: 'POST',
			path: '/invoices/claims',
			body,
		});
		const { items = [], remaining } = answer.body as { items?: IDataObject[]; remaining?: number };
		return items.map((invoice) => ({ json: { ...invoice, claim: { runId, remaining } } }));
	});
}
