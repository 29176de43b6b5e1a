import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['category'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many categories',
				description: 'Get the invoice categories',
			},
		],
		default: 'getAll',
	},
	...shownFor('category', 'getAll', returnAllFields),
];

export const operations = { getAll: getManyOf('/categories') };
