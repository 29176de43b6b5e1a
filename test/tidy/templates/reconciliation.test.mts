// The form, the page, the table and the nightly message of the comparison with Exact Online.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DateTime } from 'luxon';
import type { Reason, Reconciliation } from '../../../tools/templates/code/exact.mts';
import type { Journal } from '../../../tools/templates/code/planManager.mts';
import { reasonWordsOf } from '../../../tools/templates/code/reasons.mts';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import { csvOf } from '../../../tools/templates/reconciliation/code/csv.mts';
import {
	bothSides,
	differencesOf,
} from '../../../tools/templates/reconciliation/code/differences.mts';
import type { ComparedItem } from '../../../tools/templates/reconciliation/code/differences.mts';
import { reconciliationFields } from '../../../tools/templates/reconciliation/code/formFields.mts';
import { keyOf, newsOf } from '../../../tools/templates/reconciliation/code/news.mts';
import { resultOf } from '../../../tools/templates/reconciliation/code/result.mts';
import {
	problemOf,
	scopeOf,
	scopeOfNight,
} from '../../../tools/templates/reconciliation/code/scope.mts';
import type { Answers } from '../../../tools/templates/reconciliation/code/scope.mts';
import { TEXTS } from '../../../tools/templates/reconciliation/texts.mts';
import { inLanguage, reasonOf, rowsOf, tilesOf } from './samples.mts';

const english = inLanguage(TEXTS, 'English');
const words = reasonWordsOf(english);
const { t } = wordsOf(english);
const scope = { from: '2026-10-01', to: '2026-10-31', journals: '700,701' };

const journals: readonly Journal[] = [
	{ code: '700', name: ' Sales  Liège', type: 'SALES' },
	{ code: '701', name: 'Credit notes', type: 'SALES_CREDIT' },
];

const side = {
	journal: '700',
	date: '2026-10-15',
	customer: 'Peeters',
	total: '1210.00',
	vat: '210.00',
	paid: '0.00',
	currency: 'EUR',
};
const exact = { ...side, total: '1200.00', entryNumber: 26700012, yourRef: '7' };

function item(code: string, over: Partial<Reconciliation> = {}, facts: Reason['facts'] = {}) {
	const exactReconciliation = { outcome: 'differs' as const, number: '7', source: side, exact };
	return {
		exactReconciliation: { ...exactReconciliation, ...over },
		reasons: [reasonOf(code, facts)],
	};
}

const inOrder: ComparedItem = {
	exactReconciliation: { outcome: 'agrees', number: '1' },
	reasons: [],
};

test('the form offers the months, or two dates, and the sales journals', () => {
	const fields = reconciliationFields(t, {
		periods: ['2026-11', '2026-10'],
		journals: ['700 - A'],
	});
	const offered = fields.map((field) =>
		'fieldName' in field
			? [field.fieldName, field.fieldOptions?.values.map(({ option }) => option)]
			: [],
	);
	assert.deepEqual(offered, [
		['period', ['2026-11', '2026-10', t.byDates]],
		['dateFrom', undefined],
		['dateTo', undefined],
		['journals', [t.selectAll, '700 - A']],
	]);
});

const all = [t.selectAll];
const SCOPES: ReadonlyArray<[Answers, object, string]> = [
	[{ period: '2026-02', journals: all }, { from: '2026-02-01', to: '2026-02-28' }, ''],
	[{ period: '2024-02', journals: all }, { from: '2024-02-01', to: '2024-02-29' }, ''],
	[{ period: '2026-12', journals: all }, { journals: '700,701', to: '2026-12-31' }, ''],
	[{ period: '2026-02', journals: ['700 - Sales Liège'] }, { journals: '700' }, ''],
	[
		{ period: t.byDates, dateFrom: '2026-02-03', dateTo: '2026-02-03', journals: all },
		{ from: '2026-02-03', to: '2026-02-03' },
		'',
	],
	[{ period: '2026-02', dateTo: '2026-02-03', journals: all }, {}, t.periodOrDates],
	[{ period: t.byDates, dateFrom: '2026-02-03', journals: all }, {}, t.datesMissing],
	[{ period: t.byDates, dateTo: '2026-02-03', journals: all }, {}, t.datesMissing],
	[
		{ period: t.byDates, dateFrom: '2026-02-03', dateTo: '2026-02-02', journals: all },
		{},
		t.datesReversed,
	],
	[{ period: '2026-02', journals: [] }, {}, t.noJournal],
	[{ period: '2026-02' }, {}, t.noJournal],
	[
		{ period: '2025-12', journals: all },
		{},
		'Nothing from before 01/01/2026 is exported: there is nothing to compare.',
	],
	[{ period: '2026-01', journals: all }, {}, ''],
];

