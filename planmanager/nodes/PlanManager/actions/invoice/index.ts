import type { INodeProperties } from 'n8n-workflow';

import * as claim from './claim.operation';
import * as getMany from './getMany.operation';
import * as getPdf from './getPdf.operation';
import * as recordExport from './recordExport.operation';
import * as reset from './reset.operation';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['invoice'] } },
		options: [
			{
				name: 'Claim',
				value: 'claim',
				action: 'Claim invoices',
				description: 'Take invoices for export, so that no other run works on them meanwhile',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many invoices',
				description: 'Get invoices and credit notes by the filters of the accounting screen',
			},
			{
				name: 'Get PDF',
				value: 'getPdf',
				action: 'Get PDF of invoice',
				description: 'Add the PDF of the invoice to each item',
			},
			{
				name: 'Record Export',
				value: 'recordExport',
				action: 'Record export of invoice',
				description: 'Tell PlanManager what became of the export of each invoice',
			},
			{
				name: 'Reset',
				value: 'reset',
				action: 'Reset invoices',
				description: 'Clear the exported mark, so that invoices are sent again',
			},
		],
		default: 'getAll',
	},
	...claim.description,
	...getMany.description,
	...getPdf.description,
	...recordExport.description,
	...reset.description,
];

export const operations = {
	claim: claim.execute,
	getAll: getMany.execute,
	getPdf: getPdf.execute,
	recordExport: recordExport.execute,
	reset: reset.execute,
};
