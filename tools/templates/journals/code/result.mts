// What the import did: new, known, newly linked, and what needs a person; as a page and as a message.
import type { Alert } from '../../code/alert.mts';
import type { JournalOutcome, WithReasons } from '../../code/exact.mts';
import { joined, page, paragraph, section, tiles } from '../../code/markup.mts';
import type { Cell } from '../../code/markup.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { errorText } from '../../code/failed.mts';
import type { MayFail } from '../../code/failed.mts';
import { isBlocking, reasonCells, reasonWordsOf } from '../../code/reasons.mts';
import { listed, messageOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

type Texts = Chosen<typeof TEXTS>;

interface Nodes {
	readonly Texts: Texts;
}

/** A journal after **Import new journals** or **Link known journals**. */
export type JournalItem = MayFail<
	WithReasons & {
		readonly exactJournal: JournalOutcome;
		readonly imported?: string;
		readonly linked?: string;
		/** Name and link as PlanManager had them before. */
		readonly name?: string;
		readonly exactId?: string;
	}
>;

type Result = Alert & { readonly html: string };

export interface SortedJournals {
	readonly added: readonly JournalItem[];
	readonly known: readonly JournalItem[];
	readonly linked: readonly JournalItem[];
	readonly remarks: readonly JournalItem[];
	readonly attention: readonly JournalItem[];
	/** Links that PlanManager did not take; what was taken over is told all the same, for it is new only once. */
	readonly notSaved: readonly JournalItem[];
}

export function run({ $, $input }: CodeNode<Nodes, OrNothing<JournalItem>>): Array<Item<Result>> {
	const sorted = sortJournals(recordsWith($input.all(), 'exactJournal'));
	const texts = $('Texts').first().json;
	return [{ json: { html: resultPage(sorted, texts), ...journalAlert(sorted, texts) } }];
}

export function sortJournals(journals: readonly JournalItem[]): SortedJournals {
	const added = journals.filter((item) => item.imported === 'created');
	const attention = journals.filter((item) => item.reasons.some(isBlocking));
	const notSaved = journals.filter((item) => item.error);
	const told = new Set([...added, ...attention, ...notSaved]);
	const fine = journals.filter((item) => !told.has(item));
	const isNewLink = ({ linked, exactId, exactJournal }: JournalItem): boolean =>
		linked === 'linked' && exactId !== exactJournal.exactId;
	return {
		added,
		known: fine.filter((item) => !isNewLink(item)),
		linked: fine.filter(isNewLink),
		remarks: fine.filter((item) => item.reasons.length > 0),
		attention,
		notSaved,
	};
}

export function resultPage(sorted: SortedJournals, texts: Texts): string {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	const { added, known, linked, remarks, attention, notSaved } = sorted;
	const about = ({ exactJournal, name }: JournalItem): Cell[] => [
		exactJournal.code,
		exactJournal.name ?? name,
	];
	const why = ({ exactJournal, reasons }: JournalItem): Cell[] =>
		reasonCells(words, reasons, [exactJournal.code, exactJournal.name]);
	const row = (item: JournalItem): Cell[] => [...about(item), ...why(item)];
	const columns = [t.code, t.name, t.reason, t.whatToDo];
	const body = joined(
		tiles(
			[added.length, t.added, 'ok'],
			[known.length, t.known, 'same'],
			[linked.length, t.linked, 'same'],
			[attention.length, t.attention, 'look'],
		),
		added.length === 0 ? paragraph(t.nothing) : '',
		section(
			t.notSaved,
			columns,
			notSaved.map((item) => [...about(item), errorOf(item), item.errorHint]),
		),
		section(t.attention, columns, attention.map(row)),
		section(
			t.addedTitle,
			[t.code, t.name, t.kind, t.reason, t.whatToDo],
			added.map((item) => [...about(item), kindOf(t, item), ...why(item)]),
		),
		section(t.remarks, columns, remarks.map(row)),
	);
	return page(language, t.done, body);
}

/**
 * On the schedule new journals are news, and links that were not saved; the connection check tells of journals
 * that are missing or blocked.
 */
export function journalAlert({ added, notSaved }: SortedJournals, texts: Texts): Alert {
	const { language, t } = reasonWordsOf(texts);
	const lines = added.map((item) => {
		const { code, name } = item.exactJournal;
		return `- ${code} ${name ?? ''} (${kindOf(t, item)})`;
	});
	const causes = [...new Set(notSaved.map(errorOf))].map((error) => `- ${error}`);
	const parts = [
		lines.length === 0 ? [] : [...listed(language, t.alert, lines), t.alertHint],
		listed(language, t.notSaved, causes),
	];
	return { count: added.length + notSaved.length, message: messageOf(parts) };
}

function kindOf(t: PageOf<typeof TEXTS>, { exactJournal: { type } }: JournalItem): string {
	return type === undefined ? '' : t.kinds[type];
}

function errorOf({ error = '' }: JournalItem): string {
	return errorText(error);
}