for (const [answers, expected, problem] of SCOPES) {
	test(`${JSON.stringify(answers)} is compared: ${problem || 'in order'}`, () => {
		const found = scopeOf(t, answers, journals);
		assert.deepEqual({ ...found, ...expected }, found);
		const startDate = answers.period === '2024-02' ? '' : '2026-01-01';
		assert.equal(problemOf(t, found, startDate, answers), problem);
	});
}

test('every night the last month and this one are compared, in all sales journals', () => {
	const night = DateTime.fromISO('2026-03-31T04:42:00');
	assert.deepEqual(scopeOfNight(night, journals), {
		from: '2026-02-01',
		to: '2026-03-31',
		journals: '700,701',
	});
});

test('a night before the first day to export has nothing to compare', () => {
	const night = scopeOfNight(DateTime.fromISO('2026-03-31T04:42:00'), journals);
	assert.equal(problemOf(t, night, '2026-03-31'), '');
	assert.match(problemOf(t, night, '2026-04-01'), /^Nothing from before 01\/04\/2026/);
});

test('a page without differences says so, and has nothing to download', () => {
	const waiting: ComparedItem = {
		exactReconciliation: { outcome: 'notInBooks', number: '2' },
		reasons: [],
	};
	const { html, counts } = resultOf(words, scope, [inOrder, inOrder, waiting]);
	assert.deepEqual(counts, { agrees: 2, notInBooks: 1, differences: 0 });
	assert.match(html, /<h1>No difference<\/h1>/);
	assert.deepEqual(tilesOf(html), { [t.differing]: '0', [t.inOrder]: '2', [t.waiting]: '1' });
	assert.match(html, /From 01\/10\/2026 to 31\/10\/2026, journals 700, 701/);
	assert.doesNotMatch(html, /<a /);
});

test('a page about nothing says that nothing is there', () => {
	assert.match(resultOf(words, scope, []).html, new RegExp(t.nothing));
	assert.doesNotMatch(resultOf(words, scope, [inOrder]).html, new RegExp(t.nothing));
});

test('differences stand by kind, what matters most first, each with both sides', () => {
	const items = [
		inOrder,
		item('OF_A_NEWER_NODE'),
		item('PDF_MISSING_IN_EXACT'),
		item('TOTAL_DIFFERS_IN_EXACT'),
		item('MISSING_IN_EXACT', { number: '<8>', exact: undefined }),
		item('TOTAL_DIFFERS_IN_EXACT', { number: '9' }),
	];
	const { html } = resultOf(words, scope, items);
	assert.match(html, /<h1>5 differences<\/h1>/);
	const headings = [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading);
	assert.deepEqual(headings, [
		'Missing in Exact Online (1)',
		'Other total (2)',
		'Without PDF in Exact Online (1)',
		'Message of OF_A_NEWER_NODE. (1)',
	]);
	const [, missing, , total] = rowsOf(html);
	assert.deepEqual(missing, [
		'&#60;8&#62; / Journal: 700 · 15/10/2026',
		'Peeters',
		'€1,210.00',
		'– / no entry',
	]);
	assert.deepEqual(total.slice(2), ['€1,210.00', '€1,200.00 / Entry 26700012']);
	assert.match(html, /Compare the entry with the PDF/);
	assert.match(html, /Do this\./);
});

test('one difference is not told in the plural', () => {
	const { html } = resultOf(words, scope, [item('TOTAL_DIFFERS_IN_EXACT')]);
	assert.match(html, /<h1>1 difference<\/h1>/);
});

const SIDES: ReadonlyArray<[string, object, [string, string]]> = [
	['VAT_DIFFERS_IN_EXACT', { exact: { ...exact, vat: '200.00' } }, ['€210.00', '€200.00']],
	['PAID_DIFFERS_IN_EXACT', { exact: { ...exact, paid: '5.00' } }, ['€0.00', '€5.00']],
	['CUSTOMER_DIFFERS_IN_EXACT', { exact: { ...exact, customer: 'X' } }, ['Peeters', 'X']],
	[
		'DATE_DIFFERS_IN_EXACT',
		{ exact: { ...exact, date: '2026-11-01' } },
		['15/10/2026', '01/11/2026'],
	],
	['JOURNAL_DIFFERS_IN_EXACT', { exact: { ...exact, journal: '710' } }, ['700', '710']],
	['NUMBER_DIFFERS_IN_EXACT', { exact: { ...exact, yourRef: 'D' } }, ['7', 'D']],
	['PDF_MISSING_IN_EXACT', {}, ['PDF', '']],
	[
		'TOTAL_DIFFERS_IN_EXACT',
		{ exact: { ...exact, currency: 'USD' } },
		['€1,210.00', 'US$1,200.00'],
	],
	['UNKNOWN_IN_SOURCE', { source: undefined }, ['', '€1,200.00']],
	['VAT_DIFFERS_IN_EXACT', { exact: { ...exact, vat: undefined } }, ['€210.00', '']],
];

