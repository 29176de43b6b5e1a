import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';
import * as importJournals from './import.operation';
import * as link from './link.operation';

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
			{
				name: 'Import',
				value: 'import',
				action: 'Import journals',
				description: 'Take over journals from Exact Online; known ones stay as they are',
			},
			{
				name: 'Link',
				value: 'link',
				action: 'Link journals',
				description: 'Remember which journal in Exact Online each one is',
			},
		],
		default: 'getAll',
	},
	...shownFor('journal', 'getAll', returnAllFields),
	...importJournals.description,
	...link.description,
];

export const operations = {
	getAll: getManyOf('/journals'),
	import: importJournals.execute,
	link: link.execute,
};
