// The lines of the check in the chosen language, red ones first, as a page.
import type { CheckLine, CheckStatus } from '../../code/exact.mts';
import {
	joined,
	lineByLine,
	markup,
	page,
	paragraph,
	section,
	small,
	tiles,
} from '../../code/markup.mts';
import type { Markup } from '../../code/markup.mts';
import { recordsOf, recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import type { Failed } from '../../code/failed.mts';
import { checkWordsOf, namedLines } from './lines.mts';
import type { CheckTexts, CheckWords, NamedLine } from './lines.mts';

interface Nodes {
	readonly Texts: CheckTexts;
	readonly 'Get journals': Partial<Failed>;
	readonly 'Get accounts': Partial<Failed>;
	readonly 'Get VAT codes': Partial<Failed>;
}

interface CheckResult {
	readonly html: string;
	readonly lines: readonly NamedLine[];
}

export function run({
	$,
	$input,
	$now,
}: CodeNode<Nodes, OrNothing<CheckLine>>): Array<Item<CheckResult>> {
	const words = checkWordsOf($('Texts').first().json);
	const read = [
		...$('Get journals').all(),
		...$('Get accounts').all(),
		...$('Get VAT codes').all(),
	];
	const failed = recordsOf(read).find((record) => record.error);
	const lines = namedLines(words, recordsWith($input.all(), 'check'), failed?.error);
	const moment = $now.setLocale(words.language).toFormat('dd/MM/yyyy HH:mm');
	return [{ json: { html: checkPage(words, lines, moment), lines } }];
}

/** The page. `moment` is when it was checked, as the page writes it. */
export function checkPage(words: CheckWords, lines: readonly NamedLine[], moment: string): string {
	const { language, t } = words;
	const { statuses } = words.checks;
	const of = (...colours: CheckStatus[]): NamedLine[] =>
		lines.filter((line) => colours.includes(line.status));
	const title = of('red').length > 0 ? t.stopped : of('amber').length > 0 ? t.usable : t.allGood;
	const body = joined(
		tiles(
			[of('red').length, statuses.red, 'stop'],
			[of('amber').length, statuses.amber, 'look'],
			[of('green').length, statuses.green, 'ok'],
		),
		section(
			t.toSettle,
			[t.check, t.finding, t.whatToDo],
			of('red', 'amber').map((line) => [checkName(words, line), line.message, line.hint]),
		),
		section(t.inOrder, [t.check, t.finding], greenRows(words, of('green'))),
		paragraph(small(`${t.checkedAt} ${moment}`)),
	);
	return page(language, title, body);
}

function checkName(words: CheckWords, { status, name }: NamedLine): Markup {
	const dot = markup`<span class="dot ${status}" title="${words.checks.statuses[status]}"></span>`;
	return markup`<span style="white-space:nowrap">${dot}${name}</span>`;
}

/** Green lines of one check, such as the rights, share a row. */
function greenRows(words: CheckWords, lines: readonly NamedLine[]): Markup[][] {
	return [...new Set(lines.map((line) => line.check))].map((check) => {
		const same = lines.filter((line) => line.check === check);
		return [checkName(words, same[0]), lineByLine(same.map((line) => line.message))];
	});
}
