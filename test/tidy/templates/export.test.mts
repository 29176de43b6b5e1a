// The export: its form, its filters, and what is told of the documents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportResult, Invoice } from '../../../tools/templates/code/planManager.mts';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import { ALERT_TEXTS } from '../../../tools/templates/export/alertTexts.mts';
import { exportAlert } from '../../../tools/templates/export/code/attention.mts';
import { documentsOf } from '../../../tools/templates/export/code/documents.mts';
import {
	filtersOf,
	problemOf,
	withinLimits,
} from '../../../tools/templates/export/code/filters.mts';
import type { Answers, Filters } from '../../../tools/templates/export/code/filters.mts';
import { exportFields } from '../../../tools/templates/export/code/formFields.mts';
import { resultPage } from '../../../tools/templates/export/code/resultPage.mts';
import { TEXTS } from '../../../tools/templates/export/texts.mts';
import { inLanguage, reasonOf, remarkOf, rowsOf, tilesOf } from './samples.mts';

const texts = inLanguage(TEXTS, 'English');
const { t } = wordsOf(texts);

const lists = {
	sites: [{ code: 'LIEGE', name: 'Liège' }],
	categories: [{ code: 'B', name: 'Body' }],
	journals: [
		{ code: '700', name: ' Sales  Liège', type: 'SALES' },
		{ code: '701', name: 'Credit notes', type: 'SALES_CREDIT' },
		{ code: '600', name: 'Purchases', type: 'PURCHASE' },
	],
} as const;

test('each list of the form starts with the choice of everything, which is chosen', () => {
	const choices = {
		sites: ['LIEGE - Liège'],
		categories: [],
		journals: ['J'],
		periods: ['2026-11'],
	};
	const fields = exportFields(t, choices);
	const optionsOf = (name: string): unknown => {
		const field = fields.find((one) => 'fieldName' in one && one.fieldName === name);
		return field && 'fieldOptions' in field
			? [field.defaultValue, ...(field.fieldOptions?.values ?? []).map(({ option }) => option)]
			: undefined;
	};
	assert.deepEqual(optionsOf('site'), [t.allSites, t.allSites, 'LIEGE - Liège']);
	assert.deepEqual(optionsOf('period'), [t.allPeriods, t.allPeriods, '2026-11']);
	assert.deepEqual(optionsOf('category'), [t.allCategories, t.allCategories]);
	assert.deepEqual(optionsOf('includePdf'), [t.yes, t.yes, t.no]);
	assert.deepEqual(optionsOf('journals'), [undefined, t.selectAll, 'J']);
});

const everything: Answers = { journals: [t.selectAll] };

test('a form that is left as it stands filters nothing but purchases', () => {
	const answers = { ...everything, site: t.allSites, period: t.allPeriods, includePdf: t.yes };
	assert.deepEqual(filtersOf(t, answers, lists), {
		journals: '700,701,-',
		sites: '',
		category: '',
		period: '',
		dateFrom: '',
		dateTo: '',
		numberFrom: '',
		numberTo: '',
		includePdf: true,
	});
	assert.deepEqual(
		filtersOf(t, { ...everything, dateFrom: null, numberTo: null }, lists).dateFrom,
		'',
	);
});

test('labels become codes again, whatever became of their spaces', () => {
	const answers = {
		site: 'LIEGE - Liège',
		category: 'B - Body',
		journals: ['700 - Sales Liège', '701 - Credit notes'],
		includePdf: t.no,
	};
	const { sites, category, journals, includePdf } = filtersOf(t, answers, lists);
	assert.deepEqual([sites, category, journals, includePdf], ['LIEGE', 'B', '700,701', false]);
});

const PROBLEMS: ReadonlyArray<[Answers, string]> = [
	[everything, ''],
	[{ ...everything, period: '2026-10', dateTo: '2026-10-31' }, t.periodOrDates],
	[{ ...everything, dateFrom: '2026-10-31', dateTo: '2026-10-01' }, t.datesReversed],
	[{ ...everything, dateFrom: '2026-10-01', dateTo: '2026-10-01' }, ''],
	[{ ...everything, numberFrom: 'F-10', numberTo: 'f-9' }, t.numbersReversed],
	[{ ...everything, numberFrom: 'F-009', numberTo: 'f-10' }, ''],
	[{ journals: [] }, t.noJournal],
	[{ journals: ['of yesterday'] }, t.noJournal],
	[{ ...everything, dateTo: '2025-12-31' }, 'Invoices from before 01/01/2026 are not exported'],
	[{ ...everything, period: '2025-12' }, 'Invoices from before 01/01/2026 are not exported'],
	[{ ...everything, dateTo: '2026-01-01' }, ''],
	[{ ...everything, period: '2026-01' }, ''],
];

const limits = { sites: '', startDate: '2026-01-01' };

for (const [answers, problem] of PROBLEMS) {
	test(`filters ${JSON.stringify(answers)}: ${problem || 'in order'}`, () => {
		const said = problemOf(t, filtersOf(t, answers, lists), limits);
		assert.equal(said.slice(0, problem.length || undefined), problem);
	});
}

