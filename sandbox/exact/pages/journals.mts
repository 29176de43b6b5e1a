import { html } from 'hono/html';
import { MONEY_KINDS } from '../payments/moneyKinds.mts';
import type { MoneyKind } from '../payments/moneyKinds.mts';
import type { Books, Row } from '../store.mts';
import { money, text } from './format.mts';
import { layout } from './layout.mts';
import type { Html } from './layout.mts';

const SALES = 20;
const OPEN = 20;

/** The sales journals with the number of entries to be processed, and the way to the money. */
export function journalsPage(all: readonly Books[]): Html {
	return layout(
		'Journals',
		html`<h1>Sales journals</h1>
			${all.map(divisionPart)}`,
	);
}

function divisionPart(books: Books): Html {
	const journals = books.journals.all().filter((journal) => journal['Type'] === SALES);
	return html`<h2>
			${text(books.company['Description'])} <span class="soft">(${books.division})</span>
		</h2>
		<table>
			<thead>
				<tr>
					<th>Journal</th>
					<th>Description</th>
					<th class="number">Entries to be processed</th>
					<th class="number">Entries</th>
					<th class="number">Total incl. VAT</th>
				</tr>
			</thead>
			<tbody>
				${journals.map((journal) => journalRow(books, journal))}
			</tbody>
		</table>
		<p class="soft">Money: ${MONEY_KINDS.map((kind) => moneyLinks(books, kind))}</p>`;
}

function moneyLinks(books: Books, kind: MoneyKind): Html {
	const links = books.journals.where('Type', kind.journalType).map((journal) => {
		const code = text(journal['Code']);
		return html`<a href="/books/${books.division}/journals/${code}"
				>${code} ${text(journal['Description'])}</a
			>
			(${books[kind.entries].where('JournalCode', code).length}) `;
	});
	return html`${links}`;
}

function journalRow(books: Books, journal: Row): Html {
	const entries = books.entries.where('Journal', journal['Code'] ?? null);
	const open = entries.filter((entry) => entry['Status'] === OPEN).length;
	const total = entries.reduce((sum, entry) => sum + Number(entry['AmountDC']), 0);
	const address = `/books/${books.division}/journals/${text(journal['Code'])}`;
	return html`<tr>
		<td><a href="${address}">${text(journal['Code'])}</a></td>
		<td>
			${text(journal['Description'])}
			${journal['IsBlocked'] === true ? html`<span class="badge blocked">Blocked</span>` : ''}
		</td>
		<td class="number">
			${open === 0
				? html`<span class="soft">0</span>`
				: html`<a class="count" href="${address}">${open}</a>`}
		</td>
		<td class="number">${entries.length}</td>
		<td class="number">${money(total)}</td>
	</tr>`;
}
