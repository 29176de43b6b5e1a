// The page and the alert of the connection check.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWordsOf, namedLines } from '../../../tools/templates/check/code/lines.mts';
import type { NamedLine } from '../../../tools/templates/check/code/lines.mts';
import { newsMessage, newsOf } from '../../../tools/templates/check/code/news.mts';
import { checkPage } from '../../../tools/templates/check/code/result.mts';
import { TEXTS } from '../../../tools/templates/check/texts.mts';
import type { CheckLine } from '../../../tools/templates/code/exact.mts';
import { inLanguage, rowsOf, tilesOf } from './samples.mts';

const words = checkWordsOf(inLanguage(TEXTS, 'English'));

const connected: CheckLine = {
	check: 'connection',
	code: 'CONNECTED',
	status: 'green',
	message: 'As the node says it.',
	hint: '',
	facts: { user: 'Sophie <Meuse>', language: 'FR' },
};
const right = (endpoint: string): CheckLine => ({
	...connected,
	check: 'rights',
	code: 'RIGHT_GRANTED',
	facts: { endpoint },
});
const blocked: CheckLine = {
	...connected,
	check: 'journals',
	code: 'JOURNALS_BLOCKED',
	status: 'amber',
	facts: { journals: '719' },
};
const missing: CheckLine = {
	...blocked,
	code: 'JOURNALS_MISSING',
	status: 'red',
	facts: { journals: '799' },
};

const nameOf = ({ code }: NamedLine): string => code;

test('red lines come first, then amber ones, with PlanManager’s own line among them', () => {
	const lines = namedLines(words, [connected, blocked, missing], undefined);
	assert.deepEqual(lines.map(nameOf), [
		'JOURNALS_MISSING',
		'JOURNALS_BLOCKED',
		'PLANMANAGER_REACHED',
		'CONNECTED',
	]);
});

test('a line is told in the language of the page, with its facts', () => {
	const french = checkWordsOf(inLanguage(TEXTS, 'Français'));
	const [, line] = namedLines(french, [connected], undefined);
	assert.equal(line.name, 'Connexion');
	assert.match(line.message, /^Connecté à Exact Online en tant que Sophie <Meuse>/);
});

test('a line that the texts lack is told as the node says it', () => {
	const newer = { ...connected, check: 'newer', code: 'OF_A_NEWER_NODE' };
	const [, line] = namedLines(words, [newer], undefined);
	assert.deepEqual([line.name, line.message], ['newer', 'As the node says it.']);
});

test('a PlanManager that does not answer is a red line with its own words', () => {
	for (const failure of ['Down. ', { message: 'Down.' }]) {
		const [line] = namedLines(words, [], failure);
		assert.deepEqual([line.code, line.status], ['PLANMANAGER_NOT_REACHED', 'red']);
		assert.equal(line.message, 'PlanManager does not answer as expected: Down.');
	}
});

function pageOf(...lines: CheckLine[]): string {
	return checkPage(words, namedLines(words, lines, undefined), '10/11/2026 09:00');
}

test('the title says the worst that was found', () => {
	const titles = [[missing, blocked], [blocked], [connected]].map(
		(lines) => /<h1>(.*?)<\/h1>/.exec(pageOf(...lines))?.[1],
	);
	const { stopped, usable, allGood } = TEXTS.pages.en;
	assert.deepEqual(titles, [stopped, usable, allGood]);
});

test('the page counts the lines, and says of those in red and amber what to do', () => {
	const html = pageOf(connected, missing, blocked);
	assert.deepEqual(tilesOf(html), { Act: '1', Attention: '1', 'In order': '2' });
	const [, red, amber] = rowsOf(html);
	assert.match(red.join(), /^Journals,.*799.*,.+/);
	assert.match(amber.join(), /^Journals,.*719/);
	assert.match(html, /Sophie &#60;Meuse&#62;/);
	assert.match(html, /Checked on 10\/11\/2026 09:00/);
});

test('green lines of one check share a row', () => {
	const rows = rowsOf(pageOf(right('crm/Accounts'), right('system/Me')));
	assert.match(rows.at(-1)?.join() ?? '', /crm\/Accounts.* \/ .*system\/Me/);
});

const named = (line: CheckLine): NamedLine => ({ ...line, name: 'Journals' });

test('amber lines are news once, red ones as long as they stand', () => {
	const first = newsOf([named(blocked), named(missing)], []);
	assert.deepEqual(first.news.map(nameOf), ['JOURNALS_MISSING', 'JOURNALS_BLOCKED']);
	const second = newsOf([named(blocked), named(missing)], first.amber);
	assert.deepEqual(second.news.map(nameOf), ['JOURNALS_MISSING']);
});

test('an amber line about something else is news, another count of the same is not', () => {
	const { amber } = newsOf([named({ ...blocked, facts: { journals: '719', count: '1' } })], []);
	const again = newsOf([named({ ...blocked, facts: { journals: '719', count: '2' } })], amber);
	const other = newsOf([named({ ...blocked, facts: { journals: '720', count: '1' } })], amber);
	assert.deepEqual([again.news.length, other.news.length], [0, 1]);
});

test('what could not be checked stays remembered', () => {
	const { amber } = newsOf([named(blocked)], []);
	const unchecked = named({ ...blocked, code: 'NOT_CHECKED', facts: {} });
	assert.deepEqual(newsOf([unchecked], amber), { news: [], amber });
});

test('the message has a line for each news, with colour, check and what to do', () => {
	const message = newsMessage(words, [named({ ...missing, message: 'M.', hint: 'H.' })]);
	assert.equal(message, `${TEXTS.pages.en.alert}:\n- Act. Journals: M. H.`);
});
