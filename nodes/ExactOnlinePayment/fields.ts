/** The parameters of the node and how they are read. The defaults fit the items of the PlanManager node. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { journalKey } from '../domain/books/journalCode';
import type { InvoiceReference } from '../domain/payments/invoiceEntry';
import { givenText } from '../domain/values/given';
import { bareGuid, isGuid } from '../exact/odata';

const forChanges = { show: { operation: ['getChanges'] } };
const forInvoices = { show: { operation: ['getForInvoices'] } };

/** A week: what is older should be read with the other operations. */
const MAX_REPEAT_HOURS = 168;

export const paymentFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getChanges',
		options: [
			{
				name: 'Get Changes',
				value: 'getChanges',
				action: 'Get invoices whose payments changed',
				description: 'Get the invoices whose payments changed since the last production run',
			},
			{
				name: 'Get for Invoices',
				value: 'getForInvoices',
				action: 'Get the payments of the input invoices',
				description: 'Get the payment state of each input item',
			},
			{
				name: 'Get Open Invoices',
				value: 'getOpenInvoices',
				action: 'Get all open invoices',
				description: 'Get the payment state of every invoice that has something open: a full check',
			},
		],
	},
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		noDataExpression: true,
		default: 'beginning',
		displayOptions: forChanges,
		description: 'What the first run in production returns; later runs go on from the one before',
		options: [
			{
				name: 'Beginning',
				value: 'beginning',
				description: 'The state of every invoice in the books',
			},
			{
				name: 'Now',
				value: 'now',
				description: 'Nothing: only what changes from then on',
			},
		],
	},
	{
		displayName: 'Repeat Last Hours',
		name: 'repeatHours',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0, maxValue: MAX_REPEAT_HOURS, numberPrecision: 0 },
		displayOptions: forChanges,
		description:
			'Changes of so many last hours are returned once more. For a scheduled sweep: it makes up for runs that stopped after this node. States are whole, so that repeating them does no harm.',
	},
	{
		displayName: 'Entry ID',
		name: 'entryId',
		type: 'string',
		default: '={{ $json.export?.entryId }}',
		displayOptions: forInvoices,
		description:
			'GUID of the sales entry in Exact Online, as the export recorded it. When empty, the number is looked up.',
	},
	{
		displayName: 'Invoice Number',
		name: 'number',
		type: 'string',
		default: '={{ $json.number }}',
		displayOptions: forInvoices,
		description: 'The number on the document, which stands in Your Ref. in Exact Online.',
	},
	{
		displayName: 'Journal',
		name: 'journal',
		type: 'string',
		default: '={{ $json.journal }}',
		placeholder: 'e.g. 700',
		displayOptions: forInvoices,
		description: 'Code of the sales journal, where a number may occur in several. May be empty.',
	},
];

export const optionFields: INodeProperties[] = [
	{
		displayName: 'Only Journals',
		name: 'onlyJournals',
		type: 'string',
		default: '',
		placeholder: 'e.g. 700, 701',
		displayOptions: { show: { operation: ['getChanges', 'getOpenInvoices'] } },
		description: 'Codes of sales journals, separated by commas. All when empty.',
	},
];

export type Operation = 'getChanges' | 'getForInvoices' | 'getOpenInvoices';

export interface ChangeSettings {
	readonly startsNow: boolean;
	readonly repeatHours: number;
	readonly wants: JournalFilter;
}

/** True for the code of a journal that is asked for, in any case of letters. */
export type JournalFilter = (journal: string) => boolean;

export function readOperation(context: IExecuteFunctions): Operation {
	return context.getNodeParameter('operation', 0, 'getChanges') as Operation;
}

export function readChangeSettings(context: IExecuteFunctions): ChangeSettings {
	const hours = Number(context.getNodeParameter('repeatHours', 0, 0));
	return {
		startsNow: context.getNodeParameter('startFrom', 0, 'beginning') === 'now',
		repeatHours: Number.isFinite(hours) ? Math.min(Math.max(hours, 0), MAX_REPEAT_HOURS) : 0,
		wants: readJournals(context),
	};
}

export function readJournals(context: IExecuteFunctions): JournalFilter {
	const codes = givenText(context.getNodeParameter('onlyJournals', 0, ''))
		.split(/[,;\s]+/)
		.filter(Boolean)
		.map(journalKey);
	return (journal) => codes.length === 0 || codes.includes(journalKey(journal));
}

/** The invoices that the input items are about. What is no GUID names no entry. */
export function readReferences(context: IExecuteFunctions): InvoiceReference[] {
	const at = (name: string, index: number): string =>
		givenText(context.getNodeParameter(name, index, ''));
	return context.getInputData().map((_, index) => ({
		entryId: isGuid(at('entryId', index)) ? bareGuid(at('entryId', index)) : '',
		number: at('number', index),
		journal: at('journal', index),
	}));
}
