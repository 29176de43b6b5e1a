/** The list of documents: one row each, and below it why it needs attention. */
import { html, raw } from 'hono/html';
import type { ExportState, InvoiceView } from '../store/invoices.mts';
import type { Journal, Reason } from '../types.mts';
import { amount, day, dayAndTime } from './format.mts';
import { paymentCells } from './paymentCells.mts';
import { reasonWords } from './reasonWords.mts';
import type { Markup, ScreenData } from './screenData.mts';
import type { Language, Texts } from './texts.mts';

/** The table with its head. */
export function invoiceRows(
	data: ScreenData,
	invoices: readonly InvoiceView[],
	texts: Texts,
): Markup {
	const { columns } = texts;
	const names = new Map(data.journals.map((journal) => [journal.code, journal]));
	return html`<table>
		<thead>
			<tr>
				<th class="c-tick">
					<input type="checkbox" id="everyInvoice" aria-label="${texts.selectInvoices}" />
				</th>
				<th class="c-number">${columns.number}</th>
				<th class="c-date">${columns.date}</th>
				<th>${columns.customer}</th>
				<th class="c-journal">${columns.journal}</th>
				<th class="amount c-amount">${columns.total}</th>
				<th class="amount c-amount">${columns.open}</th>
				<th class="amount c-amount">${columns.paid}</th>
				<th class="c-export">${columns.export}</th>
				<th class="c-entry">${columns.entry}</th>
				<th class="c-pdf">${columns.pdf}</th>
			</tr>
		</thead>
		<tbody>
			${invoices.map((invoice) => rows(data, invoice, names, texts))}
		</tbody>
	</table>`;
}

function rows(
	data: ScreenData,
	invoice: InvoiceView,
	journals: ReadonlyMap<string, Journal>,
	texts: Texts,
): Markup {
	const { language } = data.query;
	const state = invoice.export;
	return html`<tr>
			<td><input type="checkbox" name="id" value="${invoice.id}" aria-label="${invoice.id}" /></td>
			<td class="number">${numberCell(invoice, texts)}</td>
			<td>${day(invoice.date)}</td>
			<td class="name">${customerCell(invoice, texts)}</td>
			<td>${journalCell(invoice, journals, texts)}</td>
			<td class="amount">${amount(invoice.totals.gross, language)}</td>
			${paymentCells(data, invoice, texts)}
			<td>${exportCell(state, texts)}</td>
			<td class="entry">${entryCell(state)}</td>
			<td>
				${invoice.pdf.available
					? html`<a href="/pdf/${invoice.id}">PDF</a>`
					: html`<span class="missing">${texts.noPdf}</span>`}
			</td>
		</tr>
		${state.reasons.length === 0 ? '' : reasonRow(state.reasons, language, texts)}`;
}

function numberCell(invoice: InvoiceView, texts: Texts): Markup {
	const number =
		invoice.number === null || invoice.number.trim() === ''
			? html`<span class="missing">${texts.noNumber}</span>`
			: html`${invoice.number}`;
	if (invoice.documentType === 'INVOICE') return number;
	const original = invoice.originalInvoiceNumber;
	const on = original === undefined ? '' : ` → ${original}`;
	return html`${number}
		<div class="soft">${texts.creditNote}${on}</div>`;
}

function customerCell(invoice: InvoiceView, texts: Texts): Markup {
	const { name, address } = invoice.customer;
	const place = [address?.line1, `${address?.postcode ?? ''} ${address?.city ?? ''}`.trim()];
	const text = place.filter((part) => part).join(', ');
	return html`<span title="${name}">${name}</span>
		<div class="soft">
			${text === '' ? html`<span class="missing">${texts.noAddress}</span>` : text}
		</div>`;
}

function journalCell(
	invoice: InvoiceView,
	journals: ReadonlyMap<string, Journal>,
	texts: Texts,
): Markup {
	if (invoice.journal === null) return html`<span class="missing">${texts.noJournal}</span>`;
	return html`<span class="code">${invoice.journal}</span>
		<div class="soft">${journals.get(invoice.journal)?.name ?? ''}</div>`;
}

function exportCell(state: ExportState, texts: Texts): Markup {
	const chip = html`<span class="chip ${state.status}">${texts.statuses[state.status]}</span>`;
	if (state.status === 'CLAIMED') {
		const until = dayAndTime(state.leaseUntil ?? '');
		return html`${chip}
			<div class="soft">${texts.run} ${state.runId ?? ''}, ${texts.until} ${until}</div>`;
	}
	const details = [
		state.exportedAt === undefined ? '' : dayAndTime(state.exportedAt),
		state.attempts > 1 ? `${state.attempts} ${texts.attempts}` : '',
	];
	const text = details.filter((part) => part !== '').join(' · ');
	return text === ''
		? chip
		: html`${chip}
				<div class="soft">${text}</div>`;
}

function entryCell(state: ExportState): Markup {
	if (state.entryNumber === undefined || state.entryNumber === null) return html``;
	return html`<span title="${state.entryId ?? ''}">${state.entryNumber}</span>`;
}

function reasonRow(reasons: readonly Reason[], language: Language, texts: Texts): Markup {
	const boxes = reasons.map((reason) => {
		const { message, hint } = reasonWords(reason, language);
		const label = reason.severity === 'remark' ? texts.remark : texts.blocking;
		return html`<div class="reason ${reason.severity}" title="${label}">
			<span class="code">${reason.code}</span><span>${message}</span>
			${hint === '' ? raw('') : html`<span class="hint"><b>${texts.whatToDo}</b> ${hint}</span>`}
		</div>`;
	});
	return html`<tr class="why">
		<td colspan="11">${boxes}</td>
	</tr>`;
}
