/**
 * PDFs on demand. Made anew they have the same bytes, so only a few are kept: a thousand large
 * ones in memory would say nothing about the link that is measured.
 */
import type { Row } from '../store/database.mts';
import { contentOf } from '../store/invoices.mts';
import type { Customer, PdfSource } from '../types.mts';
import { drawInvoice, samplePage } from './drawInvoice.mts';
import { fillUp } from './fillUp.mts';

const CACHE_BYTES = 64 * 1024 * 1024;

export type PdfDrawer = {
	/** The bytes of a document's PDF; `undefined` when it has none. */
	readonly bytesFor: (row: Row) => Promise<Buffer | undefined>;
	/** Forgets what was drawn. */
	readonly clear: () => void;
};

/** A drawer with an empty cache. */
export function createPdfDrawer(): PdfDrawer {
	const cache = new Map<string, Buffer>();
	let cachedBytes = 0;
	const keep = (id: string, bytes: Buffer): void => {
		cache.set(id, bytes);
		cachedBytes += bytes.length;
		for (const [oldest, old] of cache) {
			if (cachedBytes <= CACHE_BYTES || oldest === id) return;
			cache.delete(oldest);
			cachedBytes -= old.length;
		}
	};
	return {
		async bytesFor(row) {
			const id = String(row['id']);
			const known = cache.get(id);
			if (known !== undefined) return known;
			const bytes = await make(row);
			if (bytes !== undefined) keep(id, bytes);
			return bytes;
		},
		clear() {
			cache.clear();
			cachedBytes = 0;
		},
	};
}

async function make(row: Row): Promise<Buffer | undefined> {
	const source = JSON.parse(String(row['pdf'])) as PdfSource;
	switch (source.kind) {
		case 'none':
			return undefined;
		case 'notPdf':
			// What a broken print run leaves behind: the right name, the wrong content.
			return Buffer.from('<html><body>Erreur 500</body></html>\n');
		case 'drawn':
			return await draw(row);
		case 'padded':
			return fillUp(await draw(row), String(row['id']), source.bytes);
		case 'sample':
			return fillUp(await samplePage(), String(row['id']), source.bytes);
	}
}

async function draw(row: Row): Promise<Buffer> {
	const customer = JSON.parse(String(row['customer'])) as Customer;
	return await drawInvoice(contentOf(row), customer);
}
