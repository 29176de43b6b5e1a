import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { exportSalesEntries } from './run';
import { invoiceFields } from './fields';
import { settingsFields } from './settings';

export class ExactOnlineSalesEntry implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online Sales Entry Export',
		name: 'exactOnlineSalesEntry',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["dryRun"] ? "dry run" : "book invoices and credit notes" }}',
		description: 'Book invoices and credit notes with their PDF in Exact Online, each exactly once',
		defaults: { name: 'Exact Online Sales Entry Export' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Booked', 'Needs Attention'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...invoiceFields, ...settingsFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await exportSalesEntries(this);
	}
}
