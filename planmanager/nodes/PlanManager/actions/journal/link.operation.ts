/** The defaults fit both outputs of the Exact Online Journal Import node. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { shownFor } from '../fields';
import { JOURNALS, linkRecords } from '../masterData';
import { optionalGuid, requiredText } from '../parameters';

export const description: INodeProperties[] = shownFor('journal', 'link', [
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		required: true,
		default: '={{ $json.exactJournal?.code ?? $json.code }}',
		description: 'Code of the journal, the same in both programs',
	},
	{
		displayName: 'Exact ID',
		name: 'exactId',
		type: 'string',
		default: '={{ $json.exactJournal?.exactId }}',
		description:
			'GUID of the journal in Exact Online; an item without it passes on, marked as skipped',
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await linkRecords(ctx, JOURNALS, (itemIndex) => {
		const exactId = optionalGuid(ctx, 'exactId', 'Exact ID', itemIndex);
		if (exactId === undefined) return undefined;
		return { code: requiredText(ctx, 'code', 'Code', itemIndex), exactId };
	});
}
