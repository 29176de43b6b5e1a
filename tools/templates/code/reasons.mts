/** Reasons in words: what is wrong, with its facts, and what to do; as text and as cells of a table. */
import type { InLanguages, Language } from '../texts/languages.mts';
import type { FactNames, ReasonTexts } from '../texts/reasons.mts';
import type { Reason } from './exact.mts';
import { amountText, dayText } from './figures.mts';
import { lineByLine, markup, small } from './markup.mts';
import type { Markup } from './markup.mts';
import { labelled, wordsOf } from './words.mts';
import type { Chosen, Pages, Words } from './words.mts';

/** The words of a page that shows reasons. */
export interface ReasonWords extends Words<{ readonly facts: FactNames }> {
	readonly reasons: ReasonTexts;
}

export function reasonWordsOf<Page extends { readonly facts: FactNames }>(
	texts: Chosen<Pages<Page> & { readonly reasons: InLanguages<ReasonTexts> }>,
): Words<Page> & ReasonWords {
	const words = wordsOf<Page>(texts);
	return { ...words, reasons: texts.reasons[words.language] };
}

export function isBlocking(reason: Pick<Reason, 'severity'>): boolean {
	return reason.severity === 'blocking';
}

/** Amounts and dates as the language writes them; what somebody typed stays as it is. */
export function shownFact(language: Language, name: string, value: string): string {
	if (name === 'value') return value;
	if (/^-?\d+\.\d{2}$/.test(value)) return amountText(language, value);
	return dayText(value);
}

/** The title of a reason. */
export function reasonTitle({ reasons }: Pick<ReasonWords, 'reasons'>, reason: Reason): string {
	return reasons[reason.code]?.title ?? reason.message;
}

/** In one sentence or two, for a message. */
export function reasonSentence(words: ReasonWords, reason: Reason): string {
	const text = words.reasons[reason.code];
	if (text === undefined) return `${reason.message} ${reason.hint}`;
	return `${[text.title, ...factsOf(words, reason)].join(', ')}. ${text.hint}`;
}

/** Two lists for a row: what is wrong, and what to do. `said` are facts that the row shows already. */
export function reasonCells(
	words: ReasonWords,
	reasons: readonly Reason[],
	said: ReadonlyArray<string | undefined> = [],
): [Markup[], string[]] {
	const whatIsWrong = (reason: Reason): Markup => {
		const title = markup`<b>${reasonTitle(words, reason)}</b>`;
		// Without a text of ours the message quotes its facts itself.
		const facts = words.reasons[reason.code] ? factsOf(words, reason, said) : [];
		return lineByLine([title, ...facts.map(small)]);
	};
	const whatToDo = (reason: Reason): string => words.reasons[reason.code]?.hint ?? reason.hint;
	return [reasons.map(whatIsWrong), reasons.map(whatToDo)];
}

/** The facts of a reason that have a name. */
function factsOf(
	{ language, t }: ReasonWords,
	{ facts = {} }: Reason,
	said: ReadonlyArray<string | undefined> = [],
): string[] {
	return Object.entries(facts)
		.filter(([, value]) => !said.includes(value))
		.flatMap(([name, value]) => {
			// Some values have a name of their own, such as the total including VAT.
			const own = t.facts[`${name}.${value}`];
			if (own !== undefined) return own;
			const label = t.facts[name];
			return label === undefined ? [] : labelled(language, label, shownFact(language, name, value));
		});
}