const LIMITED: ReadonlyArray<[string, Answers, Partial<Filters>]> = [
	['no date', everything, { dateFrom: '2026-01-01', dateTo: '' }],
	['an earlier date', { ...everything, dateFrom: '2025-06-01' }, { dateFrom: '2026-01-01' }],
	['a later date', { ...everything, dateFrom: '2026-02-01' }, { dateFrom: '2026-02-01' }],
	['a later month', { ...everything, period: '2026-02' }, { dateFrom: '', period: '2026-02' }],
	['no site', everything, { sites: 'NAMUR, LIEGE' }],
	['a site', { ...everything, site: 'LIEGE - Liège' }, { sites: 'LIEGE' }],
];

for (const [name, answers, expected] of LIMITED) {
	test(`${name} in the form stays within the settings`, () => {
		const settings = { ...limits, sites: 'NAMUR, LIEGE' };
		const filters = withinLimits(filtersOf(t, answers, lists), settings);
		assert.deepEqual({ ...filters, ...expected }, filters);
	});
}

test('without a start date everything is exported that the form asks for', () => {
	const filters = filtersOf(t, { ...everything, dateTo: '2020-01-01' }, lists);
	const none = { sites: '', startDate: '' };
	assert.deepEqual(withinLimits(filters, none), filters);
	assert.equal(problemOf(t, filters, none), '');
});

const exported = (outcome: string): ExportResult => ({ status: 'EXPORTED', outcome, reasons: [] });
const claimed: ExportResult = { status: 'CLAIMED', reasons: [] };
const failed: ExportResult = {
	status: 'FAILED',
	outcome: 'refused',
	reasons: [reasonOf('JOURNAL_MISSING')],
};

const invoiceOf = (id: string, current: ExportResult, runResult = current): Invoice => ({
	id,
	number: `F-${id}`,
	documentType: 'INVOICE',
	customer: { name: 'Peeters & <Zn>' },
	totals: { gross: '1234.5' },
	payments: { open: '1234.50' },
	export: current,
	runResult,
});

const told = (invoice: Invoice, cause?: string): string[] => {
	const batch = cause === undefined ? [] : [{ id: invoice.id, error: cause }];
	const [document] = documentsOf([invoice], batch);
	return document.reasons.map(({ code }) => code);
};

test('a document is told as this run recorded it, also when another run works on it by now', () => {
	assert.deepEqual(told(invoiceOf('1', claimed, failed)), ['JOURNAL_MISSING']);
	assert.deepEqual(told(invoiceOf('1', failed, claimed)), ['RESULT_NOT_RECORDED']);
});

test('a document without result is told with what PlanManager said of it', () => {
	const [document] = documentsOf([invoiceOf('1', claimed)], [{ id: '1', error: 'Down.' }]);
	assert.deepEqual(document.reasons[0].facts, { cause: 'Down.' });
	assert.ok(document.needsAttention);
	const [taken] = documentsOf(
		[invoiceOf('1', claimed)],
		[{ id: '1', error: 'x', recordedExport: {} }],
	);
	assert.deepEqual(taken.reasons[0].facts, {});
});

test('a document that another run exported meanwhile is booked, and to be looked at', () => {
	const [document] = documentsOf([invoiceOf('1', exported('created'), claimed)], []);
	assert.deepEqual([document.isBooked, document.needsAttention], [true, true]);
	assert.deepEqual(told(invoiceOf('1', exported('created'), claimed)), ['EXPORTED_BY_OTHER_RUN']);
});

const remarked: ExportResult = { ...exported('adopted'), reasons: [remarkOf('PDF_MISSING')] };
const documents = documentsOf(
	[
		invoiceOf('1', exported('created')),
		invoiceOf('2', remarked),
		{ ...invoiceOf('3', failed), number: null },
	],
	[],
);

test('the page counts what was booked, what was there already and what needs a person', () => {
	const html = resultPage(documents, texts);
	assert.deepEqual(tilesOf(html), { [t.created]: '1', [t.adopted]: '1', [t.attention]: '1' });
	const [, attention, , remark] = rowsOf(html);
	assert.deepEqual(attention.slice(0, 3), ['–', 'Peeters &#38; &#60;Zn&#62;', '1.234,50']);
	assert.deepEqual(attention.slice(3), [
		TEXTS.reasons.en.JOURNAL_MISSING.title,
		TEXTS.reasons.en.JOURNAL_MISSING.hint,
	]);
	assert.equal(remark[0], 'F-2');
});

test('a selection without documents says so instead of showing zeros', () => {
	const html = resultPage([], texts);
	assert.match(html, new RegExp(`<p>${t.nothing}</p>`));
	assert.deepEqual(tilesOf(html), {});
});

test('the alert counts, and names each document that needs a person with its blocking reasons', () => {
	const { count, total, booked, message } = exportAlert(
		documents,
		inLanguage(ALERT_TEXTS, 'Nederlands'),
	);
	assert.deepEqual([count, total, booked], [1, 3, 2]);
	const { title, hint } = ALERT_TEXTS.reasons.nl.JOURNAL_MISSING;
	assert.equal(
		message,
		`Documenten te bekijken: 1 van 3 (2 geboekt in Exact Online)\n- zonder nummer (Peeters & <Zn>): ${title}. ${hint}`,
	);
});
