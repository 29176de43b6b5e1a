import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { journalFields } from './fields';
import { importJournals } from './run';

export class ExactOnlineJournal implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online Journal Import',
		name: 'exactOnlineJournal',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["selection"] === "all" ? "all journals" : $parameter["types"].join(", ").toLowerCase() }}',
		description:
			'Take over journals from Exact Online and tell which ones the source has already; nothing is written in Exact Online',
		defaults: { name: 'Exact Online Journal Import' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['New', 'Already Known'],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		properties: [divisionField, ...journalFields],
	};

	methods = { listSearch: { searchDivisions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await importJournals(this);
	}
}
