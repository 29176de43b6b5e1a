/** What is paid and open on one invoice, and each transaction, as a part of the page. */
import { amountText, dayText } from '../../code/figures.mts';
import {
	amount,
	joined,
	lineByLine,
	markup,
	paragraph,
	small,
	table,
	tiles,
} from '../../code/markup.mts';
import type { Cell, Markup } from '../../code/markup.mts';
import type { Invoice, PaymentState, Transaction } from '../../code/planManager.mts';
import type { PageOf, Words } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

export type PageWords = Words<PageOf<typeof TEXTS>>;

export type ShownInvoice = Pick<Invoice, 'id' | 'number' | 'documentType'> &
	Partial<Pick<Invoice, 'customer'>>;

/** `moment` is when the state was read, as the page writes it. */
export function invoicePayments(
	words: PageWords,
	invoice: ShownInvoice,
	state: PaymentState | undefined,
	moment: string,
): Markup {
	const { language, t } = words;
	const about = `${t.documents[invoice.documentType]} ${invoice.number ?? '–'}`;
	const heading = markup`<h2>${about}${small(` ${invoice.customer?.name ?? ''}`)}</h2>`;
	if (state?.asOf === undefined) return joined(heading, paragraph(t.notRead));

	const { total, paid, open, inCollection = '0', transactions } = state;
	const euros = (value: string): string => amountText(language, value);
	const figures = tiles(
		[euros(total), t.total, ''],
		[euros(paid), t.paid, 'ok'],
		[euros(open), t.open, Number(open) === 0 ? '' : 'look'],
		...(Number(inCollection) === 0 ? [] : [[euros(inCollection), t.inCollection, 'same'] as const]),
	);
	const columns = [t.date, t.kind, t.journal, t.entryNumber, amount(t.amount)];
	const rows = [
		...transactions.map((each) => row(words, invoice, each)),
		sumRow(words, transactions),
	];
	const list = transactions.length === 0 ? paragraph(t.none) : table(columns, rows);
	return joined(heading, figures, list, paragraph(small(`${t.asOf} ${moment}`)));
}

function row(words: PageWords, invoice: ShownInvoice, transaction: Transaction): Cell[] {
	const { date, description, journal, entryNumber } = transaction;
	const kind = kindName(words, invoice, transaction);
	return [
		dayText(date),
		description ? lineByLine([kind, small(description)]) : kind,
		journal,
		entryNumber,
		amount(amountText(words.language, transaction.amount)),
	];
}

function sumRow({ language, t }: PageWords, transactions: readonly Transaction[]): Cell[] {
	const cents = transactions.reduce((sum, each) => sum + Math.round(Number(each.amount) * 100), 0);
	const total = markup`<b>${amountText(language, cents / 100)}</b>`;
	return [markup`<b>${t.added}</b>`, '', '', '', amount(total)];
}

/** A credit note is set off with an invoice, an invoice with a credit note. */
function kindName({ t }: PageWords, invoice: ShownInvoice, { kind }: Transaction): string {
	if (kind === 'CREDIT_MATCH' && invoice.documentType === 'CREDIT_NOTE') return t.documents.INVOICE;
	const kinds: Partial<Record<string, string>> = t.kinds;
	return kinds[kind] ?? kind;
}
