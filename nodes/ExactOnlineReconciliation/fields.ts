/** The parameters of the node and how they are read. The defaults fit the items of the PlanManager node. */
import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { NumbersRestart } from '../domain/entry/numberSeries';
import type { Scope } from '../domain/reconciliation/scope';
import type { RawSourceInvoice } from '../domain/reconciliation/sourceInvoice';
import { parseIsoDate } from '../domain/values/isoDate';
import { readList } from '../host/list';

/** What is looked at, once for all items. */
export const scopeFields: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: "={{ $today.minus({ months: 1 }).startOf('month').toISODate() }}",
		required: true,
		description: 'First day that is compared',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: "={{ $today.startOf('month').minus({ days: 1 }).toISODate() }}",
		required: true,
		description: 'Last day that is compared, itself included',
	},
	{
		displayName: 'Journals',
		name: 'journals',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 700, 701',
		description:
			'Codes of the sales journals that are compared: a list, or text with commas. Entries of other journals are left alone.',
	},
	{
		displayName: 'Numbers Start Again',
		name: 'numbersRestart',
		type: 'options',
		noDataExpression: true,
		default: 'never',
		description:
			'When the source gives a number anew, as set in the export. An entry of another year then counts as another document.',
		options: [
			{ name: 'Each Calendar Year', value: 'calendarYear' },
			{
				name: 'Each Financial Year',
				value: 'financialYear',
				description: 'By the financial years of Exact Online',
			},
			{ name: 'Never', value: 'never' },
		],
	},
];

/** Parameters that are read for every item: an invoice of the source. */
export const invoiceFields: INodeProperties[] = [
	{
		displayName: 'Invoice Number',
		name: 'number',
		type: 'string',
		default: '={{ $json.number }}',
		description: 'The number on the document, by which its entry is found in Exact Online',
	},
	{
		displayName: 'Document Type',
		name: 'documentType',
		type: 'string',
		default: '={{ $json.documentType }}',
		placeholder: 'e.g. INVOICE',
		description:
			'INVOICE or CREDIT_NOTE. When empty, a negative total makes it a credit note. Credit notes may state positive amounts.',
	},
	{
		displayName: 'Journal',
		name: 'journal',
		type: 'string',
		default: '={{ $json.journal }}',
		placeholder: 'e.g. 700',
		description: 'Code of the sales journal in Exact Online',
	},
	{
		displayName: 'Invoice Date',
		name: 'date',
		type: 'string',
		default: '={{ $json.date }}',
		placeholder: 'e.g. 2026-09-30',
	},
	{
		displayName: 'Total With VAT',
		name: 'gross',
		type: 'string',
		default: '={{ $json.totals?.gross }}',
		placeholder: 'e.g. 121.00',
	},
	{
		displayName: 'VAT Total',
		name: 'vat',
		type: 'string',
		default: '={{ $json.totals?.vat }}',
		placeholder: 'e.g. 21.00',
		description: 'When empty, the VAT is not compared',
	},
	{
		displayName: 'Customer Account ID',
		name: 'accountId',
		type: 'string',
		default:
			'={{ $json.exactCustomer?.accountId ?? $json.customer?.exactLinks?.find((link) => link?.division == $parameter.division)?.accountId }}',
		description:
			'GUID of the customer in Exact Online, as an export found it. When empty, the customer is not compared.',
	},
	{
		displayName: 'Paid',
		name: 'paid',
		type: 'string',
		default: '={{ $json.payments?.paid }}',
		placeholder: 'e.g. 121.00',
		description:
			'What is paid of the invoice by the source. When empty, what is paid is not compared.',
	},
	{
		displayName: 'Has PDF',
		name: 'hasPdf',
		type: 'string',
		default: '={{ $json.pdf?.available ?? true }}',
		placeholder: 'e.g. true',
		description: 'Whether the entry should have a PDF: true or false',
	},
	{
		displayName: 'Expected in the Books',
		name: 'expected',
		type: 'string',
		default: "={{ !$json.export || $json.export.status === 'EXPORTED' }}",
		placeholder: 'e.g. true',
		description:
			'Whether the invoice should stand in Exact Online: true or false. One that is not exported yet may be missing there: it is counted, and is no difference.',
	},
	{
		displayName: 'More Invoice Fields',
		name: 'moreFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {
			currency: '={{ $json.currency }}',
			customerName: '={{ $json.customer?.name }}',
			entryId: '={{ $json.export?.entryId }}',
			exportedHash: '={{ $json.export?.payloadHash }}',
			lines: '={{ $json.lines }}',
			vatTotals: '={{ $json.vatTotals }}',
		},
		description:
			'The default fits an item of the PlanManager node; for another source, map its column with an expression',
		options: [
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'string',
				default: '={{ $json.currency }}',
				description: 'Three-letter code. When empty, the currency of the division.',
			},
			{
				displayName: 'Customer Name',
				name: 'customerName',
				type: 'string',
				default: '={{ $json.customer?.name }}',
				description: 'Shown beside the name in Exact Online; not compared',
			},
			{
				displayName: 'Entry ID',
				name: 'entryId',
				type: 'string',
				default: '={{ $json.export?.entryId }}',
				description:
					'GUID of the entry that the export recorded, by which it is found even when its number was changed',
			},
			{
				displayName: 'Exported Before With Hash',
				name: 'exportedHash',
				type: 'string',
				default: '={{ $json.export?.payloadHash }}',
				description:
					'The payloadHash that the export returned. With the lines and the VAT totals it tells whether the invoice was changed since.',
			},
			{
				displayName: 'Lines',
				name: 'lines',
				type: 'json',
				default: '={{ $json.lines }}',
				description: 'As in the export: compared with what was exported, not with the books',
			},
			{
				displayName: 'VAT Totals',
				name: 'vatTotals',
				type: 'json',
				default: '={{ $json.vatTotals }}',
				description: 'As in the export',
			},
		],
	},
];

