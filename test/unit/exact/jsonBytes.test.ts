import * as fc from 'fast-check';
import { jsonWithBase64 } from '../../../nodes/exact/jsonBytes';

const read = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));

describe('JSON with a file in it', () => {
	it.each([0, 1, 2, 3, 49_151, 49_152, 49_153, 1_000_000])(
		'holds all of a file of %i bytes',
		(size) => {
			const content = Buffer.alloc(size, 'PDF-é');
			const fields = { Document: 'd', FileName: 'Facture "é" 🚗.pdf' };
			expect(read(jsonWithBase64(fields, 'Attachment', content))).toEqual({
				...fields,
				Attachment: content.toString('base64'),
			});
		},
	);

	it('is what JSON.stringify would write, for any name and content', () => {
		fc.assert(
			fc.property(fc.string(), fc.uint8Array({ maxLength: 300 }), (FileName, array) => {
				const content = Buffer.from(array);
				const bytes = jsonWithBase64({ FileName }, 'Attachment', content);
				const Attachment = content.toString('base64');
				expect(bytes.toString('utf8')).toBe(JSON.stringify({ FileName, Attachment }));
			}),
		);
	});
});
