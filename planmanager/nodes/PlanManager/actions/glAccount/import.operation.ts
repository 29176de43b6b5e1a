/** The defaults fit the items of the Exact Online GL Account Sync node. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { flagOf, withoutAbsent } from '../../data';
import { shownFor } from '../fields';
import { GL_ACCOUNTS, importRecords } from '../masterData';
import { optionalGuid, optionalText, requiredText } from '../parameters';

export const description: INodeProperties[] = shownFor('glAccount', 'import', [
	{
		displayName: 'Number',
		name: 'number',
		type: 'string',
		required: true,
		default: '={{ $json.exactGlAccount?.number }}',
		description: 'Number of the account, the same in both programs',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '={{ $json.exactGlAccount?.name }}',
	},
	{
		displayName: 'Exact ID',
		name: 'exactId',
		type: 'string',
		default: '={{ $json.exactGlAccount?.exactId }}',
		description: 'GUID of the account in Exact Online; with it the account is linked at once',
	},
	{
		displayName: 'Blocked',
		name: 'blocked',
		type: 'string',
		default: '={{ $json.exactGlAccount?.blocked }}',
		description: 'True or false: whether nothing can be booked on the account in Exact Online',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Analytic Code',
				name: 'analytic',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '',
			},
		],
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await importRecords(ctx, GL_ACCOUNTS, (itemIndex) =>
		withoutAbsent({
			number: requiredText(ctx, 'number', 'Number', itemIndex),
			name: requiredText(ctx, 'name', 'Name', itemIndex),
			analytic: optionalText(ctx, 'additionalFields.analytic', itemIndex),
			description: optionalText(ctx, 'additionalFields.description', itemIndex),
			exactId: optionalGuid(ctx, 'exactId', 'Exact ID', itemIndex),
			blocked: flagOf(ctx.getNodeParameter('blocked', itemIndex, '')),
		}),
	);
}
