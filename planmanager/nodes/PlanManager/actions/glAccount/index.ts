import type { INodeProperties } from 'n8n-workflow';

import { returnAllFields, shownFor } from '../fields';
import { getManyOf } from '../getManyOf';
import * as importAccounts from './import.operation';
import * as link from './link.operation';

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
			{
				name: 'Import',
				value: 'import',
				action: 'Import GL accounts',
				description: 'Take over ledger accounts from Exact Online; known ones stay as they are',
			},
			{
				name: 'Link',
				value: 'link',
				action: 'Link GL accounts',
				description: 'Remember which ledger account in Exact Online each one is',
			},
		],
		default: 'getAll',
	},
	...shownFor('glAccount', 'getAll', returnAllFields),
	...importAccounts.description,
	...link.description,
];

export const operations = {
	getAll: getManyOf('/gl-accounts'),
	import: importAccounts.execute,
	link: link.execute,
};
