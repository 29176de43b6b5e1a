import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';
import * as map from './map.operation';

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
			{
				name: 'Map',
				value: 'map',
				action: 'Map VAT code',
				description:
					'Set which VAT code of Exact Online stands for this one, by journal if need be',
			},
		],
		default: 'getAll',
	},
	...shownFor('vatCode', 'getAll', returnAllFields),
	...map.description,
];

export const operations = { getAll: getManyOf('/vat-codes'), map: map.execute };
