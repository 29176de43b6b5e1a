/** The filters of PlanManager's accounting screen, as fields of the node. */
import type { INodeProperties } from 'n8n-workflow';

export const filterFields: INodeProperties[] = [
	{
		displayName: 'Journal Names or IDs',
		name: 'journals',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getJournals' },
		default: [],
		hint: 'At least one, unless invoices are named by Invoice IDs, Invoice Numbers, Entry IDs or Run ID. In an expression: codes as a list or separated by commas, or "*" for all journals.',
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Category Name or ID',
				name: 'category',
				type: 'options',
				typeOptions: { loadOptionsMethod: 'getCategories' },
				default: '',
				description:
					'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'Document Type',
				name: 'documentType',
				type: 'options',
				options: [
					{ name: 'All', value: '' },
					{ name: 'Credit Note', value: 'CREDIT_NOTE' },
					{ name: 'Invoice', value: 'INVOICE' },
				],
				default: '',
			},
			{
				displayName: 'Entry IDs',
				name: 'entryIds',
				type: 'string',
				default: '',
				description: 'GUIDs of sales entries in Exact Online, separated by commas',
			},
			{
				displayName: 'Export Status',
				name: 'exportStatus',
				type: 'multiOptions',
				options: [
					{ name: 'Being Exported', value: 'CLAIMED' },
					{ name: 'Exported', value: 'EXPORTED' },
					{ name: 'Needs Attention', value: 'FAILED' },
					{ name: 'Not Exported', value: 'NOT_EXPORTED' },
				],
				default: [],
				description:
					'Empty means what is still to be exported: not exported, or needing attention. Reset without it takes what is exported or needs attention.',
			},
			{
				displayName: 'Invoice Date From',
				name: 'dateFrom',
				type: 'dateTime',
				default: '',
				description: 'First invoice date, that day included',
			},
			{
				displayName: 'Invoice Date To',
				name: 'dateTo',
				type: 'dateTime',
				default: '',
				description: 'Last invoice date, that day included',
			},
			{
				displayName: 'Invoice IDs',
				name: 'ids',
				type: 'string',
				default: '',
				description: "PlanManager's own identities of invoices, separated by commas",
			},
			{
				displayName: 'Invoice Number From',
				name: 'numberFrom',
				type: 'string',
				default: '',
				placeholder: 'e.g. 20260101',
				description: 'First invoice number, itself included',
			},
			{
				displayName: 'Invoice Number To',
				name: 'numberTo',
				type: 'string',
				default: '',
				placeholder: 'e.g. 20260199',
				description: 'Last invoice number, itself included',
			},
			{
				displayName: 'Invoice Numbers',
				name: 'numbers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 20260123, 20260127',
				description: 'Invoice numbers to the letter, separated by commas',
			},
			{
				displayName: 'Period',
				name: 'period',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-03',
				description: 'A calendar month',
			},
			{
				displayName: 'Run ID',
				name: 'runId',
				type: 'string',
				default: '',
				description: 'Only invoices that this run has claimed or recorded a result for',
			},
			{
				displayName: 'Site Names or IDs',
				name: 'sites',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getSites' },
				default: [],
				hint: 'None means every site',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'Updated Since',
				name: 'updatedSince',
				type: 'dateTime',
				default: '',
				description: 'Only invoices that were changed at or after this moment',
			},
		],
	},
];
