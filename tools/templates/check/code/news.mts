// What to tell a person: red lines every day until they are settled, amber ones on the day they appear. The
// static data of the workflow holds what was amber the last time; a test in the editor does not change it.
import type { Alert } from '../../code/alert.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { colon, labelled } from '../../code/words.mts';
import { checkWordsOf } from './lines.mts';
import type { CheckTexts, CheckWords, NamedLine } from './lines.mts';

interface Nodes {
	readonly Texts: CheckTexts;
}

/** Keys of the lines that were amber the last time. */
interface Memory {
	amber?: readonly string[];
}

/** Counts and dates change every day; what a line is about does not. */
const NAMES = ['division', 'endpoint', 'scope', 'journals', 'accounts', 'codes', 'topics', 'hosts'];

/** What a PlanManager that is away leaves nothing to say of. */
const UNTOLD = ['journals', 'glAccounts', 'vatMapping', 'period'];

export function run({
	$,
	$input,
	$getWorkflowStaticData,
}: CodeNode<Nodes, { readonly lines: readonly NamedLine[] }, Memory>): Array<Item<Alert>> {
	const memory = $getWorkflowStaticData('global');
	const { news, amber } = newsOf($input.first().json.lines, memory.amber ?? []);
	memory.amber = amber;
	const words = checkWordsOf($('Texts').first().json);
	return [{ json: { count: news.length, message: newsMessage(words, news) } }];
}

/** What is news, and the keys to remember. `before` are those of the last time. */
export function newsOf(
	lines: readonly NamedLine[],
	before: readonly string[],
): { news: NamedLine[]; amber: string[] } {
	// What could not be looked at is neither news nor settled: the red line that stopped it is told anyway.
	const isAway = lines.some((line) => line.code === 'PLANMANAGER_NOT_REACHED');
	const isUnknown = (line: NamedLine): boolean =>
		line.code === 'NOT_CHECKED' || (isAway && UNTOLD.includes(line.check));
	const unknown = new Set(lines.filter(isUnknown).map((line) => line.check));
	const known = lines.filter((line) => !isUnknown(line));
	const amber = known.filter((line) => line.status === 'amber');
	const kept = before.filter((key) => unknown.has(key.split('|')[0]));
	return {
		news: [
			...known.filter((line) => line.status === 'red'),
			...amber.filter((line) => !before.includes(keyOf(line))),
		],
		amber: [...new Set([...amber.map(keyOf), ...kept])],
	};
}

function keyOf({ check, code, facts }: NamedLine): string {
	return [check, code, ...NAMES.map((name) => facts[name] ?? '')].join('|');
}

export function newsMessage(words: CheckWords, news: readonly NamedLine[]): string {
	const { language, t, checks } = words;
	const lines = news.map(({ status, name, message, hint }) =>
		labelled(language, `- ${checks.statuses[status]}. ${name}`, `${message} ${hint}`).trim(),
	);
	return [`${t.alert}${colon(language)}`, ...lines].join('\n');
}
