/** The pages that a person opens: the screen, its reset button, and the PDFs. */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { SandboxContext, SandboxEnv } from '../../core/intercept.mts';
import { pdfResponse } from '../api/pdfResponse.mts';
import { Refusal } from '../api/refusal.mts';
import type { PdfDrawer } from '../pdf/drawer.mts';
import { all, checkFilter, conditionOf } from '../store/filter.mts';
import type { Garage } from '../store/garage.mts';
import { invoiceRow, invoiceRows, viewOf } from '../store/invoices.mts';
import type { InvoiceView } from '../store/invoices.mts';
import { wholeList } from '../store/lists.mts';
import { paymentState } from '../store/payments.mts';
import { resetInvoices } from '../store/resets.mts';
import type { ResetResult } from '../store/resets.mts';
import { setting } from '../store/settings.mts';
import type { Category, Journal, Site } from '../types.mts';
import { screen } from './screen.mts';
import type { Markup } from './screenData.mts';
import { readScreenQuery } from './screenQuery.mts';
import type { ScreenQuery } from './screenQuery.mts';
import { textsFor } from './texts.mts';

const ACTOR = 'Comptabilité';

/** Adds the pages at `/`, `/reset` and `/pdf/{id}`. They need no key: they are for a local try-out. */
export function addPages(app: Hono<SandboxEnv>, garage: Garage, drawer: PdfDrawer): void {
	app.get('/', (context) => show(context, garage, undefined));
	app.post('/reset', async (context) => {
		const form = await context.req.formData();
		const ids = form.getAll('id').map(String);
		const { language } = queryOf(context);
		const texts = textsFor(language);
		if (ids.length === 0) return await show(context, garage, notice(texts.nothingSelected));
		const result = resetInvoices(garage, { ids, reason: texts.resetButton }, ACTOR);
		return await show(context, garage, resetNotice(result, language));
	});
	app.get('/pdf/:id', async (context) => {
		try {
			const response = await pdfResponse(
				drawer,
				invoiceRow(garage, context.req.param('id')),
				undefined,
			);
			response.headers.set('Content-Disposition', 'inline');
			return response;
		} catch (problem) {
			if (!(problem instanceof Refusal)) throw problem;
			return context.text(problem.message, 404);
		}
	});
}

function queryOf(context: SandboxContext): ScreenQuery {
	return readScreenQuery(new URL(context.req.url).searchParams);
}

function show(
	context: SandboxContext,
	garage: Garage,
	given: Markup | undefined,
): Response | Promise<Response> {
	const query = queryOf(context);
	const found = find(garage, query);
	const showsTransactions = setting(garage, 'SHOW_TRANSACTIONS') === 'OUI';
	return context.html(
		screen({
			query,
			sites: wholeList<Site>(garage, 'site'),
			categories: wholeList<Category>(garage, 'category'),
			journals: wholeList<Journal>(garage, 'journal'),
			invoices: found.invoices,
			paymentsOf: showsTransactions ? (id) => paymentState(garage, id) : undefined,
			notice: given ?? found.notice,
		}),
	);
}

type Found = { readonly invoices: readonly InvoiceView[]; readonly notice: Markup | undefined };

function find(garage: Garage, query: ScreenQuery): Found {
	try {
		checkFilter(query.filter);
	} catch (problem) {
		if (!(problem instanceof Refusal)) throw problem;
		const texts = textsFor(query.language);
		const known =
			problem.code === 'NO_JOURNAL_SELECTED' ? texts.noJournalSelected : problem.message;
		return { invoices: [], notice: notice(known) };
	}
	const rows = invoiceRows(garage, all([conditionOf(query.filter)]));
	return { invoices: rows.map((row) => viewOf(row, garage.now())), notice: undefined };
}

function notice(text: string): Markup {
	return html`<p class="notice" role="status">${text}</p>`;
}

function resetNotice(result: ResetResult, language: ScreenQuery['language']): Markup {
	const texts = textsFor(language);
	const refused = result.refused.map(
		(each) =>
			html`<li>
				<b>${each.number ?? each.id}</b> ${texts.resetRefused}: ${texts.refusals[each.code]}
				(${each.code})
			</li>`,
	);
	return html`<div class="notice" role="status">
		${result.reset.length + result.unchanged.length} ${texts.resetDone}
		<ul>
			${refused}
		</ul>
	</div>`;
}
