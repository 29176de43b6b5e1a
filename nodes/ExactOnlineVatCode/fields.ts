/** The parameters of the node and how they are read. The defaults fit the items of the PlanManager node. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { VatSide } from '../domain/masterData/vatCodeList';
import { readList } from '../host/list';

const forCheck = { show: { operation: ['checkMapping'] } };

export const vatCodeFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		options: [
			{
				name: 'Check Mapping',
				value: 'checkMapping',
				action: 'Check the mapping of VAT codes',
				description:
					'Check the VAT codes of the source, one per item, and where they are mapped to',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many VAT codes',
				description: 'Get the VAT codes of the administration',
			},
		],
	},
	{
		displayName: 'Codes',
		name: 'side',
		type: 'options',
		noDataExpression: true,
		default: 'sales',
		displayOptions: { show: { operation: ['getAll'] } },
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'For Purchases', value: 'purchase' },
			{ name: 'For Sales', value: 'sales' },
		],
	},
	{
		displayName: 'VAT Code',
		name: 'code',
		type: 'string',
		default: '={{ $json.code }}',
		displayOptions: forCheck,
		description: 'VAT code of the source',
	},
	{
		displayName: 'Rate',
		name: 'rate',
		type: 'string',
		default: '={{ $json.rate }}',
		placeholder: 'e.g. 21.00',
		displayOptions: forCheck,
		description: 'Percentage of VAT that a document with this code carries',
	},
	{
		displayName: 'Mappings',
		name: 'mappings',
		type: 'json',
		default: '={{ $json.mappings }}',
		displayOptions: forCheck,
		description:
			'List of {journal, exactVatCode}; without journal it holds for every journal that has none of its own. A single code of Exact Online will do as well.',
	},
	{
		displayName: 'Journals',
		name: 'journals',
		type: 'string',
		default: '',
		placeholder: 'e.g. 700,701',
		displayOptions: forCheck,
		description:
			'Codes of the journals that invoices are booked in: a list, or text with commas. A VAT code needs a mapping for each of them. When empty, one mapping for any journal will do.',
	},
];

/** The journals that need a mapping; none when they aren't told. */
export function readJournals(context: IExecuteFunctions): string[] {
	return readList(context.getNodeParameter('journals', 0, '')) ?? [];
}

/** Which VAT codes to get. */
export function readSide(context: IExecuteFunctions): VatSide | 'all' {
	const side = context.getNodeParameter('side', 0, 'sales');
	return side === 'purchase' || side === 'all' ? side : 'sales';
}

/** The VAT code of one item, as the user's expressions give it; nothing is checked here. */
export function readVatCode(
	context: IExecuteFunctions,
	itemIndex: number,
): { readonly code: unknown; readonly rate: unknown; readonly mappings: unknown } {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	return { code: read('code'), rate: read('rate'), mappings: read('mappings') };
}
