// What differs between PlanManager and Exact Online, by kind, as a page with a table to download.
import { dayText } from '../../code/figures.mts';
import {
	joined,
	lineByLine,
	markup,
	page,
	paragraph,
	small,
	table,
	tiles,
} from '../../code/markup.mts';
import type { Cell, Markup } from '../../code/markup.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { reasonTitle, reasonWordsOf } from '../../code/reasons.mts';
import { fill, labelled } from '../../code/words.mts';
import type { Chosen } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import { csvOf } from './csv.mts';
import type { CompareWords } from './csv.mts';
import { bothSides, byKind, differencesOf, shownSide } from './differences.mts';
import type { ComparedItem, Difference } from './differences.mts';
import type { Scope } from './scope.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS>;
	readonly Scope: Scope;
}

export interface CompareResult {
	readonly html: string;
	readonly csv: string;
	readonly differences: readonly Difference[];
	readonly counts: Counts;
}

/** Invoices by what came of them. */
interface Counts {
	readonly agrees: number;
	readonly notInBooks: number;
	readonly differences: number;
}

export function run({
	$,
	$input,
}: CodeNode<Nodes, OrNothing<ComparedItem>>): Array<Item<CompareResult>> {
	const words = reasonWordsOf($('Texts').first().json);
	const items = recordsWith($input.all(), 'exactReconciliation');
	return [{ json: resultOf(words, $('Scope').first().json, items) }];
}

export function resultOf(
	words: CompareWords,
	scope: Scope,
	items: readonly ComparedItem[],
): CompareResult {
	const differences = differencesOf(items);
	const count = (outcome: string): number =>
		items.filter(({ exactReconciliation }) => exactReconciliation.outcome === outcome).length;
	const counts: Counts = {
		agrees: count('agrees'),
		notInBooks: count('notInBooks'),
		differences: differences.length,
	};
	const csv = csvOf(words, differences);
	return { html: comparePage(words, scope, differences, counts, csv), csv, differences, counts };
}

/** "No difference", or how many there are. */
export function bannerOf({ t }: CompareWords, count: number): string {
	if (count === 0) return t.noDifference;
	return count === 1 ? t.oneDifference : fill(t.differences, () => count);
}

function comparePage(
	words: CompareWords,
	{ from, to, journals }: Scope,
	differences: readonly Difference[],
	counts: Counts,
	csv: string,
): string {
	const { language, t } = words;
	const scope: Partial<Record<string, string>> = {
		from: dayText(from),
		to: dayText(to),
		journals: journals.split(',').join(', '),
	};
	const isEmpty = counts.agrees + counts.notInBooks + counts.differences === 0;
	const body = joined(
		tiles(
			[counts.differences, t.differing, counts.differences === 0 ? 'ok' : 'look'],
			[counts.agrees, t.inOrder, 'same'],
			[counts.notInBooks, t.waiting, ''],
		),
		paragraph(small(fill(t.scope, (name) => scope[name]))),
		isEmpty ? paragraph(t.nothing) : '',
		differences.length === 0 ? '' : download(words, scope, csv),
		...byKind(differences).map((kind) => kindSection(words, kind)),
	);
	return page(language, bannerOf(words, counts.differences), body);
}

/** The file lies in the link itself, so that nothing has to be kept for it. */
function download(
	{ t }: CompareWords,
	scope: Partial<Record<string, string>>,
	csv: string,
): Markup {
	const name = `${t.fileName}-${scope['from']}-${scope['to']}.csv`.replaceAll('/', '');
	const address = `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`;
	return paragraph(markup`<a download="${name}" href="${address}">${t.csv}</a>`);
}

/** All differences of one kind: what it is, what to do, and a row for each. */
function kindSection(words: CompareWords, differences: readonly Difference[]): Markup {
	const { t } = words;
	const [{ reason }] = differences;
	const columns = [t.number, t.customer, 'PlanManager', 'Exact Online'];
	const hint = words.reasons[reason.code]?.hint ?? reason.hint;
	return joined(
		markup`<h2>${reasonTitle(words, reason)} (${differences.length})</h2>`,
		paragraph(hint),
		table(
			columns,
			differences.map((difference) => rowOf(words, difference)),
		),
	);
}

function rowOf({ language, t }: CompareWords, difference: Difference): Cell[] {
	const { about } = difference;
	const side = shownSide(difference);
	const [source, exact] = bothSides(language, difference);
	const { entryNumber } = about.exact ?? {};
	const place = [
		side && labelled(language, t.journal, side.journal),
		side && dayText(side.date),
	].filter(Boolean);
	return [
		lineByLine([about.number || '–', small(place.join(' · '))]),
		side?.customer || '–',
		source || '–',
		lineByLine([
			exact || '–',
			small(entryNumber === undefined ? t.noEntry : `${t.entry} ${entryNumber}`),
		]),
	];
}
