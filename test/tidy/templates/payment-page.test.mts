// The page behind the amounts of an invoice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PaymentState } from '../../../tools/templates/code/planManager.mts';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import { answerOf } from '../../../tools/templates/paymentPage/code/page.mts';
import type { Answer, Found } from '../../../tools/templates/paymentPage/code/page.mts';
import { invoicePayments } from '../../../tools/templates/paymentPage/code/payments.mts';
import { questionOf } from '../../../tools/templates/paymentPage/code/question.mts';
import type { Question, Settings } from '../../../tools/templates/paymentPage/code/question.mts';
import { TEXTS } from '../../../tools/templates/paymentPage/texts.mts';
import { inLanguage, rowsOf, tilesOf } from './samples.mts';

const words = wordsOf(inLanguage(TEXTS, 'English'));
const { t } = words;

const settings: Settings = {
	language: 'nl',
	options: { SHOW_TRANSACTIONS: 'OUI', VAT_JOURNAL_NUMBER: 'NON' },
};

test('the language that is asked for goes before PlanManager’s, and French is the last resort', () => {
	const named = (language: unknown, own = 'nl') =>
		questionOf({ invoice: '7', language }, { ...settings, language: own }).languageName;
	assert.deepEqual(
		[named('EN'), named(['fr', 'en']), named(undefined), named('de'), named('', 'de')],
		['English', 'Français', 'Nederlands', 'Nederlands', 'Français'],
	);
});

const PROBLEMS: ReadonlyArray<[string, Question['problem'], Settings, object]> = [
	['an invoice', '', settings, { invoice: '7' }],
	['an identity', '', settings, { id: 'a' }],
	['nothing', 'whichInvoice', settings, {}],
	['a PlanManager that does not answer', 'failed', { error: 'Down.' }, { invoice: '7' }],
	[
		'an option that is off',
		'switchedOff',
		{ ...settings, options: { SHOW_TRANSACTIONS: 'NON', VAT_JOURNAL_NUMBER: 'NON' } },
		{ invoice: '7' },
	],
];

for (const [what, problem, given, query] of PROBLEMS) {
	test(`${what} gives the problem "${problem}"`, () => {
		assert.equal(questionOf({ ...query }, given).problem, problem);
	});
}

const invoice = {
	id: 'i1',
	number: '7',
	documentType: 'INVOICE',
	customer: { name: 'AXA & <fils>' },
} as const;
const state: PaymentState = {
	invoiceId: 'i1',
	asOf: '2026-11-10T09:00:00Z',
	total: '100.00',
	paid: '0.30',
	open: '99.70',
	transactions: [
		{ kind: 'PAYMENT', amount: '0.10', date: '2026-11-09', journal: '550', entryNumber: 12 },
		{ kind: 'DISCOUNT', amount: '0.20', date: '2026-11-09', description: '2 % <fast>' },
	],
};
const shown = (more: Partial<PaymentState>): string =>
	invoicePayments(words, invoice, { ...state, ...more }, '10/11/2026 10:00').html;

test('the figures and each transaction are shown, and the transactions add up to the cent', () => {
	const html = shown({});
	assert.deepEqual(tilesOf(html), { total: '100,00', paid: '0,30', open: '99,70' });
	assert.deepEqual(rowsOf(html).slice(1), [
		['09/11/2026', t.kinds.PAYMENT, '550', '12', '0,10'],
		['09/11/2026', `${t.kinds.DISCOUNT} / 2 % &#60;fast&#62;`, '', '', '0,20'],
		[t.added, '', '', '', '0,30'],
	]);
	assert.match(html, /^<h2>Invoice 7<small> AXA &#38; &#60;fils&#62;<\/small><\/h2>/);
	assert.match(html, /10\/11\/2026 10:00<\/small><\/p>$/);
});

test('what is in collection is shown only when there is any', () => {
	assert.equal(tilesOf(shown({ inCollection: '5.00' }))[t.inCollection], '5,00');
	assert.equal(tilesOf(shown({ inCollection: '0.00' }))[t.inCollection], undefined);
});

test('an invoice without transactions, and one that was never read, say so', () => {
	assert.match(shown({ transactions: [] }), new RegExp(t.none));
	assert.match(shown({ asOf: undefined }), new RegExp(t.notRead));
	assert.match(invoicePayments(words, invoice, undefined, '').html, new RegExp(t.notRead));
});

const question: Question = { languageName: 'English', numbers: '7', ids: '', problem: '' };
const answer = (found: Partial<Found>, asked: Partial<Question> = {}): Answer =>
	answerOf(
		words,
		{ ...question, ...asked },
		{
			invoices: [],
			states: [],
			momentText: (moment) => `at ${moment}`,
			...found,
		},
	);

const ANSWERS: ReadonlyArray<[string, number, Answer]> = [
	[t.title, 200, answer({ invoices: [invoice], states: [state] })],
	[t.notFound, 404, answer({}, { numbers: '<7>' })],
	[t.switchedOff, 200, answer({}, { problem: 'switchedOff' })],
	[t.whichInvoice, 400, answer({}, { problem: 'whichInvoice' })],
	[t.keyRefused, 502, answer({ failure: { error: 'No <key>.', errorStatus: '401' } })],
	[t.refused, 400, answer({ failure: { error: 'Odd.', errorStatus: '422' } })],
	[t.refused, 502, answer({ failure: { error: 'Gone.', errorStatus: '404' } })],
	[t.notReached, 503, answer({ failure: { error: 'Down.', errorStatus: '' } })],
];

for (const [title, status, { status: given, html }] of ANSWERS) {
	test(`a page "${title}" comes with status ${status}, and nothing unescaped`, () => {
		assert.equal(given, status);
		assert.ok(html.includes(`<h1>${title.replace(/'/g, '&#39;')}</h1>`));
		assert.doesNotMatch(html, /<(?:7|key|fils|fast)>/);
	});
}

test('several invoices that are asked for stand on one page', () => {
	const other = { ...invoice, id: 'i2', number: '8' };
	const { html } = answer({ invoices: [invoice, other], states: [state] });
	assert.match(html, /Invoice 7.*at 2026-11-10T09:00:00Z.*Invoice 8.*not been read/);
});
