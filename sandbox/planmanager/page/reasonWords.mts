/**
 * What a garage reads of a reason: the published texts of its code in the language of the screen, with
 * the facts that the contract passes on for this. English is as recorded.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../runtime/paths.mts';
import type { Reason } from '../types.mts';
import { amount, day } from './format.mts';
import type { Language } from './texts.mts';

type Words = { message: string; hint: string };
type Translated = Exclude<Language, 'en'>;

const read = (file: string): unknown =>
	JSON.parse(readFileSync(join(ROOT, 'workflows', 'texts', file), 'utf8'));
const reasonTexts = (language: Translated) =>
	read(`reasons.${language}.json`) as Record<string, { title: string; hint: string }>;
const factNames = (language: Translated) =>
	read(`facts.${language}.json`) as Record<string, string>;

const TEXTS = {
	fr: { reasons: reasonTexts('fr'), facts: factNames('fr'), colon: '\u00a0: ' },
	nl: { reasons: reasonTexts('nl'), facts: factNames('nl'), colon: ': ' },
} as const;

/** What is wrong and what to do. A code without texts is told as it was recorded. */
export function reasonWords(reason: Reason, language: Language): Words {
	if (language === 'en') return reason;
	const { reasons, facts, colon } = TEXTS[language];
	const text = reasons[reason.code];
	if (text === undefined) return reason;
	const details = Object.entries(reason.facts ?? {}).map(([name, value]) => {
		const label = facts[name];
		const shown = name === 'value' ? value : day(amount(value, language));
		return facts[`${name}.${value}`] ?? (label === undefined ? '' : `${label}${colon}${shown}`);
	});
	return {
		message: [text.title, ...details.filter((detail) => detail !== '')].join(' · '),
		hint: text.hint,
	};
}
