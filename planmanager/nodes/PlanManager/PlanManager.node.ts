import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import * as category from './actions/category';
import * as company from './actions/company';
import * as customer from './actions/customer';
import * as glAccount from './actions/glAccount';
import * as invoice from './actions/invoice';
import * as journal from './actions/journal';
import * as payment from './actions/payment';
import { route } from './actions/router';
import * as site from './actions/site';
import * as vatCode from './actions/vatCode';
import { getCategories, getJournals, getSites } from './methods/loadOptions';

export class PlanManager implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PlanManager',
		name: 'planManager',
		icon: {
			light: 'file:../../icons/planManager.svg',
			dark: 'file:../../icons/planManager.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Read invoices and master data of PlanManager and record what was exported and paid',
		defaults: { name: 'PlanManager' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'planManagerApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Category', value: 'category' },
					{ name: 'Company', value: 'company' },
					{ name: 'Customer', value: 'customer' },
					{ name: 'GL Account', value: 'glAccount' },
					{ name: 'Invoice', value: 'invoice' },
					{ name: 'Journal', value: 'journal' },
					{ name: 'Payment', value: 'payment' },
					{ name: 'Site', value: 'site' },
					{ name: 'VAT Code', value: 'vatCode' },
				],
				default: 'invoice',
			},
			...category.description,
			...company.description,
			...customer.description,
			...glAccount.description,
			...invoice.description,
			...journal.description,
			...payment.description,
			...site.description,
			...vatCode.description,
		],
	};

	methods = { loadOptions: { getCategories, getJournals, getSites } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await route(this)];
	}
}
