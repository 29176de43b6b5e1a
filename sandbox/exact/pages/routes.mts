import type { Hono } from 'hono';
import type { SandboxEnv } from '../../core/intercept.mts';
import type { Blobs } from '../blobs.mts';
import type { Books } from '../store.mts';
import { entryPage } from './entry.mts';
import { journalPage } from './journal.mts';
import { journalsPage } from './journals.mts';

export type PageOptions = { books: ReadonlyMap<number, Books>; blobs: Blobs };

const TYPES: Record<string, string> = {
	pdf: 'application/pdf',
	png: 'image/png',
	gif: 'image/gif',
	bmp: 'image/bmp',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	xml: 'application/xml',
};

/** The pages a bookkeeper would look at: journals, their entries, one entry, its PDF. */
export function pageRoutes(app: Hono<SandboxEnv>, { books, blobs }: PageOptions): void {
	app.get('/', (c) => c.html(journalsPage([...books.values()])));
	app.get('/books/:division/journals/:code', (c) => {
		const book = books.get(Number(c.req.param('division')));
		const page = book && journalPage(book, c.req.param('code'));
		return page ? c.html(page) : c.notFound();
	});
	app.get('/books/:division/entries/:id', (c) => {
		const book = books.get(Number(c.req.param('division')));
		const page = book && entryPage(book, c.req.param('id'));
		return page ? c.html(page) : c.notFound();
	});
	// The address that DocumentAttachments.Url gives; &Download=1 gives the raw file as a download.
	app.get('/docs/SysAttachment.aspx', (c) => {
		const book = books.get(Number(c.req.query('_Division_')));
		const row = book?.attachments.get(c.req.query('ID') ?? '');
		if (!row) return c.notFound();
		const name = String(row['FileName']);
		const type = TYPES[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream';
		const place = c.req.query('Download') === '1' ? 'attachment' : 'inline';
		return c.body(new Uint8Array(blobs.get(String(row['sha256']))), 200, {
			'Content-Type': type,
			'Content-Disposition': `${place}; filename*=UTF-8''${encodeURIComponent(name)}`,
		});
	});
}
