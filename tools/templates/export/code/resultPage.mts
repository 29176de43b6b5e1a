// The last page: what was booked, what stood there already, and what needs a person, with reason and hint.
import { amountText } from '../../code/figures.mts';
import { amount, joined, page, paragraph, section, tiles } from '../../code/markup.mts';
import type { Cell } from '../../code/markup.mts';
import { recordsOf, recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import type { Invoice } from '../../code/planManager.mts';
import { reasonCells, reasonWordsOf } from '../../code/reasons.mts';
import type { Chosen } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import { documentsOf } from './documents.mts';
import type { ExportedDocument, RecordedItem } from './documents.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS>;
	readonly 'Get results': OrNothing<Invoice>;
	readonly 'Record results': RecordedItem;
}

export function run({ $ }: CodeNode<Nodes>): Array<Item<{ html: string }>> {
	const invoices = recordsWith($('Get results').all(), 'id');
	const lastBatch = $('Record results').isExecuted ? recordsOf($('Record results').all()) : [];
	const html = resultPage(documentsOf(invoices, lastBatch), $('Texts').first().json);
	return [{ json: { html } }];
}

export function resultPage(
	documents: readonly ExportedDocument[],
	texts: Chosen<typeof TEXTS>,
): string {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	if (documents.length === 0) return page(language, t.done, paragraph(t.nothing));

	const count = (outcome: string): number =>
		documents.filter((document) => document.outcome === outcome).length;
	const attention = documents.filter((document) => document.needsAttention);
	const remarks = documents.filter(
		(document) => !document.needsAttention && document.reasons.length > 0,
	);
	const columns = [t.number, t.customer, amount(t.total), t.reason, t.whatToDo];
	const row = ({ invoice, reasons }: ExportedDocument): Cell[] => [
		invoice.number ?? '–',
		invoice.customer.name,
		amount(amountText(language, invoice.totals.gross)),
		...reasonCells(words, reasons),
	];
	const figures = tiles(
		[count('created'), t.created, 'ok'],
		[count('adopted'), t.adopted, 'same'],
		[attention.length, t.attention, 'look'],
	);
	const body = joined(
		figures,
		section(t.attention, columns, attention.map(row)),
		section(t.remarks, columns, remarks.map(row)),
	);
	return page(language, t.done, body);
}
