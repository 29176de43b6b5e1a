/**
 * Tells PlanManager the whole payment state of each invoice. The defaults fit the items of the Exact
 * Online Payment Status node. A state older than the one on record changes nothing and comes out as
 * such; a state that is refused does not keep the others from being recorded.
 */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isRecord, textOf } from '../../data';
import { lookUpInvoices } from '../../invoiceLookup';
import type { InvoiceReference, Lookup } from '../../invoiceLookup';
import { readPaymentState } from '../../paymentState';
import { passOn, runItems } from '../../runItems';
import { pathOf, planManagerRequest } from '../../transport';
import { shownFor } from '../fields';
import { optionalGuid, optionalText } from '../parameters';

export const description: INodeProperties[] = shownFor('payment', 'record', [
	{
		displayName: 'Invoice ID',
		name: 'invoiceId',
		type: 'string',
		default: '={{ $json.invoiceId ?? $json.id }}',
		hint: 'When it is empty, the invoice is found by its Entry ID or its Invoice Number',
		description: "PlanManager's own identity of the invoice, which is not its number",
	},
	{
		displayName: 'Entry ID',
		name: 'entryId',
		type: 'string',
		default: '={{ $json.exactPayment?.entryId ?? $json.entryId }}',
		description: 'GUID of the sales entry in Exact Online',
	},
	{
		displayName: 'Invoice Number',
		name: 'invoiceNumber',
		type: 'string',
		default: '={{ $json.exactPayment?.number ?? $json.number }}',
		description:
			'Used when no invoice has this Entry ID, and only where total and type fit; with Exact Online it is Your Ref',
	},
	{
		displayName: 'Document Type',
		name: 'documentType',
		type: 'string',
		default: '={{ $json.exactPayment?.documentType ?? $json.documentType }}',
		description:
			'INVOICE or CREDIT_NOTE. Needed where the invoice is found by its number, which a credit note may share.',
	},
	{
		displayName: 'As Of',
		name: 'asOf',
		type: 'string',
		required: true,
		default: '={{ $json.exactPayment?.asOf }}',
		description:
			'The moment at which the books were read; an older state never replaces a newer one',
	},
	{
		displayName: 'Total',
		name: 'total',
		type: 'string',
		required: true,
		default: '={{ $json.exactPayment?.total }}',
		description: 'Amount of the invoice in euros, e.g. 121.00',
	},
	{
		displayName: 'Paid',
		name: 'paid',
		type: 'string',
		required: true,
		default: '={{ $json.exactPayment?.paid }}',
		description: 'What is paid or settled otherwise, in euros',
	},
	{
		displayName: 'Open',
		name: 'open',
		type: 'string',
		required: true,
		default: '={{ $json.exactPayment?.open }}',
		description: 'What is still to be paid, in euros; Paid and Open make the Total',
	},
	{
		displayName: 'In Collection',
		name: 'inCollection',
		type: 'string',
		default: '={{ $json.exactPayment?.inCollection }}',
		description: 'The part of Open that a direct debit or a payment under way covers, in euros',
	},
	{
		displayName: 'Transactions',
		name: 'transactions',
		type: 'json',
		required: true,
		default: '={{ $json.exactPayment?.transactions }}',
		description:
			'All transactions of the invoice: a list of objects with externalId, kind, amount and date, and if known journal, entryNumber and description. Kind is PAYMENT, CREDIT_MATCH, DISCOUNT, DIFFERENCE, MANUAL or REVERSAL.',
	},
]);

type Reference = InvoiceReference & { readonly invoiceId?: string };

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const references = ctx.getInputData().map((_, itemIndex) => readReference(ctx, itemIndex));
	const toFind = references.filter(({ invoiceId }) => invoiceId === undefined);
	let lookup: ReturnType<typeof lookUpInvoices> | undefined;
	return await runItems(
		ctx,
		async (itemIndex) => {
			const reference = references[itemIndex];
			checkReference(ctx, reference, itemIndex);
			const body = readPaymentState(ctx, itemIndex);
			const found: Lookup =
				reference.invoiceId !== undefined
					? { invoiceId: reference.invoiceId }
					: (await (lookup ??= lookUpInvoices(ctx, toFind)))(reference);
			const recordedPayment =
				'invoiceId' in found
					? await putPayments(ctx, found.invoiceId, body)
					: { ...found, applied: false, changed: false };
			return [passOn(ctx, itemIndex, { recordedPayment })];
		},
		{ finishBatch: true },
	);
}

function readReference(ctx: IExecuteFunctions, itemIndex: number): Reference {
	return {
		invoiceId: optionalText(ctx, 'invoiceId', itemIndex),
		entryId: optionalText(ctx, 'entryId', itemIndex),
		number: optionalText(ctx, 'invoiceNumber', itemIndex),
		total: optionalText(ctx, 'total', itemIndex),
		documentType: optionalText(ctx, 'documentType', itemIndex),
	};
}

function checkReference(ctx: IExecuteFunctions, reference: Reference, itemIndex: number): void {
	if (reference.invoiceId !== undefined) return;
	optionalGuid(ctx, 'entryId', 'Entry ID', itemIndex);
	if (reference.entryId !== undefined || reference.number !== undefined) return;
	throw new NodeOperationError(ctx.getNode(), 'The item does not say which invoice it is about', {
		description: 'Map Invoice ID, Entry ID or Invoice Number.',
		itemIndex,
	});
}

async function putPayments(
	ctx: IExecuteFunctions,
	invoiceId: string,
	body: IDataObject,
): Promise<IDataObject> {
	const path = pathOf('invoices', invoiceId, 'payments');
	const answer = await planManagerRequest(ctx, { method: 'PUT', path, body });
	const applied = answer.body?.applied === true;
	const changed = answer.body?.changed === true;
	const state = isRecord(answer.body?.state) ? (answer.body.state as IDataObject) : {};
	const isOlder = !applied && Date.parse(textOf(state.asOf)) > Date.parse(textOf(body.asOf));
	const result = changed ? 'recorded' : isOlder ? 'older' : 'unchanged';
	return { invoiceId, result, applied, changed, state };
}
