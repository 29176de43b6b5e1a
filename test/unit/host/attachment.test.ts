import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { checkFiles } from '../../../nodes/host/attachment';

const settings = { pdfProperty: 'data', furtherProperties: ['more'], maxBytes: 20 };

/** Files that n8n keeps in memory. */
async function check(binary: Record<string, string>) {
	const files = Object.entries(binary).map(([property, content]) => {
		const file = { data: Buffer.from(content).toString('base64'), fileName: `${property}.x` };
		return [property, file as IBinaryData];
	});
	const item = { json: {}, binary: Object.fromEntries(files) as Record<string, IBinaryData> };
	const context = { getInputData: () => [item] } as unknown as IExecuteFunctions;
	return await checkFiles(context, 0, settings, '26700001');
}

describe('the files of an item', () => {
	it.each(['%PDF-', '%PDF-1', '%PDF-1.', '%PDF-1.4 12345678901'])(
		'have the size of their content (%p), to the byte',
		async (content) => {
			const { files } = await check({ data: content, more: content });
			expect(files.map(({ bytes }) => bytes)).toEqual([content.length, content.length]);
		},
	);

	it('are not sent beyond the largest size', async () => {
		const { files, reasons } = await check({
			data: '%PDF-1.4 123456789012',
			more: '123456789012345678901',
		});
		expect(files).toEqual([]);
		expect(reasons.map(({ code }) => code)).toEqual(['PDF_TOO_LARGE', 'FILE_NOT_ATTACHED']);
	});
});
