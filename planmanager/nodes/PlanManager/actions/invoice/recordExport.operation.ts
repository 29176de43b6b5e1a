/**
 * Tells PlanManager what became of each invoice. The defaults fit the items of the Exact Online Sales
 * Entry Export node. Nothing is lost when PlanManager knows better: its refusal comes out with the
 * item, and the results after it are recorded all the same.
 */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { readExportResult } from '../../exportResult';
import { passOn, runItems } from '../../runItems';
import { pathOf, planManagerRequest } from '../../transport';
import { invoiceIdField, shownFor } from '../fields';
import { requiredText } from '../parameters';

/** An invoice whose customer could not be settled never reached the entry: the customer's outcome counts. */
const OUTCOME_OF_ITEM =
	"={{ $json.exactEntry?.outcome ?? (['refused', 'rejected', 'unconfirmed'].includes($json.exactCustomer?.outcome) ? $json.exactCustomer.outcome : 'notAttempted') }}";

export const description: INodeProperties[] = shownFor('invoice', 'recordExport', [
	invoiceIdField,
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{
				name: 'By Outcome',
				value: 'auto',
				description:
					'Exported when there is an entry ID and the outcome is created, adopted or unchanged; otherwise needs attention',
			},
			{ name: 'Exported', value: 'EXPORTED' },
			{ name: 'Needs Attention', value: 'FAILED' },
		],
		default: 'auto',
	},
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'string',
		required: true,
		default: OUTCOME_OF_ITEM,
		description:
			'One of created, adopted, unchanged, refused, rejected, unconfirmed or notAttempted',
	},
	{
		displayName: 'Run ID',
		name: 'runId',
		type: 'string',
		required: true,
		default: "={{ $json.claim?.runId ?? $workflow.id + '-' + $execution.id }}",
		description: 'The run that claimed the invoice',
	},
	{
		displayName: 'Division',
		name: 'division',
		type: 'string',
		required: true,
		default: '={{ $json.exactEntry?.division ?? $json.exactCustomer?.division }}',
		description: 'Code of the division in Exact Online, a number',
	},
	{
		displayName: 'Entry ID',
		name: 'entryId',
		type: 'string',
		default: '={{ $json.exactEntry?.entryId }}',
		description: 'GUID of the sales entry in Exact Online',
	},
	{
		displayName: 'Entry Number',
		name: 'entryNumber',
		type: 'string',
		default: '={{ $json.exactEntry?.entryNumber }}',
		description: 'Number of the sales entry in Exact Online',
	},
	{
		displayName: 'Document ID',
		name: 'documentId',
		type: 'string',
		default: '={{ $json.exactEntry?.documentId }}',
		description: 'GUID of the document with the PDF in Exact Online',
	},
	{
		displayName: 'Payload Hash',
		name: 'payloadHash',
		type: 'string',
		default: '={{ $json.exactEntry?.payloadHash }}',
		description:
			'Fingerprint of what was booked; by it the next export sees whether the invoice has changed',
	},
	{
		displayName: 'Reasons',
		name: 'reasons',
		type: 'json',
		default: '={{ $json.reasons ?? [] }}',
		description:
			'Why it could not be exported, or remarks: a list of objects with code, severity, message and hint',
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(
		ctx,
		async (itemIndex) => {
			const id = requiredText(ctx, 'invoiceId', 'Invoice ID', itemIndex);
			const body = readExportResult(ctx, itemIndex);
			const answer = await planManagerRequest(ctx, {
				method: 'PUT',
				path: pathOf('invoices', id, 'export'),
				body,
				alsoAccept: [409],
			});
			return [passOn(ctx, itemIndex, { recordedExport: recorded(answer.status, answer.body) })];
		},
		{ finishBatch: true },
	);
}

/** What PlanManager holds now; with the conflict when it kept something truer than what we brought. */
function recorded(status: number, body: IDataObject = {}): IDataObject {
	if (status !== 409) return { applied: body.applied, state: body.state };
	const conflict = { code: body.code, message: body.detail, hint: body.hint };
	return { applied: false, state: body.state, conflict };
}
