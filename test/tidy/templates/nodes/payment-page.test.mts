// The page behind the amounts of an invoice: what it answers to whatever may be asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, runCodeNode } from './runCodeNode.mts';

type Json = Record<string, unknown>;

const FILE = 'show-payments-of-an-invoice.json';
const question = codeOf(FILE, 'Question');
const page = codeOf(FILE, 'Page');

const SETTINGS = { language: 'nl', options: { SHOW_TRANSACTIONS: 'OUI' } };

interface Answers {
	readonly settings?: Json;
	readonly invoices?: readonly Json[];
	readonly payments?: readonly Json[];
}

function ask(query: Json, settings: Json = SETTINGS): Json {
	const nodes = { 'When the page is opened': [{ query }] };
	return runCodeNode(question.code, { input: [settings], nodes })[0];
}

function open(query: Json, { settings = SETTINGS, invoices, payments }: Answers = {}): Json {
	const nodes: Record<string, readonly Json[]> = {
		'Get settings': [settings],
		Texts: [{ ...page.texts, ...ask(query, settings) }],
		...(invoices ? { 'Get invoice': invoices } : {}),
		...(payments ? { 'Get payments': payments } : {}),
	};
	return runCodeNode(page.code, { nodes })[0];
}

const invoice = (documentType: string): Json => ({ id: 'i1', number: '7', documentType });
const state = {
	invoiceId: 'i1',
	asOf: '2026-11-10T09:00:00Z',
	total: '100.00',
	paid: '100.00',
	open: '0.00',
	transactions: [{ kind: 'CREDIT_MATCH', amount: '100.00', date: '2026-11-09' }],
};

for (const language of ['constructor', '__proto__', 'toString', 'de', '']) {
	test(`the language "${language}" is none, and the page comes in PlanManager's`, () => {
		assert.equal(ask({ invoice: '7', language })['languageName'], 'Nederlands');
		const settings = { ...SETTINGS, language };
		assert.equal(ask({ invoice: '7' }, settings)['languageName'], 'Français');
	});
}

for (const nothing of [',', ' , ,', '', undefined, { a: '1' }, []]) {
	test(`?invoice=${JSON.stringify(nothing)} asks which invoice is meant`, () => {
		const { status, html } = open({ invoice: nothing, language: 'en' });
		assert.equal(status, 400);
		assert.match(String(html), /Of which invoice\?/);
	});
}

test('of a number that comes twice the first counts, and empty entries of a list do not', () => {
	const { numbers, problem } = ask({ invoice: [' 7, ,8,', '9'] });
	assert.deepEqual([numbers, problem], ['7,8', '']);
});

const failed = (errorStatus: string): Json => ({
	error: 'What PlanManager <said>.',
	errorHint: 'What to do.',
	errorCode: '',
	errorStatus,
});

const FAILURES = [
	['401', 502, 'PlanManager refuses the API key'],
	['403', 502, 'PlanManager refuses the API key'],
	['400', 400, 'PlanManager refused the request'],
	['404', 502, 'PlanManager refused the request'],
	['429', 503, 'PlanManager did not answer'],
	['500', 503, 'PlanManager did not answer'],
	['', 503, 'PlanManager did not answer'],
] as const;

for (const [status, expected, title] of FAILURES) {
	test(`an answer with status "${status}" reads "${title}", with the words that were said`, () => {
		const query = { invoice: '7', language: 'en' };
		const pages = [
			open(query, { settings: failed(status) }),
			open(query, { invoices: [failed(status)] }),
			open(query, { invoices: [invoice('INVOICE')], payments: [failed(status)] }),
		];
		for (const { status: shown, html } of pages) {
			assert.equal(shown, expected);
			assert.match(String(html), new RegExp(`<h1>${title}</h1>`));
			assert.match(String(html), /What PlanManager &#60;said&#62;\.<br>What to do\./);
		}
	});
}

test('what a credit note was set off with is an invoice, and the other way round', () => {
	const query = { invoice: '7', language: 'en' };
	const shown = (documentType: string) =>
		String(open(query, { invoices: [invoice(documentType)], payments: [state] })['html']);
	assert.match(shown('CREDIT_NOTE'), /<td>Invoice<\/td>/);
	assert.match(shown('INVOICE'), /<td>Credit note<\/td>/);
});
