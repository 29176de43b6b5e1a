import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { vatCodeFields } from './fields';
import { runVatCodes } from './run';

export class ExactOnlineVatCode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online VAT Code',
		name: 'exactOnlineVatCode',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "checkMapping" ? "check mapping" : "get VAT codes" }}',
		description:
			'Get the VAT codes of Exact Online, and check which of them the VAT codes of the source are mapped to',
		defaults: { name: 'Exact Online VAT Code' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['In Order', 'Needs Attention'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...vatCodeFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runVatCodes(this);
	}
}
