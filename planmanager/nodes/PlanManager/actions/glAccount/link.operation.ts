/** The defaults fit both outputs of Synchronise in the Exact Online GL Account Sync node. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { flagOf, withoutAbsent } from '../../data';
import { shownFor } from '../fields';
import { GL_ACCOUNTS, linkRecords } from '../masterData';
import { optionalGuid, requiredText } from '../parameters';

export const description: INodeProperties[] = shownFor('glAccount', 'link', [
	{
		displayName: 'Number',
		name: 'number',
		type: 'string',
		required: true,
		default: '={{ $json.exactGlAccount?.number ?? $json.number }}',
		description: 'Number of the account, the same in both programs',
	},
	{
		displayName: 'Exact ID',
		name: 'exactId',
		type: 'string',
		default: '={{ $json.exactGlAccount?.exactId }}',
		description: 'GUID of the account in Exact Online',
	},
	{
		displayName: 'Blocked',
		name: 'blocked',
		type: 'string',
		default: '={{ $json.exactGlAccount?.blocked }}',
		description: 'True or false: whether nothing can be booked on the account in Exact Online',
	},
	{
		displayName: 'Accounts Without Exact ID',
		name: 'withoutExactId',
		type: 'options',
		options: [
			{
				name: 'Pass On',
				value: 'passOn',
				description: 'Leave the link as it is and mark the item as skipped',
			},
			{
				name: 'Take Link Away',
				value: 'unlink',
				description: 'For accounts that are gone in Exact Online',
			},
		],
		default: 'passOn',
		description: 'What to do with an account that the item gives no Exact ID for',
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await linkRecords(ctx, GL_ACCOUNTS, (itemIndex) => {
		const exactId = optionalGuid(ctx, 'exactId', 'Exact ID', itemIndex) ?? null;
		const keep = ctx.getNodeParameter('withoutExactId', itemIndex, 'passOn') !== 'unlink';
		if (exactId === null && keep) return undefined;
		return withoutAbsent({
			number: requiredText(ctx, 'number', 'Number', itemIndex),
			exactId,
			blocked: flagOf(ctx.getNodeParameter('blocked', itemIndex, '')),
		});
	});
}