for (const [code, over, expected] of SIDES) {
	test(`${code} shows ${expected.join(' and ')}`, () => {
		const [difference] = differencesOf([item(code, over)]);
		assert.deepEqual(bothSides('en', difference), expected);
	});
}

test('what stands there twice names the entries', () => {
	const [difference] = differencesOf([
		item('DOUBLE_IN_EXACT', {}, { entries: '1 (700), 2 (710)' }),
	]);
	assert.deepEqual(bothSides('en', difference), ['€1,210.00', '1 (700), 2 (710)']);
});

test('the table has both sides in full, as a spreadsheet in Belgium reads it', () => {
	const french = reasonWordsOf(inLanguage(TEXTS, 'Français'));
	const customer = '=cmd "x"';
	const items = [item('TOTAL_DIFFERS_IN_EXACT', { source: { ...side, customer } })];
	const csv = csvOf(french, differencesOf(items));
	assert.equal(csv.slice(0, 1), '\uFEFF');
	const [head, row, rest] = csv.slice(1).split('\r\n');
	assert.equal(head.split(';').length, row.split(';').length);
	assert.match(head, /^"Raison";"Numéro";"PlanManager: Date";/);
	assert.match(
		row,
		/^"Autre total";"7";"2026-10-15";"700";"'=cmd ""x""";"1210,00";"210,00";"0,00";"EUR";/,
	);
	assert.match(row, /"1200,00";"210,00";"0,00";"EUR";"26700012";"Comparez/);
	assert.equal(rest, '');
	assert.match(csvOf(words, differencesOf(items)), /"1210\.00"/);
});

test('the page carries the table, so that nothing has to be kept for it', () => {
	const { html, csv } = resultOf(words, scope, [item('TOTAL_DIFFERS_IN_EXACT')]);
	const [, name, address] = /<a download="(.*?)" href="(.*?)">/.exec(html) ?? [];
	assert.equal(name, 'differences-01102026-31102026.csv');
	const escaped = address.replace(/&#(\d+);/g, (_, code: string) =>
		String.fromCharCode(Number(code)),
	);
	assert.equal(decodeURIComponent(escaped.replace('data:text/csv;charset=utf-8,', '')), csv);
});

test('a night tells what is new, and counts what was told before', () => {
	const [known, fresh] = differencesOf([
		item('TOTAL_DIFFERS_IN_EXACT'),
		item('UNKNOWN_IN_SOURCE', { number: '', source: undefined }),
	]);
	const { count, message } = newsOf(words, [known, fresh], [keyOf(known)]);
	assert.equal(count, 1);
	assert.deepEqual(message.split('\n'), [
		`${t.alert}: 1`,
		'',
		'Made by hand in Exact Online (1)',
		'- Entry 26700012 (Peeters, 15/10/2026) · Exact Online: €1,200.00',
		TEXTS.reasons.en.UNKNOWN_IN_SOURCE.hint,
		'',
		'Told before and still there: 1.',
	]);
	assert.equal(newsOf(words, [known, fresh], [known, fresh].map(keyOf)).count, 0);
});

test('a difference whose amounts changed since it was told is new', () => {
	const [told] = differencesOf([item('TOTAL_DIFFERS_IN_EXACT', {}, { exactTotal: '1.00' })]);
	const [now] = differencesOf([item('TOTAL_DIFFERS_IN_EXACT', {}, { exactTotal: '2.00' })]);
	assert.equal(newsOf(words, [now], [keyOf(told)]).count, 1);
});

test('a long list is cut, and says how many more there are', () => {
	const many = Array.from({ length: 23 }, (_, number) =>
		item('MISSING_IN_EXACT', { number: String(number), exact: undefined }),
	);
	const { count, message } = newsOf(words, differencesOf(many), []);
	assert.equal(count, 23);
	assert.equal(message.match(/^- /gm)?.length, 20);
	assert.match(message, /… and 3 more/);
});
