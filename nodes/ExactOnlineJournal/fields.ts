/** The parameters of the node and how they are read. The defaults fit the items of the PlanManager node. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { SourceJournal } from '../domain/masterData/journalImport';
import type { JournalKind } from '../domain/books/journalKind';
import { givenText } from '../domain/values/given';

const ALL_KINDS: readonly JournalKind[] = ['SALES', 'SALES_CREDIT', 'PURCHASE', 'OTHER'];

const whenKnownFromInput = { show: { knownJournals: ['input'] } };

export const journalFields: INodeProperties[] = [
	{
		displayName: 'Journals',
		name: 'selection',
		type: 'options',
		noDataExpression: true,
		default: 'all',
		description: 'Which journals of Exact Online are taken over',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'By Type', value: 'types' },
		],
	},
	{
		displayName: 'Types',
		name: 'types',
		type: 'multiOptions',
		noDataExpression: true,
		default: ['SALES', 'SALES_CREDIT'],
		displayOptions: { show: { selection: ['types'] } },
		description:
			'Exact Online has one type for all sales journals; which ones are for credit notes is derived from their name',
		options: [
			{ name: 'Credit Note', value: 'SALES_CREDIT' },
			{ name: 'Other', value: 'OTHER', description: 'Bank, cash, general and the rest' },
			{ name: 'Purchase', value: 'PURCHASE' },
			{ name: 'Sales', value: 'SALES' },
		],
	},
	{
		displayName: 'Journals That the Source Has',
		name: 'knownJournals',
		type: 'options',
		noDataExpression: true,
		default: 'input',
		description: 'Journals that the source has are not taken over again',
		options: [
			{
				name: 'From Input Items',
				value: 'input',
				description: 'One journal per item; items without a code are ignored',
			},
			{
				name: 'None',
				value: 'none',
				description: 'Every chosen journal counts as new',
			},
		],
	},
	{
		displayName: 'Journal Code',
		name: 'code',
		type: 'string',
		default: '={{ $json.code }}',
		displayOptions: whenKnownFromInput,
		description: 'Code of the journal at the source. Case and spaces around it do not matter.',
	},
	{
		displayName: 'Journal Name',
		name: 'journalName',
		type: 'string',
		default: '={{ $json.name }}',
		displayOptions: whenKnownFromInput,
		description: 'Name at the source; another name in Exact Online is reported. May be empty.',
	},
];

/** A journal of the source and the input item that brought it. */
export interface KnownJournal extends SourceJournal {
	readonly itemIndex: number;
}

/** The journals of all input items that have a code. */
export function readKnownJournals(context: IExecuteFunctions): KnownJournal[] {
	if (context.getNodeParameter('knownJournals', 0, 'input') === 'none') return [];
	return context.getInputData().flatMap((_, itemIndex) => {
		const code = givenText(context.getNodeParameter('code', itemIndex, ''));
		const name = givenText(context.getNodeParameter('journalName', itemIndex, ''));
		return code === '' ? [] : [{ itemIndex, code, ...(name === '' ? {} : { name }) }];
	});
}

/** The kinds of journals to take over. */
export function readKinds(context: IExecuteFunctions): readonly JournalKind[] {
	if (context.getNodeParameter('selection', 0, 'all') === 'all') return ALL_KINDS;
	const chosen = context.getNodeParameter('types', 0, []) as readonly unknown[];
	return ALL_KINDS.filter((kind) => chosen.includes(kind));
}
