// What was received on an entry, what is open, and the forms to play a payment through by hand.
import { html } from 'hono/html';
import { fromCents } from '../booking/amounts.mts';
import type { EntryTruth, TransactionTruth } from '../payments/truth.mts';
import { truthOfEntry } from '../payments/truth.mts';
import { dayOf } from '../store.mts';
import type { Books, Row } from '../store.mts';
import { money, text } from './format.mts';
import type { Html } from './layout.mts';

const KIND_NAMES: Record<TransactionTruth['kind'], string> = {
	PAYMENT: 'Payment',
	CREDIT_MATCH: 'Set off',
	DISCOUNT: 'Discount',
	DIFFERENCE: 'Payment difference',
	MANUAL: 'General journal',
};

/** Transactions of an entry with their total, and the form for the next one. `now` in ms. */
export function moneyPart(books: Books, entry: Row, now: number): Html {
	const truth = truthOfEntry(entry, books);
	const address = `/books/${books.division}/entries/${truth.entryId}/money`;
	return html`<h2>Payments</h2>
		<table>
			<thead>
				<tr>
					<th>Date</th>
					<th>What</th>
					<th>Journal</th>
					<th>Entry</th>
					<th class="number">Amount</th>
					<th></th>
				</tr>
			</thead>
			<tbody>
				${truth.transactions.map((one) => transactionRow(one, books, address))}
				${truth.transactions.length === 0
					? html`<tr>
							<td colspan="6" class="empty">Nothing received yet.</td>
						</tr>`
					: ''}
			</tbody>
			<tfoot>
				<tr>
					<td colspan="4">Open, of ${text(truth.currency)} ${cents(truth.total)}</td>
					<td class="number" id="open">${cents(truth.open)}</td>
					<td></td>
				</tr>
			</tfoot>
		</table>
		${truth.open === 0 ? '' : form(truth, address, now)}`;
}

/** Paid or not, for the list of a journal. */
export function paidBadge(books: Books, entry: Row): Html {
	const { open, total } = truthOfEntry(entry, books);
	if (open === 0) return html`<span class="badge processed">Paid</span>`;
	if (open === total) return html`<span class="badge">Not paid</span>`;
	return html`<span class="badge open">${cents(open)} open</span>`;
}

function transactionRow(one: TransactionTruth, books: Books, address: string): Html {
	const journal = `/books/${books.division}/journals/${one.journal}`;
	return html`<tr>
		<td>${one.date.split('-').toReversed().join('/')}</td>
		<td>${KIND_NAMES[one.kind]}</td>
		<td><a href="${journal}">${one.journal}</a></td>
		<td>${one.entryNumber}</td>
		<td class="number">${cents(one.cents)}</td>
		<td>
			<form method="post" action="${address}">
				<input type="hidden" name="what" value="unmatch" />
				<input type="hidden" name="set" value="${one.setId}" />
				<button>Undo match</button>
			</form>
		</td>
	</tr>`;
}

function form(truth: EntryTruth, address: string, now: number): Html {
	const isInvoice = truth.total > 0;
	const amount = fromCents(Math.abs(truth.open)).toFixed(2);
	return html`<h2>${isInvoice ? 'Receive a payment' : 'Settle this credit note'}</h2>
		<form method="post" action="${address}" class="card row" id="receive">
			<label
				>What
				<select name="what">
					${isInvoice ? options(INVOICE_CHOICES) : options(CREDIT_CHOICES)}
				</select></label
			>
			<label
				>Amount <input name="amount" value="${amount}" inputmode="decimal" required size="10"
			/></label>
			<label
				>Date
				<input
					name="date"
					type="date"
					value="${new Date(dayOf(now)).toISOString().slice(0, 10)}"
					required
			/></label>
			${isInvoice
				? html`<label>Paid by <input name="payer" placeholder="customer, insurer…" /></label>`
				: html`<label>Invoice (your ref.) <input name="invoice" /></label>`}
			<button class="primary">Book</button>
		</form>`;
}

const INVOICE_CHOICES = {
	bank: 'Bank',
	cash: 'Cash',
	discount: 'Discount',
	difference: 'Payment difference',
	writeOff: 'Write-off (general journal)',
};

const CREDIT_CHOICES = { setOff: 'Set off against an invoice', refund: 'Pay out' };

function options(choices: Record<string, string>): Html {
	const all = Object.entries(choices).map(
		([value, name]) => html`<option value="${value}">${name}</option>`,
	);
	return html`${all}`;
}

function cents(amount: number): string {
	return money(fromCents(amount));
}
