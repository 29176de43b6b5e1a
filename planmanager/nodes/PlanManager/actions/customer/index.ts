import type { INodeProperties } from 'n8n-workflow';

import * as getMany from './getMany.operation';
import * as link from './link.operation';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customer'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many customers',
				description: 'Get many customers, by their IDs or the whole list',
			},
			{
				name: 'Link',
				value: 'link',
				action: 'Link customer',
				description: 'Remember which account in Exact Online this customer is',
			},
		],
		default: 'getAll',
	},
	...getMany.description,
	...link.description,
];

export const operations = { getAll: getMany.execute, link: link.execute };
