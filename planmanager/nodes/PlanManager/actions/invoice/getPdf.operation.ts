/**
 * One request per item, streamed into n8n's store of files, so that a large batch needs little memory. A PDF
 * that PlanManager doesn't give out holds up its own invoice at most, never the others.
 */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { textOf } from '../../data';
import { asNodeFailure, concernsOneRecord } from '../../failures';
import type { NodeFailure } from '../../failures';
import { fileNameOf } from '../../fileName';
import { passOn, runItems } from '../../runItems';
import { pathOf, planManagerDownload } from '../../transport';
import { invoiceIdField, shownFor } from '../fields';
import { requiredText } from '../parameters';

export const description: INodeProperties[] = shownFor('invoice', 'getPdf', [
	invoiceIdField,
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Continue Without PDF',
				name: 'continueWithoutPdf',
				type: 'boolean',
				default: true,
				description:
					'Whether an invoice whose PDF PlanManager does not give goes on without a file and with pdfMissing set to true, rather than stopping the workflow',
			},
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. 20260123.pdf',
				description: "Name of the file; empty means PlanManager's own, or else the invoice number",
			},
		],
	},
]);

type FileBody = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(ctx, async (itemIndex) => {
		const id = requiredText(ctx, 'invoiceId', 'Invoice ID', itemIndex);
		const property = requiredText(ctx, 'binaryPropertyName', 'Put Output File in Field', itemIndex);
		const wished = textOf(ctx.getNodeParameter('options.fileName', itemIndex, ''));
		const { number } = ctx.getInputData()[itemIndex].json;
		const path = pathOf('invoices', id, 'pdf');
		const found = await fetched(ctx, path, async (stream, headers) => {
			const name = fileNameOf(wished, headers['content-disposition'], textOf(number) || id);
			return await ctx.helpers.prepareBinaryData(stream as FileBody, name, 'application/pdf');
		});
		if (!('file' in found)) return [withoutPdf(ctx, itemIndex, id, found.refusal)];
		const item = passOn(ctx, itemIndex, { pdfMissing: false });
		return [{ ...item, binary: { ...item.binary, [property]: found.file } }];
	});
}

type Store<T> = Parameters<typeof planManagerDownload<T>>[2];
type Fetched<T> = { readonly file: T } | { readonly refusal?: NodeFailure };

/** The file, or what PlanManager answered in its place. Throws when no other PDF would do better. */
async function fetched<T>(
	ctx: IExecuteFunctions,
	path: string,
	store: Store<T>,
): Promise<Fetched<T>> {
	try {
		const file = await planManagerDownload(ctx, path, store);
		return file === undefined ? {} : { file };
	} catch (error) {
		const refusal = asNodeFailure(ctx.getNode(), error);
		if (refusal instanceof NodeApiError && concernsOneRecord(refusal)) return { refusal };
		throw refusal;
	}
}

function withoutPdf(
	ctx: IExecuteFunctions,
	itemIndex: number,
	id: string,
	refusal: NodeFailure | undefined,
): INodeExecutionData {
	if (ctx.getNodeParameter('options.continueWithoutPdf', itemIndex, true) === true) {
		const why = refusal === undefined ? {} : { pdfMessage: refusal.message };
		return passOn(ctx, itemIndex, { pdfMissing: true, ...why });
	}
	if (refusal !== undefined) throw refusal;
	throw new NodeOperationError(ctx.getNode(), `PlanManager has no PDF of invoice ${id}`, {
		description: 'Print the invoice in PlanManager first, or turn on Continue Without PDF.',
		itemIndex,
	});
}
