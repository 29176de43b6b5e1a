/** The parameters of the node and how they are read. The defaults fit the items of the PlanManager node. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RawInvoice } from '../domain/invoice/invoiceParse';

const EXPRESSION_HINT =
	'The default fits an item of the PlanManager node; for another source, map its column with an expression';

/** Parameters that are read for every item: the document itself. */
export const invoiceFields: INodeProperties[] = [
	{
		displayName: 'Invoice Number',
		name: 'number',
		type: 'string',
		default: '={{ $json.number }}',
		description:
			'The number on the document: its unique reference in Exact Online (Your Ref.), at most 30 characters. An invoice whose number stands in the books is never booked again.',
	},
	{
		displayName: 'Document Type',
		name: 'documentType',
		type: 'string',
		default: '={{ $json.documentType }}',
		placeholder: 'e.g. INVOICE',
		description:
			'INVOICE or CREDIT_NOTE. When empty, a negative total makes it a credit note. Credit notes may state positive amounts; the sign is turned for the books.',
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
		description: 'Date of the document. It is never moved to another period.',
	},
	{
		displayName: 'Customer Account ID',
		name: 'accountId',
		type: 'string',
		default: '={{ $json.exactCustomer?.accountId }}',
		description:
			'GUID of the customer in Exact Online. The Exact Online Customer Upsert node before this one provides it.',
	},
	{
		displayName: 'Total With VAT',
		name: 'gross',
		type: 'string',
		default: '={{ $json.totals?.gross }}',
		placeholder: 'e.g. 121.00',
		description: 'The total to pay, which the booking has to equal to the cent',
	},
	{
		displayName: 'Lines',
		name: 'lines',
		type: 'json',
		default: '={{ $json.lines }}',
		description:
			'List of lines: glAccount (number), vatCode, net (amount without VAT), description, and costCenter (or analytic) and costUnit where used',
	},
	{
		displayName: 'VAT Totals',
		name: 'vatTotals',
		type: 'json',
		default: '={{ $json.vatTotals }}',
		description:
			'List with vatCode, base and vat for each VAT code, as printed on the document. May be empty when the document has a single VAT code.',
	},
	{
		displayName: 'More Invoice Fields',
		name: 'moreFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {
			currency: '={{ $json.currency }}',
			description: "={{ [$json.customer?.name, $json.dossier].filter(Boolean).join(' - ') }}",
			dueDate: '={{ $json.dueDate }}',
			originalInvoiceNumber: '={{ $json.originalInvoiceNumber }}',
			paymentReference: '={{ $json.paymentReference }}',
			exportedHash: '={{ $json.export?.payloadHash }}',
		},
		description: EXPRESSION_HINT,
		options: [
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'string',
				default: '={{ $json.currency }}',
				description: 'Three-letter code. When empty, the currency of the division.',
			},
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '={{ $json.description }}',
				description: 'Text of the entry, at most 60 characters',
			},
			{
				displayName: 'Due Date',
				name: 'dueDate',
				type: 'string',
				default: '={{ $json.dueDate }}',
				description:
					'When empty, Exact Online derives it from the payment condition of the customer or the invoice',
			},
			{
				displayName: 'Exported Before With Hash',
				name: 'exportedHash',
				type: 'string',
				default: '={{ $json.export?.payloadHash }}',
				description:
					'The payloadHash that an earlier export of this document returned. When the content has changed since, the document is refused: a credit note is due.',
			},
			{
				displayName: 'Net Total',
				name: 'net',
				type: 'string',
				default: '={{ $json.totals?.net }}',
				description: 'When given, it has to equal the sum of the lines',
			},
			{
				displayName: 'Original Invoice Number',
				name: 'originalInvoiceNumber',
				type: 'string',
				default: '={{ $json.originalInvoiceNumber }}',
				description: 'For a credit note: the invoice that it corrects',
			},
			{
				displayName: 'Payment Condition',
				name: 'paymentCondition',
				type: 'string',
				default: '={{ $json.paymentConditionCode }}',
				description: 'Code of a payment condition in Exact Online',
			},
			{
				displayName: 'Payment Reference',
				name: 'paymentReference',
				type: 'string',
				default: '={{ $json.paymentReference }}',
				placeholder: 'e.g. +++090/9337/55493+++',
				description:
					'Belgian structured reference (OGM), by which Exact Online recognises the payment. An invalid one is left out and reported.',
			},
			{
				displayName: 'VAT Total',
				name: 'vat',
				type: 'string',
				default: '={{ $json.totals?.vat }}',
				description: 'When given, it has to equal the sum of the VAT totals',
			},
		],
	},
];

/** The document of one item, as the user's expressions give it; nothing is checked here. */
export function readInvoice(context: IExecuteFunctions, itemIndex: number): RawInvoice {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const more = read('moreFields') as Record<string, unknown>;
	return {
		number: read('number'),
		documentType: read('documentType'),
		journal: read('journal'),
		date: read('date'),
		accountId: read('accountId'),
		gross: read('gross'),
		lines: read('lines'),
		vatTotals: read('vatTotals'),
		currency: more.currency,
		description: more.description,
		dueDate: more.dueDate,
		exportedHash: more.exportedHash,
		net: more.net,
		originalInvoiceNumber: more.originalInvoiceNumber,
		paymentCondition: more.paymentCondition,
		paymentReference: more.paymentReference,
		vat: more.vat,
	};
}
