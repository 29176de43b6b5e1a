/** Invoices named by ids are reset in as few calls as possible; each comes out with what became of it. */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { readInvoiceFilter } from '../../invoiceFilter';
import { listOf, textOf } from '../../data';
import { runItems } from '../../runItems';
import { planManagerRequest } from '../../transport';
import { shownFor } from '../fields';
import { optionalText, requiredText } from '../parameters';
import { filterFields } from './filterFields';

/** Most ids that PlanManager takes in one call. */
const IDS_PER_CALL = 1_000;

export const description: INodeProperties[] = shownFor('invoice', 'reset', [
	{
		displayName: 'Invoices',
		name: 'resetBy',
		type: 'options',
		options: [
			{ name: 'By Filter', value: 'filter' },
			{ name: 'By ID', value: 'ids' },
		],
		default: 'ids',
		description: 'How the invoices to reset are chosen',
	},
	{
		displayName: 'Invoice IDs',
		name: 'invoiceIds',
		type: 'string',
		required: true,
		default: '={{ $json.id }}',
		description: "PlanManager's own identities of invoices, separated by commas",
		displayOptions: { show: { resetBy: ['ids'] } },
	},
	...shownWithFilter(filterFields),
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Entry was deleted by the accountant',
		description: 'Why they are reset; kept in the history of each invoice',
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const answers = new Map<string, Promise<INodeExecutionData[]>>();
	return await runItems(ctx, async (itemIndex) => {
		const reason = requiredText(ctx, 'reason', 'Reason', itemIndex);
		if (ctx.getNodeParameter('resetBy', itemIndex, 'ids') === 'filter') {
			return await resetInvoices(ctx, { filter: readInvoiceFilter(ctx, itemIndex), reason });
		}
		requiredText(ctx, 'invoiceIds', 'Invoice IDs', itemIndex);
		const answer = answers.get(reason) ?? resetByIds(ctx, reason);
		answers.set(reason, answer);
		const ids = idsOf(ctx, itemIndex);
		return (await answer).filter(({ json }) => ids.includes(textOf(json.id)));
	});
}

/** Resets the invoices of all items that state this reason. */
async function resetByIds(ctx: IExecuteFunctions, reason: string): Promise<INodeExecutionData[]> {
	const sameReason = ctx
		.getInputData()
		.map((_, itemIndex) => itemIndex)
		.filter((itemIndex) => optionalText(ctx, 'reason', itemIndex) === reason);
	const ids = [...new Set(sameReason.flatMap((itemIndex) => idsOf(ctx, itemIndex)))];
	const results: INodeExecutionData[] = [];
	for (let from = 0; from < ids.length; from += IDS_PER_CALL) {
		const portion = ids.slice(from, from + IDS_PER_CALL);
		results.push(...(await resetInvoices(ctx, { ids: portion, reason })));
	}
	return results;
}

function idsOf(ctx: IExecuteFunctions, itemIndex: number): string[] {
	return listOf(ctx.getNodeParameter('invoiceIds', itemIndex, ''));
}

async function resetInvoices(
	ctx: IExecuteFunctions,
	body: IDataObject,
): Promise<INodeExecutionData[]> {
	const answer = await planManagerRequest(ctx, { method: 'POST', path: '/invoices/reset', body });
	const groups = answer.body as Partial<Record<string, IDataObject[]>>;
	return ['reset', 'unchanged', 'refused'].flatMap((result) =>
		(groups[result] ?? []).map((invoice) => ({ json: { ...invoice, result } })),
	);
}

function shownWithFilter(fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({ ...field, displayOptions: { show: { resetBy: ['filter'] } } }));
}
