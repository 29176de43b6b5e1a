/** The defaults fit the items of the Exact Online Journal Import node. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { withoutAbsent } from '../../data';
import { shownFor } from '../fields';
import { importRecords, JOURNALS } from '../masterData';
import { optionalGuid, optionalText, requiredText } from '../parameters';

const TYPES = ['SALES', 'SALES_CREDIT', 'PURCHASE', 'OTHER'];

export const description: INodeProperties[] = shownFor('journal', 'import', [
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		required: true,
		default: '={{ $json.exactJournal?.code }}',
		description: 'Code of the journal, the same in both programs',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '={{ $json.exactJournal?.name }}',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'string',
		required: true,
		default: '={{ $json.exactJournal?.type }}',
		placeholder: 'e.g. SALES',
		description: 'One of SALES, SALES_CREDIT, PURCHASE or OTHER',
	},
	{
		displayName: 'Exact ID',
		name: 'exactId',
		type: 'string',
		default: '={{ $json.exactJournal?.exactId }}',
		description: 'GUID of the journal in Exact Online; with it the journal is linked at once',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Site Name or ID',
				name: 'site',
				type: 'options',
				typeOptions: { loadOptionsMethod: 'getSites' },
				default: '',
				hint: 'The site that the journal belongs to',
				description:
					'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
		],
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await importRecords(ctx, JOURNALS, (itemIndex) =>
		withoutAbsent({
			code: requiredText(ctx, 'code', 'Code', itemIndex),
			name: requiredText(ctx, 'name', 'Name', itemIndex),
			type: requiredType(ctx, itemIndex),
			site: optionalText(ctx, 'additionalFields.site', itemIndex),
			exactId: optionalGuid(ctx, 'exactId', 'Exact ID', itemIndex),
		}),
	);
}

function requiredType(ctx: IExecuteFunctions, itemIndex: number): string {
	const stated = requiredText(ctx, 'type', 'Type', itemIndex);
	if (TYPES.includes(stated.toUpperCase())) return stated.toUpperCase();
	throw new NodeOperationError(ctx.getNode(), `"${stated}" in Type is no type of journal`, {
		description: `It is one of ${TYPES.join(', ')}.`,
		itemIndex,
	});
}