/** Which journals and days to look at. Throws a NodeOperationError when they aren't told, or can't be read. */
export function readScope(context: IExecuteFunctions): Scope {
	const from = readDay(context, 'from', 'From');
	const to = readDay(context, 'to', 'To');
	if (from > to) {
		throw new NodeOperationError(context.getNode(), `From (${from}) comes after To (${to})`, {
			description: 'Exchange the two days, so that there is a period to compare.',
		});
	}
	const journals = readList(context.getNodeParameter('journals', 0, '')) ?? [];
	if (journals.length > 0) return { from, to, journals };
	throw new NodeOperationError(context.getNode(), 'No journal is chosen in Journals', {
		description:
			'Give the codes of the sales journals to compare, separated by commas, such as 700, 701.',
	});
}

function readDay(context: IExecuteFunctions, name: string, label: string): string {
	const value: unknown = context.getNodeParameter(name, 0, '');
	const day = parseIsoDate(value, context.getTimezone());
	if (day !== undefined) return day;
	throw new NodeOperationError(context.getNode(), `${label} holds no date that exists`, {
		description: 'Write it as 2026-03-31 or 31/03/2026.',
	});
}

export function readRestart(context: IExecuteFunctions): NumbersRestart {
	const value: unknown = context.getNodeParameter('numbersRestart', 0, 'never');
	return value === 'calendarYear' || value === 'financialYear' ? value : 'never';
}

/** The invoice of one item, as the user's expressions give it; nothing is checked here. */
export function readInvoice(context: IExecuteFunctions, itemIndex: number): RawSourceInvoice {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const more = read('moreFields') as Record<string, unknown>;
	return {
		number: read('number'),
		documentType: read('documentType'),
		journal: read('journal'),
		date: read('date'),
		gross: read('gross'),
		vat: read('vat'),
		accountId: read('accountId'),
		paid: read('paid'),
		hasPdf: read('hasPdf'),
		expected: read('expected'),
		currency: more.currency,
		customerName: more.customerName,
		entryId: more.entryId,
		exportedHash: more.exportedHash,
		lines: more.lines,
		vatTotals: more.vatTotals,
	};
}
