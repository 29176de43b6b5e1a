// Reasons as a garage reads them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	isBlocking,
	reasonCells,
	reasonSentence,
	reasonTitle,
	reasonWordsOf,
	shownFact,
} from '../../../../tools/templates/code/reasons.mts';
import { TEXTS } from '../../../../tools/templates/journals/texts.mts';
import { inLanguage, reasonOf, remarkOf } from '../samples.mts';

const words = reasonWordsOf(inLanguage(TEXTS, 'English'));
const differs = reasonOf('VAT_TOTAL_DIFFERS', { stated: '1234.50', computed: '-1.00', line: '2' });

test('a sentence says what is wrong, with its facts, and what to do', () => {
	const { title, hint } = TEXTS.reasons.en.VAT_TOTAL_DIFFERS;
	const said = `${title}, Stated: 1.234,50, Computed: -1,00, Line: 2. ${hint}`;
	assert.equal(reasonSentence(words, differs), said);
});

test('a code that the texts lack is told in its own English words', () => {
	const unknown = reasonOf('OF_A_NEWER_NODE', { line: '2' });
	assert.equal(reasonTitle(words, unknown), 'Message of OF_A_NEWER_NODE.');
	assert.equal(reasonSentence(words, unknown), 'Message of OF_A_NEWER_NODE. Do this.');
	const [[wrong], [todo]] = reasonCells(words, [unknown]);
	assert.equal(wrong.html, '<b>Message of OF_A_NEWER_NODE.</b>');
	assert.equal(todo, 'Do this.');
});

test('a cell leaves out the facts that its row shows already', () => {
	const [[wrong], [todo]] = reasonCells(words, [differs], ['1234.50', undefined]);
	assert.match(
		wrong.html,
		/^<b>.*<\/b><br><small>Computed: .*<\/small><br><small>Line: 2<\/small>$/,
	);
	assert.equal(todo, TEXTS.reasons.en.VAT_TOTAL_DIFFERS.hint);
});

test('each reason has its own line in both cells', () => {
	const [wrong, todo] = reasonCells(words, [differs, remarkOf('PDF_MISSING')]);
	assert.deepEqual([wrong.length, todo.length], [2, 2]);
});

test('a value with a name of its own is told by it, and a fact without name not at all', () => {
	const total = reasonOf('TOTALS_DIFFER', { total: 'vat', secret: 'x' });
	assert.match(reasonSentence(words, total), /, VAT total\. /);
});

test('amounts and dates are written as the language does, what somebody typed as he did', () => {
	assert.equal(shownFact('nl', 'stated', '1234.50'), '1.234,50');
	assert.equal(shownFact('nl', 'date', '2026-10-02'), '02/10/2026');
	assert.equal(shownFact('nl', 'value', '2026-10-02'), '2026-10-02');
});

test('only a remark holds nothing back', () => {
	assert.deepEqual([isBlocking(reasonOf('X')), isBlocking(remarkOf('X'))], [true, false]);
});
