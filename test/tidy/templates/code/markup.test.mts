// The library of the pages: whatever data comes, a page stays a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
	amount,
	joined,
	lineByLine,
	markup,
	page,
	paragraph,
	section,
	table,
	tiles,
} from '../../../../tools/templates/code/markup.mts';
import { rowsOf, tilesOf } from '../samples.mts';

test('any text stands on a page as it was written, and is never a tag', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const { html } = markup`${text}`;
			assert.doesNotMatch(html, /[<>"']/);
			const read = html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(+code));
			assert.equal(read, text);
		}),
	);
});

test('data is escaped in each part of a page', () => {
	const bad = `<img src=x onerror="alert('1')">`;
	const html = page(
		'fr',
		bad,
		joined(
			paragraph(bad),
			tiles([bad, bad, 'ok']),
			section(bad, [bad], [[bad], [[bad, bad]], [amount(bad)]]),
			lineByLine([bad, bad]),
		),
	);
	assert.equal(html.split('&#60;img').length - 1, 13);
	assert.doesNotMatch(html, /<img/);
});

test('markup that is put into markup is not escaped again', () => {
	const bold = markup`<b>${'A & B'}</b>`;
	assert.equal(paragraph(bold, ' ', bold).html, '<p><b>A &#38; B</b> <b>A &#38; B</b></p>');
});

test('what is not there leaves nothing', () => {
	assert.equal(markup`<p>${null}${undefined}${[]}</p>`.html, '<p></p>');
	assert.equal(markup`<p>${0}</p>`.html, '<p>0</p>');
	assert.equal(lineByLine([]).html, '');
});

test('lists in a row have a line for each entry, and the other cells reach over all of them', () => {
	const { html } = table(['Number', 'Why', 'What to do'], [['7', ['a', 'b'], ['c', 'd']]]);
	assert.deepEqual(rowsOf(html), [
		['Number', 'Why', 'What to do'],
		['7', 'a', 'c'],
		['b', 'd'],
	]);
	assert.match(html, /<td rowspan="2">7<\/td><td>a<\/td>/);
});

test('an empty list in a row leaves an empty cell', () => {
	assert.deepEqual(rowsOf(table(['A', 'B'], [['7', []]]).html)[1], ['7', '']);
});

test('a section without rows has no heading either', () => {
	assert.equal(section('Remarks', ['Number'], []).html, '');
	assert.match(section('Remarks', ['Number'], [['7']]).html, /^<h2>Remarks<\/h2><table>/);
});

test('tiles tell a figure with what it counts, in a colour', () => {
	const { html } = tiles([3, 'booked', 'ok'], ['1,00', 'open', '']);
	assert.deepEqual(tilesOf(html), { booked: '3', open: '1,00' });
	assert.match(html, /class="tile ok"><b>3/);
});

test('a page says its language and its title', () => {
	const html = page('nl', 'Betalingen', paragraph('Niets'));
	assert.match(html, /^<!doctype html><html lang="nl"><head>.*<title>Betalingen<\/title>/);
	assert.match(html, /<body><h1>Betalingen<\/h1><p>Niets<\/p><\/body><\/html>$/);
});
