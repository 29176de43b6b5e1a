import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { optionFields, paymentFields } from './fields';
import { runPayments } from './run';

export class ExactOnlinePayment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online Payment Status',
		name: 'exactOnlinePayment',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle:
			'={{ { getChanges: "changes", getForInvoices: "of the input invoices", getOpenInvoices: "open invoices" }[$parameter["operation"]] }}',
		description:
			'Read what is paid, open and in collection of invoices in Exact Online, with each transaction; nothing is written in Exact Online',
		defaults: { name: 'Exact Online Payment Status' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Invoices', 'Needs Attention'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...paymentFields, ...optionFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runPayments(this);
	}
}
