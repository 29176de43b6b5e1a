import { html } from 'hono/html';
import type { Books, Row } from '../store.mts';
import { badges, date, money, text } from './format.mts';
import { layout } from './layout.mts';
import type { Html } from './layout.mts';
import { paidBadge } from './money.mts';
import { moneyJournalPage } from './moneyJournal.mts';

const SALES = 20;

/** The entries of a journal, newest number first; undefined when there is no such journal. */
export function journalPage(books: Books, code: string): Html | undefined {
	const journal = books.journals.where('Code', code)[0];
	if (!journal) return undefined;
	if (journal['Type'] !== SALES) return moneyJournalPage(books, journal);
	const entries = books.entries
		.where('Journal', code)
		.sort((one, other) => Number(other['EntryNumber']) - Number(one['EntryNumber']));
	const sum = (name: string) => entries.reduce((total, entry) => total + Number(entry[name]), 0);
	const title = `${code} ${text(journal['Description'])}`;
	return layout(
		title,
		html`<nav><a href="/">Journals</a></nav>
			<h1>${title}</h1>
			<p class="soft">${text(books.company['Description'])}</p>
			<table>
				<thead>
					<tr>
						<th>Number</th>
						<th>Date</th>
						<th>Your ref.</th>
						<th>Customer</th>
						<th class="number">VAT</th>
						<th class="number">Total incl. VAT</th>
						<th>Status</th>
						<th>Paid</th>
						<th>PDF</th>
					</tr>
				</thead>
				<tbody>
					${entries.map((entry) => entryRow(books, entry))}
					${entries.length === 0
						? html`<tr>
								<td colspan="9" class="empty">No entries yet.</td>
							</tr>`
						: ''}
				</tbody>
				<tfoot>
					<tr>
						<td colspan="4">${entries.length} entries</td>
						<td class="number">${money(sum('VATAmountDC'))}</td>
						<td class="number">${money(sum('AmountDC'))}</td>
						<td colspan="3"></td>
					</tr>
				</tfoot>
			</table>`,
	);
}

function entryRow(books: Books, entry: Row): Html {
	return html`<tr>
		<td>
			<a href="/books/${books.division}/entries/${text(entry['EntryID'])}"
				>${text(entry['EntryNumber'])}</a
			>
		</td>
		<td>${date(entry['EntryDate'])}</td>
		<td class="keep">${text(entry['YourRef'])}</td>
		<td>${text(entry['CustomerName'])}</td>
		<td class="number">${money(entry['VATAmountFC'])}</td>
		<td class="number">${money(entry['AmountFC'])}</td>
		<td>${badges(entry)}</td>
		<td>${paidBadge(books, entry)}</td>
		<td class="keep">${attachmentLinks(books, entry)}</td>
	</tr>`;
}

/** Links to the files that hang on the document of an entry. */
export function attachmentLinks(books: Books, entry: Row): Html | '' {
	const document = entry['Document'] ?? null;
	if (document === null) return '';
	const links = books.attachments
		.where('Document', document)
		.map(
			(attachment) =>
				html`<a
					href="/docs/SysAttachment.aspx?ID=${text(attachment['ID'])}&_Division_=${books.division}"
					>${text(attachment['FileName'])}</a
				> `,
		);
	return html`${links}`;
}
