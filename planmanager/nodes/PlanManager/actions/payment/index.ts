import type { INodeProperties } from 'n8n-workflow';

import * as get from './get.operation';
import * as record from './record.operation';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['payment'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get payments of invoice',
				description: 'Get what is paid and open on an invoice, with each transaction',
			},
			{
				name: 'Record',
				value: 'record',
				action: 'Record payments of invoice',
				description: 'Tell PlanManager the whole payment state of each invoice',
			},
		],
		default: 'get',
	},
	...get.description,
	...record.description,
];

export const operations = { get: get.execute, record: record.execute };
