import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['glAccount'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many GL accounts',
				description: 'Get the ledger accounts that PlanManager knows',
			},
		],
		default: 'getAll',
	},
	...shownFor('glAccount', 'getAll', returnAllFields),
];

export const operations = { getAll: getManyOf('/gl-accounts') };
