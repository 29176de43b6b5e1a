// The small words of pages and messages, in three languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorText } from '../../../../tools/templates/code/failed.mts';
import {
	amountText,
	dayText,
	moneyText,
	percentText,
} from '../../../../tools/templates/code/figures.mts';
import { choicesOf, formTexts } from '../../../../tools/templates/code/form.mts';
import { recordsOf, recordsWith } from '../../../../tools/templates/code/items.mts';
import type { Item, OrNothing } from '../../../../tools/templates/code/n8n.mts';
import { choiceLabel, evenSpaces } from '../../../../tools/templates/code/label.mts';
import {
	fill,
	labelled,
	listed,
	messageOf,
	wordsOf,
} from '../../../../tools/templates/code/words.mts';
import { pagesOf } from '../../../../tools/templates/texts/common.mts';
import { LANGUAGES } from '../../../../tools/templates/texts/languages.mts';
import { inLanguage } from '../samples.mts';

const TEXTS = {
	languages: LANGUAGES,
	pages: pagesOf({ fr: { title: 'Titre' }, nl: { title: 'Titel' }, en: { title: 'Title' } }),
};

test('the words are those of the language that was chosen, with the shared ones', () => {
	const { language, t } = wordsOf(inLanguage(TEXTS, 'Nederlands'));
	assert.deepEqual([language, t.title, t.whatToDo], ['nl', 'Titel', 'Wat te doen']);
	assert.equal(t.facts.currency, 'Munt');
});

test('French has a hard space before its colon, the others have none', () => {
	assert.equal(labelled('fr', 'Cause', 'x'), 'Cause\u00a0: x');
	assert.equal(labelled('nl', 'Oorzaak', 'x'), 'Oorzaak: x');
});

test('a pattern takes its values, and a name without value leaves nothing', () => {
	const values: Partial<Record<string, string | number>> = { count: 2, name: '$&' };
	assert.equal(
		fill('{count} of {name}{other}.', (name) => values[name]),
		'2 of $&.',
	);
});

test('a part of a message has a heading only when it has entries', () => {
	assert.deepEqual(listed('en', 'News', []), []);
	assert.deepEqual(listed('en', 'News', ['- a']), ['News:', '- a']);
});

test('parts of a message stand apart by an empty line, and empty ones leave no gap', () => {
	assert.equal(messageOf([['a', 'b'], [], ['c']]), 'a\nb\n\nc');
	assert.equal(messageOf([[], []]), '');
});

test('amounts have two decimals, as the language writes them', () => {
	assert.equal(amountText('nl', '1234.5'), '1.234,50');
	assert.match(amountText('fr', '-1234.567'), /^-1\s234,57$/u);
	assert.equal(amountText('en', 0), '0,00');
});

test('an amount without currency is in euros', () => {
	assert.match(moneyText('nl', '12.5'), /^€\s12,50$/u);
	assert.match(moneyText('fr', '12.5', 'USD'), /^12,50\s\$US?$/u);
});

test('a rate keeps only the decimals that it needs', () => {
	assert.deepEqual([percentText('fr', '21.00'), percentText('fr', 5.5)], ['21 %', '5,5 %']);
});

test('a date reads as in Belgium, and what is no date stays as it is', () => {
	assert.deepEqual([dayText('2026-10-02'), dayText('October')], ['02/10/2026', 'October']);
});

test('a label reads the same before and after a browser evened out its spaces', () => {
	const label = choiceLabel({ code: '798', name: '  Essai  de\u00a0vente ' });
	assert.equal(label, '798 - Essai de vente');
	assert.equal(evenSpaces(` ${label}  `), label);
	assert.deepEqual([evenSpaces(undefined), evenSpaces(null)], ['', '']);
});

test('choices stand in their order, and a page says no more than it shows', () => {
	assert.deepEqual(choicesOf(['b', 'a']), { values: [{ option: 'b' }, { option: 'a' }] });
	const texts = { title: 'T', intro: 'I', submit: 'S', goBack: 'G' };
	assert.deepEqual(formTexts(texts), { title: 'T', intro: 'I', submit: 'S' });
});

test('an empty list, which n8n passes on as one item without fields, has no records', () => {
	const items: Array<Item<OrNothing<{ code: string }>>> = [
		{ json: {} },
		{ json: { code: 'A' } },
		{ json: { code: '' } },
	];
	assert.deepEqual(recordsWith<{ code: string }>(items, 'code'), [{ code: 'A' }]);
	assert.equal(recordsOf(items).length, 3);
});

test('what went wrong is told in its own words, whoever tells it', () => {
	const told = [errorText('Down.'), errorText({ message: 'Down.' }), errorText({})];
	assert.deepEqual(told, ['Down.', 'Down.', '']);
});
