import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { invoiceFields, scopeFields } from './fields';
import { runReconciliation } from './run';

export class ExactOnlineReconciliation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online Reconciliation',
		name: 'exactOnlineReconciliation',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: '={{ "journals " + $parameter["journals"] }}',
		description:
			'Compare the invoices of a period with the books of Exact Online: what is missing, double, different or made by hand; nothing is written in Exact Online',
		defaults: { name: 'Exact Online Reconciliation' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['In Order', 'Differences'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...scopeFields, ...invoiceFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runReconciliation(this);
	}
}
