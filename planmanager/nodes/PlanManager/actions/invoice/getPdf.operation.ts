/** One request per item, streamed into n8n's store of files, so that a large batch needs little memory. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { textOf } from '../../data';
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
					'Whether an invoice without PDF goes on without a file and with pdfMissing set to true, rather than stopping the workflow',
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
		const file = await planManagerDownload(ctx, path, async (stream, headers) => {
			const name = fileNameOf(wished, headers['content-disposition'], textOf(number) || id);
			return await ctx.helpers.prepareBinaryData(stream as FileBody, name, 'application/pdf');
		});
		if (file === undefined) return [withoutPdf(ctx, itemIndex, id)];
		const item = passOn(ctx, itemIndex, { pdfMissing: false });
		return [{ ...item, binary: { ...item.binary, [property]: file } }];
	});
}

function withoutPdf(ctx: IExecuteFunctions, itemIndex: number, id: string): INodeExecutionData {
	if (ctx.getNodeParameter('options.continueWithoutPdf', itemIndex, true) === true) {
		return passOn(ctx, itemIndex, { pdfMissing: true });
	}
	throw new NodeOperationError(ctx.getNode(), `PlanManager has no PDF of invoice ${id}`, {
		description: 'Print the invoice in PlanManager first, or turn on Continue Without PDF.',
		itemIndex,
	});
}
