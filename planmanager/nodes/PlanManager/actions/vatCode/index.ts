import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['vatCode'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many VAT codes',
				description: 'Get the VAT codes with their counterpart in the bookkeeping',
			},
		],
		default: 'getAll',
	},
	...shownFor('vatCode', 'getAll', returnAllFields),
];

export const operations = { getAll: getManyOf('/vat-codes') };
