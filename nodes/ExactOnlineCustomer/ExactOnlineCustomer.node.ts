import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { customerFields, policyFields } from './fields';
import { upsertCustomers } from './run';

export class ExactOnlineCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online Customer Upsert',
		name: 'exactOnlineCustomer',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["dryRun"] ? "dry run" : "find or create customers" }}',
		description:
			'Find customers in Exact Online by VAT number or by name and address, and create those that are missing',
		defaults: { name: 'Exact Online Customer Upsert' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Ready', 'Needs Attention'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...customerFields, ...policyFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await upsertCustomers(this);
	}
}
