/** "Non payé" and "Payé": the amounts, and behind each of them what was added up to it. */
import { html } from 'hono/html';
import { cents, decimal } from '../seed/money.mts';
import type { InvoiceView } from '../store/invoices.mts';
import type { PaymentState, Transaction } from '../store/payments.mts';
import { amount, day, dayAndTime } from './format.mts';
import { paymentTextsFor } from './paymentTexts.mts';
import type { PaymentTexts } from './paymentTexts.mts';
import type { Markup, ScreenData } from './screenData.mts';
import type { Language, Texts } from './texts.mts';

const ZERO = '0.00';

/** Two cells of the list. A state on record opens by a click, where the installation shows it. */
export function paymentCells(data: ScreenData, invoice: InvoiceView, texts: Texts): Markup {
	const { paid, open } = invoice.payments;
	const { language } = data.query;
	const state = data.paymentsOf?.(invoice.id);
	const cell = (text: string): Markup => {
		const shown = amount(text, language);
		const opens = text !== ZERO && state?.asOf !== undefined;
		const content = opens ? popUp(shown, state, language, texts) : shown;
		return html`<td class="amount ${text === ZERO ? 'zero' : ''}">${content}</td>`;
	};
	return html`${cell(open)}${cell(paid)}`;
}

function popUp(shown: string, state: PaymentState, language: Language, texts: Texts): Markup {
	const words = paymentTextsFor(language);
	return html`<details>
		<summary>${shown}</summary>
		<div class="popup">
			<b>${texts.transactions} ${state.number ?? ''}</b>
			${state.transactions.length === 0
				? html`<p>${texts.noTransactions}</p>`
				: transactionTable(state, language, words)}
			${state.asOf === undefined
				? ''
				: html`<p class="soft">${words.asOf} ${dayAndTime(state.asOf)}</p>`}
		</div>
	</details>`;
}

function transactionTable(state: PaymentState, language: Language, words: PaymentTexts): Markup {
	const { transactions, total, open, inCollection } = state;
	const added = decimal(transactions.reduce((sum, each) => sum + cents(each.amount), 0));
	const sums = [
		[words.total, total],
		[words.added, added],
		[words.open, open],
		...(inCollection === undefined || inCollection === ZERO
			? []
			: [[words.inCollection, inCollection]]),
	];
	return html`<table>
		<tbody>
			${transactions.map((each) => transactionRow(each, language, words))}
		</tbody>
		<tfoot>
			${sums.map(
				([name = '', text = '']) =>
					html`<tr>
						<td colspan="3">${name}</td>
						<td class="amount">${amount(text, language)}</td>
					</tr>`,
			)}
		</tfoot>
	</table>`;
}

function transactionRow(each: Transaction, language: Language, words: PaymentTexts): Markup {
	const entry = [each.journal, each.entryNumber].filter((part) => part !== undefined);
	return html`<tr>
		<td>${day(each.date)}</td>
		<td>
			${words.kinds[each.kind]}
			${each.description === undefined ? '' : html`<div class="soft">${each.description}</div>`}
		</td>
		<td class="code">${entry.join(' · ')}</td>
		<td class="amount">${amount(each.amount, language)}</td>
	</tr>`;
}
