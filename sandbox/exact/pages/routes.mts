import type { Hono } from 'hono';
import type { Clock } from '../../core/clock.mts';
import type { SandboxEnv } from '../../core/intercept.mts';
import type { Blobs } from '../blobs.mts';
import type { PaymentControl } from '../payments/control.mts';
import type { Books } from '../store.mts';
import { entryPage } from './entry.mts';
import { journalPage } from './journal.mts';
import { journalsPage } from './journals.mts';
import { carryOut } from './moneyForm.mts';

export type PageOptions = {
	books: ReadonlyMap<number, Books>;
	blobs: Blobs;
	clock: Clock;
	payments: PaymentControl;
};

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
export function pageRoutes(app: Hono<SandboxEnv>, options: PageOptions): void {
	const { books, blobs, clock, payments } = options;
	app.get('/', (c) => c.html(journalsPage([...books.values()])));
	app.get('/books/:division/journals/:code', (c) => {
		const book = books.get(Number(c.req.param('division')));
		const page = book && journalPage(book, c.req.param('code'));
		return page ? c.html(page) : c.notFound();
	});
	app.get('/books/:division/entries/:id', (c) => {
		const book = books.get(Number(c.req.param('division')));
		const page = book && entryPage(book, c.req.param('id'), { now: clock.now() });
		return page ? c.html(page) : c.notFound();
	});
	app.post('/books/:division/entries/:id/money', async (c) => {
		const { division, id } = c.req.param();
		const book = books.get(Number(division));
		if (!book) return await c.notFound();
		try {
			carryOut(await c.req.parseBody(), Number(division), id, payments);
		} catch (error) {
			const problem = error instanceof Error ? error.message : String(error);
			const page = entryPage(book, id, { now: clock.now(), problem });
			return page ? await c.html(page, 400) : await c.notFound();
		}
		return c.redirect(`/books/${division}/entries/${id}`, 303);
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
