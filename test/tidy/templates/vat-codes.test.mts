// Mapping VAT codes: what is offered, what is saved, what is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExactVatCode } from '../../../tools/templates/code/exact.mts';
import type { Journal } from '../../../tools/templates/code/planManager.mts';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import { byCode, mappingChoices } from '../../../tools/templates/vatCodes/code/choices.mts';
import type {
	CheckedVatCode,
	MappingChoices,
} from '../../../tools/templates/vatCodes/code/choices.mts';
import { journalPage } from '../../../tools/templates/vatCodes/code/journalPage.mts';
import { journalOf, mappingPage } from '../../../tools/templates/vatCodes/code/mappingPage.mts';
import { newMappings } from '../../../tools/templates/vatCodes/code/newMappings.mts';
import { resultPage } from '../../../tools/templates/vatCodes/code/result.mts';
import { TEXTS } from '../../../tools/templates/vatCodes/texts.mts';
import { inLanguage, reasonOf, rowsOf, tilesOf } from './samples.mts';

const texts = inLanguage(TEXTS, 'English');
const words = wordsOf(texts);
const { t } = words;

const journals: Journal[] = [
	{ code: '700', name: 'Sales  Liège', type: 'SALES' },
	{ code: '701', name: 'Credit', type: 'SALES_CREDIT' },
	{ code: '600', name: 'Purchases', type: 'PURCHASE' },
];

const exactCode = (code: string, rate: number, more: Partial<ExactVatCode> = {}): ExactVatCode => ({
	code,
	description: `Sales  ${code}`,
	rate,
	reverseCharge: false,
	usable: true,
	...more,
});
const exactCodes = [
	exactCode('2', 6),
	exactCode('4', 21),
	exactCode('9', 21, { usable: false }),
	exactCode('R', 21, { reverseCharge: true }),
];

const vatCode = (more: Partial<CheckedVatCode> = {}): CheckedVatCode => ({
	code: '21',
	name: 'Normal <rate>',
	rate: '21.00',
	mappings: [],
	exactVatMapping: { mappings: [] },
	reasons: [],
	...more,
});

test('only sales journals can have a mapping of their own', () => {
	const [field] = journalPage(t, journals).fields;
	const options = 'fieldOptions' in field ? field.fieldOptions?.values : [];
	assert.deepEqual(
		options?.map(({ option }) => option),
		[t.allJournals, '700 - Sales Liège', '701 - Credit'],
	);
});

test('a journal is known again by its label, and a strange one is not taken for all journals', () => {
	assert.equal(journalOf(texts, journals, '700 - Sales Liège')?.code, '700');
	assert.equal(journalOf(texts, journals, t.allJournals), undefined);
	assert.equal(journalOf(texts, journals, undefined), undefined);
	assert.throws(() => journalOf(texts, journals, '800 - Gone'), /no journal "800 - Gone"/);
});

const offer = (code: CheckedVatCode, journal = ''): MappingChoices =>
	mappingChoices(words, code, journal, exactCodes);

test('codes of the same rate are offered first, and only those that invoices can have', () => {
	const { choices } = offer(vatCode());
	assert.deepEqual(Object.values(choices), ['', '4', '2', 'R']);
	assert.deepEqual(Object.keys(choices).slice(0, 2), [t.none, '4 – Sales 4 (21 %)']);
});

test('under reverse charge the document carries no VAT', () => {
	const { choices } = offer(vatCode({ code: '0', rate: '0.00' }));
	assert.equal(Object.keys(choices)[1], 'R – Sales R (0 %)');
});

const wrong = vatCode({
	mappings: [{ exactVatCode: '9' }],
	exactVatMapping: { mappings: [], suggestion: '4' },
});

test('a mapping to a code that can’t be used may be kept', () => {
	const { present, choices } = offer(wrong);
	assert.equal(present, '9');
	assert.equal(choices[`9 – ${t.keep}`], '9');
});

const PRESETS: ReadonlyArray<[string, CheckedVatCode, string, string]> = [
	['a sound mapping stays', vatCode({ mappings: [{ exactVatCode: '4' }] }), '', '4'],
	['a wrong one gives way to the suggestion', wrong, '', '4'],
	['without suggestion it stays', { ...wrong, exactVatMapping: { mappings: [] } }, '', '9'],
	['nothing is chosen where nothing is known', vatCode(), '', ''],
	['a journal without own mapping follows all journals', wrong, '700', ''],
];

