import { createHash } from 'node:crypto';
import type { PdfDrawer } from '../pdf/drawer.mts';
import type { Row } from '../store/database.mts';
import { Refusal } from './refusal.mts';

/** The PDF of a document, 304 when the client has it already. Throws 404 PDF_MISSING. */
export async function pdfResponse(
	drawer: PdfDrawer,
	row: Row,
	knownTag: string | undefined,
): Promise<Response> {
	const bytes = await drawer.bytesFor(row);
	if (bytes === undefined) {
		throw new Refusal(404, 'PDF_MISSING', 'There is no PDF of this invoice.', 'Print it anew.');
	}
	const tag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
	if (knownTag === tag) return new Response(null, { status: 304, headers: { ETag: tag } });
	// A header takes no text from a document: only what a file name may hold is left of it.
	const name = String(row['number'] ?? row['id']).replace(/[^A-Za-z0-9._-]/g, '_');
	return new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="${name}.pdf"`,
			ETag: tag,
		},
	});
}
