/** The parameters of the node and how they are read. The defaults fit the items of the PlanManager node. */
import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Selection } from '../domain/masterData/glAccountImport';
import type { SourceGlAccount } from '../domain/masterData/glAccountLink';
import { parseNumbers } from '../domain/masterData/numberRanges';
import { distinctTexts, givenText } from '../domain/values/given';
import type { DescriptionLanguage } from '../exact/glAccounts';

const forImport = { show: { operation: ['importFromExact'] } };
const forSync = { show: { operation: ['synchronise'] } };

const NUMBER_DEFAULT = '={{ $json.number }}';

export const glAccountFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'synchronise',
		options: [
			{
				name: 'Import From Exact',
				value: 'importFromExact',
				action: 'Import accounts from exact',
				description: 'Get the accounts of Exact Online that the source does not have yet',
			},
			{
				name: 'Synchronise',
				value: 'synchronise',
				action: 'Synchronise accounts',
				description: 'Link the accounts of the source, one per item, with those of Exact Online',
			},
		],
	},
	{
		displayName: 'Accounts',
		name: 'selection',
		type: 'options',
		default: 'sales',
		displayOptions: forImport,
		description: 'Which accounts of Exact Online the source needs',
		options: [
			{
				name: 'Sales Accounts',
				value: 'sales',
				description: 'Of the type revenue, with a number that starts with 70',
			},
			{ name: 'All', value: 'all' },
			{
				name: 'Ranges and Numbers',
				value: 'numbers',
				description: 'Those that are listed below',
			},
		],
	},
	{
		displayName: 'Ranges and Numbers',
		name: 'numbers',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 700000-709999, 640200',
		displayOptions: { show: { operation: ['importFromExact'], selection: ['numbers'] } },
		description: 'Separated by commas. A number that Exact Online does not have is reported.',
	},
	{
		displayName: 'Accounts That the Source Has',
		name: 'knownAccounts',
		type: 'options',
		noDataExpression: true,
		default: 'input',
		displayOptions: forImport,
		description: 'Accounts that the source has are left out',
		options: [
			{
				name: 'From Input Items',
				value: 'input',
				description: 'One account per item; items without a number are ignored',
			},
			{
				name: 'None',
				value: 'none',
				description: 'Every chosen account is returned',
			},
		],
	},
	{
		displayName: 'Account Number',
		name: 'number',
		type: 'string',
		default: NUMBER_DEFAULT,
		displayOptions: { show: { operation: ['importFromExact'], knownAccounts: ['input'] } },
		description: 'Number of the account at the source; it is the same in Exact Online',
	},
	{
		displayName: 'Account Number',
		name: 'number',
		type: 'string',
		default: NUMBER_DEFAULT,
		displayOptions: forSync,
		description: 'Number of the account at the source; it is the same in Exact Online',
	},
	{
		displayName: 'Account Name',
		name: 'accountName',
		type: 'string',
		default: '={{ $json.name }}',
		displayOptions: forSync,
		description:
			'Name at the source; another name in Exact Online is reported and passed on. May be empty.',
	},
	{
		displayName: 'Linked Account ID',
		name: 'linkedId',
		type: 'string',
		default: '={{ $json.exactId }}',
		displayOptions: forSync,
		description:
			'GUID that an earlier run linked, to tell what is new from what is unchanged. May be empty.',
	},
	{
		displayName: 'Blocked at the Source',
		name: 'sourceBlocked',
		type: 'string',
		default: '={{ $json.blocked }}',
		displayOptions: forSync,
		description: 'Whether the source has the account as blocked: true or false. May be empty.',
	},
];

export const optionFields: INodeProperties[] = [
	{
		displayName: 'Language of Names',
		name: 'language',
		type: 'options',
		default: 'default',
		description: 'For accounts that have their name in several languages in Exact Online',
		options: [
			{
				name: 'As in the Administration',
				value: 'default',
			},
			{ name: 'Dutch (Belgium)', value: 'NL-BE' },
			{ name: 'French (Belgium)', value: 'FR-BE' },
		],
	},
	{
		displayName: 'Report Changes Since Last Run',
		name: 'reportChanges',
		type: 'boolean',
		default: false,
		displayOptions: forSync,
		description:
			'Whether to add an item for each change in Exact Online since the last production run: an account that was renamed, renumbered, blocked, unblocked, removed, got another type, or is a new sales account. Route on exactGlAccount.outcome, which is "changed" on these items.',
	},
];

/** What to import. Throws a NodeOperationError when the numbers can't be read. */
export function readSelection(context: IExecuteFunctions): Selection {
	const kind = context.getNodeParameter('selection', 0, 'sales') as string;
	if (kind !== 'numbers') return { kind: kind === 'all' ? 'all' : 'sales' };
	const numbers = context.getNodeParameter('numbers', 0, '') as string | readonly string[];
	const parsed = parseNumbers(String(numbers));
	if ('unreadable' in parsed) {
		throw new NodeOperationError(
			context.getNode(),
			`"${parsed.unreadable}" is not an account number or a range`,
			{ description: 'Give numbers and ranges such as 700000-709999, 640200. Nothing was read.' },
		);
	}
	return { kind, ...parsed.choice };
}

/** Numbers of the accounts that the source has. */
export function readKnownNumbers(context: IExecuteFunctions): Set<string> {
	if (context.getNodeParameter('knownAccounts', 0, 'input') === 'none') return new Set();
	const numbers = context
		.getInputData()
		.map((_, index) => givenText(context.getNodeParameter('number', index, '')));
	return new Set(distinctTexts(numbers));
}

/** The account of one item, as the user's expressions give it. */
export function readSourceAccount(context: IExecuteFunctions, itemIndex: number): SourceGlAccount {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const textOf = (name: string): string | undefined => givenText(read(name)) || undefined;
	return {
		number: textOf('number'),
		name: textOf('accountName'),
		exactId: textOf('linkedId'),
		blocked: read('sourceBlocked') === true || textOf('sourceBlocked') === 'true',
	};
}

export function readLanguage(context: IExecuteFunctions): DescriptionLanguage {
	const language = context.getNodeParameter('language', 0, 'default');
	return language === 'FR-BE' || language === 'NL-BE' ? language : 'default';
}