for (const [what, code, journal, expected] of PRESETS) {
	test(`chosen beforehand: ${what}`, () => {
		const { preset = '', choices } = offer(code, journal);
		assert.equal(choices[preset], expected);
	});
}

test('the page has a drop-down for each code, under an overview of what is wrong', () => {
	const unmapped = vatCode({
		reasons: [reasonOf('VAT_CODE_UNMAPPED')],
		exactVatMapping: { mappings: [], candidates: ['4', 'R'] },
	});
	const {
		fields,
		rows,
		journal,
		texts: said,
	} = mappingPage(texts, {
		vatCodes: [unmapped],
		exactCodes,
	});
	assert.deepEqual([fields.length, rows[0].name, journal, said.intro], [2, 'vat-21', '', t.intro]);
	const [overview] = fields;
	const [, row] = rowsOf('html' in overview ? overview.html : '');
	assert.deepEqual(row, [
		'21 Normal &#60;rate&#62;',
		'21 %',
		'–',
		`${TEXTS.reasons.en.VAT_CODE_UNMAPPED.title} / ${t.several}: 4, R`,
	]);
});

test('the page says for which journal the mapping is', () => {
	const [journal] = journals;
	const page = mappingPage(texts, { vatCodes: [], exactCodes, journal });
	assert.equal(page.journal, '700');
	assert.match(page.texts.intro, /^<b>For journal 700 - Sales Liège<\/b><br>/);
});

const asked = (journal: string, choice: string | undefined) => {
	const own = journal === '' ? {} : { journal };
	const code = vatCode({ mappings: [{ ...own, exactVatCode: '2' }] });
	const rows = [
		{ vatCode: code, name: 'vat-21', choices: { none: '', two: '2', four: '4' }, present: '2' },
	];
	const now = [
		{ ...code, mappings: [{ exactVatCode: '2' }, { journal: '701', exactVatCode: 'R' }] },
	];
	const [{ mappings, changed }] = newMappings({ rows, journal }, { 'vat-21': choice }, now);
	return { mappings, changed };
};

test('another choice replaces the mapping of this journal, and leaves those of the others', () => {
	assert.deepEqual(asked('', 'four'), {
		changed: true,
		mappings: [{ exactVatCode: '4' }, { journal: '701', exactVatCode: 'R' }],
	});
	assert.deepEqual(asked('700', ' four '), {
		changed: true,
		mappings: [
			{ exactVatCode: '2' },
			{ journal: '701', exactVatCode: 'R' },
			{ journal: '700', exactVatCode: '4' },
		],
	});
});

test('the choice of none takes the mapping away', () => {
	assert.deepEqual(asked('', 'none').mappings, [{ journal: '701', exactVatCode: 'R' }]);
});

for (const choice of ['two', 'gone', undefined]) {
	test(`the choice "${choice}" changes nothing of what PlanManager has by now`, () => {
		assert.deepEqual(asked('', choice), {
			changed: false,
			mappings: [{ exactVatCode: '2' }, { journal: '701', exactVatCode: 'R' }],
		});
	});
}

test('the last page counts what was saved, and says where each code goes', () => {
	const saved = { ...vatCode(), vatMapping: { applied: true } };
	const mapped = {
		...saved,
		exactVatMapping: { mappings: [{ exactVatCode: '4', description: 'Sales' }] },
	};
	const open = vatCode({ code: '0', reasons: [reasonOf('VAT_CODE_UNMAPPED')] });
	const html = resultPage(texts, [open, mapped]);
	assert.deepEqual(Object.values(tilesOf(html)), ['1', '1', '1']);
	const rows = rowsOf(html);
	assert.deepEqual(rows[1].slice(0, 3), ['0 Normal &#60;rate&#62;', '21 %', '–']);
	assert.equal(rows[3][2], `${t.all}: 4 Sales`);
});

test('codes stand in the order of their codes', () => {
	assert.deepEqual([{ code: '6' }, { code: '21' }].sort(byCode), [{ code: '21' }, { code: '6' }]);
});
