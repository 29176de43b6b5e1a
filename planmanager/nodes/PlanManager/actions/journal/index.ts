import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['journal'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many journals',
				description: 'Get the journals that PlanManager knows',
			},
		],
		default: 'getAll',
	},
	...shownFor('journal', 'getAll', returnAllFields),
];

export const operations = { getAll: getManyOf('/journals') };
