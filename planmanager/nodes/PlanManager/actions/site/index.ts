import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['site'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sites',
				description: 'Get the sites of the garage',
			},
		],
		default: 'getAll',
	},
	...shownFor('site', 'getAll', returnAllFields),
];

export const operations = { getAll: getManyOf('/sites') };
