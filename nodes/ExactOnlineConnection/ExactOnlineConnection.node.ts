import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { checkConnection } from './run';
import { checkFields } from './fields';

export class ExactOnlineConnection implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online Connection Check',
		name: 'exactOnlineConnection',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: 'connection, rights and set-up',
		description:
			'Check all that an export needs: connection, rights, journals, accounts, VAT codes and period, one item per line',
		defaults: { name: 'Exact Online Connection Check' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['In Order', 'Needs Attention'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...checkFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await checkConnection(this);
	}
}
