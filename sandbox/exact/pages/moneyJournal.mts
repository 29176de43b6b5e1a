import { html } from 'hono/html';
import { linesOfEntry } from '../payments/moneyEntries.mts';
import { kindOfJournal } from '../payments/moneyKinds.mts';
import type { MoneyKind } from '../payments/moneyKinds.mts';
import type { Books, Row } from '../store.mts';
import { date, money, text } from './format.mts';
import { layout } from './layout.mts';
import type { Html } from './layout.mts';

/** A bank, cash or general journal line by line, newest entry first; undefined for other journals. */
export function moneyJournalPage(books: Books, journal: Row): Html | undefined {
	const kind = kindOfJournal(journal['Type']);
	if (!kind) return undefined;
	const entries = books[kind.entries].where('JournalCode', journal['Code'] ?? null).toReversed();
	const title = `${text(journal['Code'])} ${text(journal['Description'])}`;
	return layout(
		title,
		html`<nav><a href="/">Journals</a></nav>
			<h1>${title}</h1>
			<p class="soft">${text(books.company['Description'])}</p>
			<table>
				<thead>
					<tr>
						<th>Entry</th>
						<th>Date</th>
						<th>Account</th>
						<th>Ledger account</th>
						<th>Description</th>
						<th>Matched with</th>
						<th class="number">${kind.hasMoneyLine ? 'Received' : 'Debit'}</th>
					</tr>
				</thead>
				<tbody>
					${entries.map((entry) => entryRows(books, kind, entry))}
					${entries.length === 0
						? html`<tr>
								<td colspan="7" class="empty">No entries yet.</td>
							</tr>`
						: ''}
				</tbody>
			</table>`,
	);
}

function entryRows(books: Books, kind: MoneyKind, entry: Row): Html {
	const rows = linesOfEntry(kind, entry, books).map((line) => {
		const reference = books.transactionLines.get(line['ID'])?.['YourRef'];
		const item = books.ledger.items.get(String(line['ID']));
		const several = item && item.setIds.length > 0 ? 'several' : '';
		return html`<tr>
			<td>${text(entry['EntryNumber'])}</td>
			<td>${date(line['Date'])}</td>
			<td>${text(line['AccountName'])}</td>
			<td>${text(line['GLAccountCode'])}</td>
			<td>${text(line['Description'])}</td>
			<td>${text(reference) || several}</td>
			<td class="number">${money(line['AmountFC'])}</td>
		</tr>`;
	});
	return html`${rows}`;
}
