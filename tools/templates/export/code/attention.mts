// What needs a person after this run, in words for a message.
import type { Alert } from '../../code/alert.mts';
import { recordsOf, recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import type { Invoice } from '../../code/planManager.mts';
import { isBlocking, reasonSentence, reasonWordsOf } from '../../code/reasons.mts';
import { fill, labelled } from '../../code/words.mts';
import type { Chosen } from '../../code/words.mts';
import type { ALERT_TEXTS } from '../alertTexts.mts';
import { documentsOf } from './documents.mts';
import type { ExportedDocument, RecordedItem } from './documents.mts';

interface Nodes {
	readonly Texts: Chosen<typeof ALERT_TEXTS>;
	readonly 'Get results': OrNothing<Invoice>;
	readonly 'Record results': RecordedItem;
}

interface ExportAlert extends Alert {
	/** Documents that this run worked on, and those of them that are booked. */
	readonly total: number;
	readonly booked: number;
}

export function run({ $ }: CodeNode<Nodes>): Array<Item<ExportAlert>> {
	const invoices = recordsWith($('Get results').all(), 'id');
	const lastBatch = $('Record results').isExecuted ? recordsOf($('Record results').all()) : [];
	return [{ json: exportAlert(documentsOf(invoices, lastBatch), $('Texts').first().json) }];
}

export function exportAlert(
	documents: readonly ExportedDocument[],
	texts: Chosen<typeof ALERT_TEXTS>,
): ExportAlert {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	const attention = documents.filter((document) => document.needsAttention);
	const lines = attention.map(({ invoice, reasons }) => {
		const said = reasons.filter(isBlocking).map((reason) => reasonSentence(words, reason));
		const about = `- ${invoice.number ?? t.noNumber} (${invoice.customer.name})`;
		return labelled(language, about, said.join(' '));
	});
	const counts = {
		count: attention.length,
		total: documents.length,
		booked: documents.filter((document) => document.isBooked).length,
	};
	const figures: Partial<Record<string, number>> = counts;
	const summary = fill(t.alert, (name) => figures[name]);
	return { ...counts, message: [summary, ...lines].join('\n') };
}
