/** The lines of the check in the language of the page. */
import type { CheckLine, CheckStatus } from '../../code/exact.mts';
import { errorText } from '../../code/failed.mts';
import type { Failed } from '../../code/failed.mts';
import { shownFact } from '../../code/reasons.mts';
import { fill, wordsOf } from '../../code/words.mts';
import type { Chosen, Words } from '../../code/words.mts';
import type { Language } from '../../texts/languages.mts';
import type { TEXTS } from '../texts.mts';

export type CheckTexts = Chosen<typeof TEXTS>;

/** A line with the name of its check. */
export interface NamedLine extends CheckLine {
	readonly name: string;
}

type Texts = typeof TEXTS;

/** The words of a page, with the names of colours, checks and lines. */
export interface CheckWords extends Words<Texts['pages'][Language]> {
	readonly checks: Texts['checks'][Language];
}

const ORDER: readonly CheckStatus[] = ['red', 'amber', 'green'];

export function checkWordsOf(texts: CheckTexts): CheckWords {
	const words = wordsOf(texts);
	return { ...words, checks: texts.checks[words.language] };
}

/**
 * All lines, red ones first; within a colour the order of the check stays. `failure` is what PlanManager's own
 * line says: what it didn't answer could not be compared.
 */
export function namedLines(
	words: CheckWords,
	lines: readonly CheckLine[],
	failure: Failed['error'] | undefined,
): NamedLine[] {
	const all = [planManagerLine(words, failure), ...lines.map((line) => inWords(words, line))];
	return ORDER.flatMap((status) => all.filter((line) => line.status === status));
}

function inWords({ language, checks }: CheckWords, line: CheckLine): NamedLine {
	const names: Partial<Record<string, string>> = checks.checks;
	const texts: Partial<Record<string, { message: string; hint: string }>> = checks.lines;
	const { message, hint } = texts[line.code] ?? line;
	const valueOf = (name: string): string => shownFact(language, name, line.facts[name] ?? '');
	return {
		...line,
		name: names[line.check] ?? line.check,
		message: fill(message, valueOf),
		hint: fill(hint, valueOf),
	};
}

function planManagerLine({ t }: CheckWords, failure: Failed['error'] | undefined): NamedLine {
	const about = { check: 'planManager', name: t.planManager, facts: {} };
	if (failure === undefined) {
		const said = { message: t.reached, hint: '' };
		return { ...about, code: 'PLANMANAGER_REACHED', status: 'green', ...said };
	}
	const cause = errorText(failure).replace(/[.\s]+$/, '');
	const said = { message: fill(t.notReached, () => cause), hint: t.notReachedHint };
	return { ...about, code: 'PLANMANAGER_NOT_REACHED', status: 'red', ...said };
}
