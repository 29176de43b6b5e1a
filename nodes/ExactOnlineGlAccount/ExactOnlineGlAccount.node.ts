import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { glAccountFields, optionFields } from './fields';
import { runGlAccounts } from './run';

export class ExactOnlineGlAccount implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online GL Account Sync',
		name: 'exactOnlineGlAccount',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "importFromExact" ? "import from Exact" : "synchronise accounts" }}',
		description:
			'Take over general ledger accounts from Exact Online and link those of the source by number; nothing is written in Exact Online',
		defaults: { name: 'Exact Online GL Account Sync' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Synced', 'Needs Attention'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...glAccountFields, ...optionFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runGlAccounts(this);
	}
}
