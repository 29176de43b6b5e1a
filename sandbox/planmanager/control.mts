/**
 * What tests and the demo may do behind the contract's back, under /_sandbox/: see the planted
 * defects, add a document, change one, mark entries as processed, close periods.
 */
import type { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../core/intercept.mts';
import { addDocument } from './store/database.mts';
import type { Garage } from './store/garage.mts';
import { contentOf, invoiceRow, invoiceRows, viewOf } from './store/invoices.mts';
import type { InvoiceView } from './store/invoices.mts';
import { wholeList } from './store/lists.mts';
import { numberKey } from './store/numberKey.mts';
import { changeSetting } from './store/settings.mts';
import type {
	GlAccount,
	InvoiceContent,
	Journal,
	PdfSource,
	PlantedDefect,
	SeedDocument,
	VatCode,
} from './types.mts';

export type Control = {
	/** Documents with a defect, and the reason each must end in. */
	readonly plantedDefects: () => readonly PlantedDefect[];
	/** Every document with its state, whatever its status. */
	readonly invoices: () => readonly InvoiceView[];
	/** Master data as it stands. */
	readonly journals: () => readonly Journal[];
	readonly glAccounts: () => readonly GlAccount[];
	readonly vatCodes: () => readonly VatCode[];
	readonly addInvoice: (document: SeedDocument) => void;
	/** Changes fields of a document, as a person in the garage would. Throws for an unknown id. */
	readonly changeInvoice: (id: string, change: Partial<InvoiceContent>, pdf?: PdfSource) => void;
	/** The accountant has processed (or reopened) these entries. */
	readonly setProcessed: (ids: readonly string[], processed?: boolean) => void;
	/** Periods up to this ISO date are closed. */
	readonly closePeriodsUntil: (date: string) => void;
	readonly setOption: (
		name: 'VAT_JOURNAL_NUMBER' | 'SHOW_TRANSACTIONS',
		value: 'OUI' | 'NON',
	) => void;
};

/** The control of one garage. `afterChange` is called when a document was added or changed. */
export function createControl(
	garage: Garage,
	plantedDefects: () => readonly PlantedDefect[],
	afterChange: () => void,
): Control {
	return {
		plantedDefects,
		invoices: () =>
			invoiceRows(garage, { sql: '1', values: [] }).map((row) => viewOf(row, garage.now())),
		journals: () => wholeList<Journal>(garage, 'journal'),
		glAccounts: () => wholeList<GlAccount>(garage, 'glAccount'),
		vatCodes: () => wholeList<VatCode>(garage, 'vatCode'),
		addInvoice(document) {
			addDocument(garage.database, document, garage.now());
		},
		changeInvoice(id, change, pdf) {
			const row = invoiceRow(garage, id);
			writeContent(garage, { ...contentOf(row), ...change, id });
			if (pdf !== undefined) {
				const update = garage.database.prepare('UPDATE invoices SET pdf = ? WHERE id = ?');
				update.run(JSON.stringify(pdf), id);
			}
			afterChange();
		},
		setProcessed(ids, processed = true) {
			const update = garage.database.prepare('UPDATE invoices SET processed = ? WHERE id = ?');
			for (const id of ids) update.run(processed ? 1 : 0, id);
		},
		closePeriodsUntil(date) {
			changeSetting(garage, 'closedUntil', date);
		},
		setOption(name, value) {
			changeSetting(garage, name, value);
		},
	};
}

const change = z
	.object({
		processed: z.array(z.string()).optional(),
		closedUntil: z.string().optional(),
		options: z
			.record(z.enum(['VAT_JOURNAL_NUMBER', 'SHOW_TRANSACTIONS']), z.enum(['OUI', 'NON']))
			.optional(),
		invoice: z.object({ id: z.string(), change: z.record(z.unknown()) }).optional(),
	})
	.strict();

/** The control as routes: GET planted, GET invoices, POST books. */
export function addControlRoutes(app: Hono<SandboxEnv>, control: Control): void {
	app.get('/_sandbox/planted', (context) => context.json(control.plantedDefects()));
	app.get('/_sandbox/invoices', (context) => context.json(control.invoices()));
	app.post('/_sandbox/books', async (context) => {
		const given = change.safeParse(await context.req.json<unknown>().catch(() => undefined));
		if (!given.success) return context.json({ problem: given.error.issues }, 400);
		const { processed, closedUntil, options, invoice } = given.data;
		if (processed !== undefined) control.setProcessed(processed);
		if (closedUntil !== undefined) control.closePeriodsUntil(closedUntil);
		if (options?.VAT_JOURNAL_NUMBER)
			control.setOption('VAT_JOURNAL_NUMBER', options.VAT_JOURNAL_NUMBER);
		if (options?.SHOW_TRANSACTIONS)
			control.setOption('SHOW_TRANSACTIONS', options.SHOW_TRANSACTIONS);
		if (invoice !== undefined) control.changeInvoice(invoice.id, invoice.change);
		return context.json({ changed: true });
	});
}

function writeContent(garage: Garage, content: InvoiceContent): void {
	garage.database
		.prepare(
			`UPDATE invoices SET number = ?, number_key = ?, document_type = ?, site = ?, category = ?,
			 journal = ?, date = ?, customer_id = ?, content = ?, updated_at = ? WHERE id = ?`,
		)
		.run(
			content.number,
			numberKey(content.number ?? ''),
			content.documentType,
			content.site,
			content.category,
			content.journal,
			content.date,
			content.customerId,
			JSON.stringify(content),
			garage.now(),
			content.id,
		);
}
