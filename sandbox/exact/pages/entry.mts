import { html } from 'hono/html';
import { linesOf } from '../resources/salesEntries.mts';
import type { Books, Row } from '../store.mts';
import { badges, date, money, text } from './format.mts';
import { attachmentLinks } from './journal.mts';
import { layout } from './layout.mts';
import type { Html } from './layout.mts';
import { moneyPart } from './money.mts';

/**
 * One entry with its lines, totals, files and payments; undefined when there is no such entry.
 * `problem` = why the last form was not carried out.
 */
export function entryPage(
	books: Books,
	id: string,
	shown: { now: number; problem?: string },
): Html | undefined {
	const entry = books.entries.get(id);
	if (!entry) return undefined;
	const journal = text(entry['Journal']);
	return layout(
		`Entry ${text(entry['EntryNumber'])}`,
		html`<nav>
				<a href="/">Journals</a> ›
				<a href="/books/${books.division}/journals/${journal}"
					>${journal} ${text(entry['JournalDescription'])}</a
				>
			</nav>
			<section class="card">
				<h1>${text(entry['EntryNumber'])} ${badges(entry)}</h1>
				<dl>
					<dt>Customer</dt>
					<dd>${text(entry['CustomerName'])}</dd>
					<dt>Your ref.</dt>
					<dd>${text(entry['YourRef'])}</dd>
					<dt>Date</dt>
					<dd>${date(entry['EntryDate'])}</dd>
					<dt>Due</dt>
					<dd>${date(entry['DueDate'])}</dd>
					<dt>Period</dt>
					<dd>${text(entry['ReportingPeriod'])} / ${text(entry['ReportingYear'])}</dd>
					<dt>Payment reference</dt>
					<dd>${text(entry['PaymentReference'])}</dd>
					<dt>Description</dt>
					<dd>${text(entry['Description'])}</dd>
					<dt>Files</dt>
					<dd>${attachmentLinks(books, entry) || 'none'}</dd>
				</dl>
			</section>
			${shown.problem === undefined ? '' : html`<p class="problem">${shown.problem}</p>`}
			<h2>Lines</h2>
			${linesTable(entry, linesOf(entry, books))} ${moneyPart(books, entry, shown.now)}`,
	);
}

function linesTable(entry: Row, lines: readonly Row[]): Html {
	return html`<table>
		<thead>
			<tr>
				<th>Ledger account</th>
				<th>Description</th>
				<th>VAT code</th>
				<th>Cost centre</th>
				<th class="number">Amount</th>
				<th class="number">VAT</th>
			</tr>
		</thead>
		<tbody>
			${lines.map(
				(line) =>
					html`<tr>
						<td>${text(line['GLAccountCode'])} ${text(line['GLAccountDescription'])}</td>
						<td>${text(line['Description'])}</td>
						<td>${text(line['VATCode'])} ${text(line['VATCodeDescription'])}</td>
						<td>${text(line['CostCenter'])}</td>
						<td class="number">${money(line['AmountFC'])}</td>
						<td class="number">${money(line['VATAmountFC'])}</td>
					</tr>`,
			)}
		</tbody>
		<tfoot>
			<tr>
				<td colspan="4">Total incl. VAT ${text(entry['Currency'])} ${money(entry['AmountFC'])}</td>
				<td class="number">${money(Number(entry['AmountFC']) - Number(entry['VATAmountFC']))}</td>
				<td class="number">${money(entry['VATAmountFC'])}</td>
			</tr>
		</tfoot>
	</table>`;
}
