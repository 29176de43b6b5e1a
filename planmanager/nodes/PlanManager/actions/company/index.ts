import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { runItems } from '../../runItems';
import { planManagerRequest } from '../../transport';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['company'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get company settings',
				description: 'Get the version, the language and the options of this PlanManager',
			},
		],
		default: 'get',
	},
];

async function get(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, async () => {
		const { body = {} } = await planManagerRequest(ctx, { method: 'GET', path: '/health' });
		return [{ json: body }];
	});
}

export const operations = { get };
