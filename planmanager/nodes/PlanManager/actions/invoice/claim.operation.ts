/**
 * A claim gives each invoice, and each customer with all of its invoices, to one run only. The same run
 * ID may ask again: it gets what it holds without a result, then what else is free, and never what it
 * has recorded a result for. So a workflow claims, works, records and claims again until nothing comes out.
 *
 * When all that is left belongs to customers of another run, nothing comes out before that run has
 * recorded them. Ending there would leave them for the next night, so the operation waits a while. A run
 * that waits holds nothing: it has recorded all that it had.
 */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { readInvoiceFilter } from '../../invoiceFilter';
import { runItems } from '../../runItems';
import { planManagerRequest } from '../../transport';
import { shownFor } from '../fields';
import { requiredText } from '../parameters';
import { filterFields } from './filterFields';

export const description: INodeProperties[] = shownFor('invoice', 'claim', [
	{
		displayName: 'Run ID',
		name: 'runId',
		type: 'string',
		required: true,
		default: "={{ $workflow.id + '-' + $execution.id }}",
		description:
			'Names this run. A run that was broken off goes on with its own invoices when it claims with the same ID.',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 200 },
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Lease (Seconds)',
		name: 'leaseSeconds',
		type: 'number',
		typeOptions: { minValue: 30, maxValue: 7200 },
		default: 1800,
		description:
			'How long the invoices stay with this run. After that another run may take those without a result.',
	},
	{
		displayName: 'Wait for Other Runs (Seconds)',
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 7200 },
		default: 600,
		description:
			'How long to wait when all that is left are invoices of customers that another run is working on. With 0, nothing comes out and they are left to a later run.',
	},
	...filterFields,
]);

/** Between two questions while waiting. A batch of the other run takes minutes. */
const PAUSE_SECONDS = 15;

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, async (itemIndex) => {
		const runId = requiredText(ctx, 'runId', 'Run ID', itemIndex);
		const body = {
			filter: readInvoiceFilter(ctx, itemIndex),
			runId,
			leaseSeconds: ctx.getNodeParameter('leaseSeconds', itemIndex) as number,
			limit: ctx.getNodeParameter('limit', itemIndex) as number,
		};
		let secondsLeft = ctx.getNodeParameter('waitSeconds', itemIndex, 0) as number;
		let claimed = await claim(ctx, body);
		while (claimed.items.length === 0 && claimed.held > 0 && secondsLeft > 0) {
			const pauseSeconds = Math.min(PAUSE_SECONDS, secondsLeft);
			await sleep(pauseSeconds * 1_000);
			if (ctx.getExecutionCancelSignal()?.aborted) break;
			secondsLeft -= pauseSeconds;
			claimed = await claim(ctx, body);
		}
		const { items, remaining, held } = claimed;
		if (items.length === 0 && held > 0) {
			const message = `${held} invoices are left to a later run, since another run is working on their customers.`;
			ctx.addExecutionHints({ message, location: 'outputPane' });
		}
		return items.map((invoice) => ({ json: { ...invoice, claim: { runId, remaining, held } } }));
	});
}

interface Claimed {
	readonly items: readonly IDataObject[];
	readonly remaining?: number;
	/** Invoices that wait for a customer of another run. */
	readonly held: number;
}

async function claim(ctx: IExecuteFunctions, body: IDataObject): Promise<Claimed> {
	const answer = await planManagerRequest(ctx, { method: 'POST', path: '/invoices/claims', body });
	const { items = [], remaining, held = 0 } = answer.body as Partial<Claimed>;
	return { items, remaining, held };
}
