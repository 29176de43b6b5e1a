// What to tell a person after a night: the differences that were not told before. The static data of the workflow
// holds what was told; a test in the editor does not change it.
import type { Alert } from '../../code/alert.mts';
import { dayText } from '../../code/figures.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { reasonTitle, reasonWordsOf } from '../../code/reasons.mts';
import { fill, labelled, messageOf } from '../../code/words.mts';
import type { Chosen } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import type { CompareWords } from './csv.mts';
import { bothSides, byKind, shownSide } from './differences.mts';
import type { Difference } from './differences.mts';
import type { CompareResult } from './result.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS>;
}

/** Keys of the differences that stood the last time. */
interface Memory {
	differences?: readonly string[];
}

/** So many lines of one kind are read; the page has them all. */
const MAX_LINES = 20;

export function run({
	$,
	$input,
	$getWorkflowStaticData,
}: CodeNode<Nodes, CompareResult, Memory>): Array<Item<Alert>> {
	const memory = $getWorkflowStaticData('global');
	const { differences } = $input.first().json;
	const before = memory.differences ?? [];
	memory.differences = differences.map(keyOf);
	const words = reasonWordsOf($('Texts').first().json);
	return [{ json: newsOf(words, differences, before) }];
}

/** `before` are the keys of the last time. Nothing is told when there is nothing new. */
export function newsOf(
	words: CompareWords,
	differences: readonly Difference[],
	before: readonly string[],
): Alert {
	const { language, t } = words;
	const news = differences.filter((difference) => !before.includes(keyOf(difference)));
	const known = differences.length - news.length;
	const kinds = byKind(news).map((kind) => {
		const [{ reason }] = kind;
		const lines = kind.slice(0, MAX_LINES).map((one) => lineOf(words, one));
		const more = kind.length - lines.length;
		return [
			`${reasonTitle(words, reason)} (${kind.length})`,
			...lines,
			...(more > 0 ? [fill(t.more, () => more)] : []),
			words.reasons[reason.code]?.hint ?? reason.hint,
		];
	});
	const still = known > 0 ? [[fill(t.stillThere, () => known)]] : [];
	const heading = labelled(language, t.alert, String(news.length));
	return { count: news.length, message: messageOf([[heading], ...kinds, ...still]) };
}

/** One invoice, and what both sides say. What changed since it was told is another one. */
export function keyOf({ reason, about }: Difference): string {
	const sides = Object.values(reason.facts ?? {});
	return [reason.code, about.number, about.exact?.entryNumber ?? '', ...sides].join('|');
}

function lineOf({ language, t }: CompareWords, difference: Difference): string {
	const { about } = difference;
	const side = shownSide(difference);
	const name = about.number || `${t.entry} ${about.exact?.entryNumber ?? '–'}`;
	const what = [side?.customer, dayText(side?.date ?? '')].filter(Boolean).join(', ');
	const [source, exact] = bothSides(language, difference);
	const sides = [
		...(source === '' ? [] : [labelled(language, 'PlanManager', source)]),
		...(exact === '' ? [] : [labelled(language, 'Exact Online', exact)]),
	];
	return `- ${[`${name} (${what})`, ...sides].join(' · ')}`;
}
