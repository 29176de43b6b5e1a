// From what was filled in to what the nodes want.
import type { CodeNode, Item } from '../../code/n8n.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS>;
}

/** What was filled in, by the names of the fields. */
export interface Answers {
	readonly action?: string;
	readonly selection?: string;
	readonly numbers?: string | null;
}

/** As **Find new accounts** takes it. */
export interface Choice {
	readonly doesImport: boolean;
	readonly selection: 'sales' | 'all' | 'numbers';
	/** Numbers and ranges, separated by commas. */
	readonly numbers: string;
	/** Why nothing can be imported; empty when the choice is in order. */
	readonly problem: string;
	readonly texts: { readonly goBack: string };
}

export function run({ $, $input }: CodeNode<Nodes, Answers>): Array<Item<Choice>> {
	return [{ json: choiceOf(wordsOf($('Texts').first().json).t, $input.first().json) }];
}

export function choiceOf(t: PageOf<typeof TEXTS>, answers: Answers): Choice {
	const doesImport = answers.action === t.importButton;
	const numbers = (answers.numbers ?? '').trim();
	const parts = numbers
		.replace(/\s*[-\u2013\u2014]\s*/g, '-')
		.split(/[\s,;]+/)
		.filter((part) => part !== '');
	// Numbers without a choice of accounts say clearly enough what is meant.
	const isList =
		answers.selection === t.someAccounts ||
		(answers.selection === t.salesAccounts && numbers !== '');
	const isWrong = doesImport && isList && (parts.length === 0 || !parts.every(isReadable));
	return {
		doesImport,
		selection: isList ? 'numbers' : answers.selection === t.allAccounts ? 'all' : 'sales',
		numbers: parts.join(', '),
		problem: isWrong ? t.numbersUnreadable : '',
		texts: { goBack: t.goBack },
	};
}

/** A number, or a range whose ends are compared as far as the shorter one reaches. */
function isReadable(part: string): boolean {
	const [from, to = from, ...rest] = part.split('-');
	const length = Math.min(from.length, to.length);
	return (
		rest.length === 0 &&
		/^\d+$/.test(from) &&
		/^\d+$/.test(to) &&
		from.slice(0, length) <= to.slice(0, length)
	);
}
