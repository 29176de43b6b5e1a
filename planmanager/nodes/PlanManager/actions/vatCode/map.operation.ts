/** Each item carries the whole list of one VAT code, for PlanManager replaces what it has. */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { passOn, runItems } from '../../runItems';
import { pathOf, planManagerRequest } from '../../transport';
import { readVatMappings } from '../../vatMappings';
import { shownFor } from '../fields';
import { requiredText } from '../parameters';

export const description: INodeProperties[] = shownFor('vatCode', 'map', [
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		required: true,
		default: '={{ $json.code }}',
		description: 'VAT code in PlanManager',
	},
	{
		displayName: 'Mappings From',
		name: 'mappingsFrom',
		type: 'options',
		options: [
			{ name: 'Item', value: 'item' },
			{ name: 'Table Below', value: 'table' },
		],
		default: 'item',
		description: 'Where the list of mappings is; it replaces the one that PlanManager has',
	},
	{
		displayName: 'Mappings',
		name: 'mappings',
		type: 'json',
		required: true,
		default: '={{ $json.mappings }}',
		hint: 'An empty list takes all mappings away',
		description:
			'A list of objects with exactVatCode and, for one journal only, journal. A mapping without journal holds for every journal that has none of its own.',
		displayOptions: { show: { mappingsFrom: ['item'] } },
	},
	{
		displayName: 'Mappings',
		name: 'mappingTable',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Mapping',
		default: {},
		displayOptions: { show: { mappingsFrom: ['table'] } },
		options: [
			{
				displayName: 'Mapping',
				name: 'mapping',
				values: [
					{
						displayName: 'Journal Name or ID',
						name: 'journal',
						type: 'options',
						typeOptions: { loadOptionsMethod: 'getJournals' },
						default: '*',
						hint: 'All Journals holds for every journal that has no mapping of its own',
						description:
							'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					},
					{
						displayName: 'VAT Code in Exact Online',
						name: 'exactVatCode',
						type: 'string',
						default: '',
						placeholder: 'e.g. 4',
					},
				],
			},
		],
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const mapped = new Map<string, string>();
	return await runItems(
		ctx,
		async (itemIndex) => {
			const code = requiredText(ctx, 'code', 'Code', itemIndex);
			const mappings = readVatMappings(ctx, itemIndex);
			const list = JSON.stringify(mappings);
			const earlier = mapped.get(code) ?? list;
			if (earlier !== list) throw secondList(ctx, code, itemIndex);
			const applied = !mapped.has(code) && (await putMappings(ctx, code, mappings));
			mapped.set(code, list);
			return [passOn(ctx, itemIndex, { vatMapping: { code, mappings, applied } })];
		},
		{ finishBatch: true },
	);
}

/** True when PlanManager had another list. */
async function putMappings(
	ctx: IExecuteFunctions,
	code: string,
	mappings: IDataObject[],
): Promise<boolean> {
	const path = pathOf('vat-codes', code, 'mappings');
	const answer = await planManagerRequest(ctx, { method: 'PUT', path, body: { mappings } });
	return answer.body?.applied === true;
}

function secondList(ctx: IExecuteFunctions, code: string, itemIndex: number): NodeOperationError {
	return new NodeOperationError(
		ctx.getNode(),
		`Two items bring different mappings for VAT code ${code}`,
		{
			description:
				'The first was set; the second would replace it. Bring all mappings of a VAT code together in one item.',
			itemIndex,
		},
	);
}
