/** The parameters of the node and how they are read. The check runs once, whatever the number of items. */
import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { SourceVatCode } from '../domain/masterData/vatCheck';
import { parseVatCode } from '../domain/masterData/vatCodeParse';
import { givenRecords } from '../domain/values/given';
import { readList } from '../host/list';

const DEFAULT_TOPICS = 'BankEntries, CashEntries, GeneralJournalEntries, SalesEntries';

export const checkFields: INodeProperties[] = [
	{
		displayName: 'Journals',
		name: 'journals',
		type: 'string',
		default: '',
		placeholder: 'e.g. 700, 701',
		description:
			'Codes of the journals that invoices are booked in: a list, or text with commas. When empty, journals are not compared; an empty list is reported.',
	},
	{
		displayName: 'GL Accounts',
		name: 'glAccounts',
		type: 'string',
		default: '',
		placeholder: 'e.g. 704000, 705000',
		description:
			'Numbers of the accounts that lines use: a list, or text with commas. When empty, accounts are not compared; an empty list is reported.',
	},
	{
		displayName: 'VAT Code List',
		name: 'vatList',
		type: 'json',
		default: '',
		description:
			'List of {code, rate, mappings: [{journal, exactVatCode}]}, as the operation VAT Code: Get Many of the PlanManager node returns it. When empty, the mapping is not checked.',
	},
	{
		displayName: 'Also Check',
		name: 'parts',
		type: 'multiOptions',
		noDataExpression: true,
		default: [],
		description: 'Parts of the link that not everybody uses',
		options: [
			{
				name: 'Payments',
				value: 'payments',
				description: 'The rights for reading payments back',
			},
			{
				name: 'Webhooks',
				value: 'webhooks',
				description: 'The subscriptions of the Exact Online Trigger',
			},
		],
	},
	{
		displayName: 'Webhook Topics',
		name: 'topics',
		type: 'string',
		default: DEFAULT_TOPICS,
		displayOptions: { show: { parts: ['webhooks'] } },
		description: 'Events that the workflows wait for, separated by commas',
	},
	{
		displayName: 'Webhook Address',
		name: 'webhookAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com',
		displayOptions: { show: { parts: ['webhooks'] } },
		description: 'Where Exact Online has to send events to. When empty, the address of this n8n.',
	},
];

export interface CheckSettings {
	/** Undefined: not asked for. */
	readonly journals?: readonly string[];
	readonly glAccounts?: readonly string[];
	readonly vatCodes?: readonly SourceVatCode[];
	readonly payments: boolean;
	/** Undefined: not asked for. */
	readonly webhooks?: { readonly topics: readonly string[]; readonly ourAddress: string };
	/** ISO date in the time zone of the workflow. */
	readonly today: string;
}

/** What to check. A list that can't be read counts as empty, which is reported. */
export function readSettings(context: IExecuteFunctions): CheckSettings {
	const read = (name: string): unknown => context.getNodeParameter(name, 0, '');
	const parts = context.getNodeParameter('parts', 0, []) as readonly unknown[];
	return {
		journals: readList(read('journals')),
		glAccounts: readList(read('glAccounts')),
		vatCodes: readVatCodes(read('vatList')),
		payments: parts.includes('payments'),
		webhooks: parts.includes('webhooks')
			? {
					topics: readList(read('topics')) ?? [],
					ourAddress: String(read('webhookAddress')).trim() || context.getInstanceBaseUrl(),
				}
			: undefined,
		today: DateTime.now().setZone(context.getTimezone()).toFormat('yyyy-MM-dd'),
	};
}

function readVatCodes(value: unknown): SourceVatCode[] | undefined {
	if (value === '' || value === undefined || value === null) return undefined;
	const list = givenRecords(value) ?? [];
	return list.flatMap(({ code, rate, mappings }) => parseVatCode({ code, rate, mappings }) ?? []);
}
