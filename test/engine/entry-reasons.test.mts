/**
 * Why a document is not booked, one row for each reason: the code, and what is wrong with the document
 * or with the books. For none of them a writing call goes out.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { assertBookedOnce, books, customerIn, exportItems } from './support/booking.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { invoice, withPdf } from './support/samples.mts';

let world: ExactWorld;
let exactCustomer: { accountId: string };
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	exactCustomer = { accountId: customerIn(world) };
});
after(async () => await world.close());

interface Case {
	/** What is wrong with the document. */
	readonly over?: Record<string, unknown>;
	/** What is done to the books beforehand. */
	readonly books?: () => void;
	readonly parameters?: INodeParameters;
}

const line = (over: object = {}) => ({
	description: 'Arbeidsloon',
	glAccount: '704000',
	vatCode: '21',
	net: '150.00',
	...over,
});
const lines = (over: object = {}) => ({ lines: [line(over)] });
const vatCode = (exactVatCode: string) => ({
	vatTable: { codes: [{ code: '21', exactVatCode, journal: '' }] },
});
const glAccount = (code: string) =>
	books(world)
		.glAccounts.all()
		.find((row) => row['Code'] === code);

const CASES: Record<string, Case | Case[]> = {
	NUMBER_MISSING: [
		{ over: { number: '' } },
		{ over: { number: '   ' } },
		{ over: { number: null } },
	],
	NUMBER_TOO_LONG: { over: { number: 'F'.repeat(31) } },
	NUMBER_NOT_NUMERIC: [
		{ over: { number: 'F26-0012' }, parameters: { options: { numberPolicy: 'impose' } } },
		{ over: { number: '2147483648' }, parameters: { options: { numberPolicy: 'impose' } } },
	],
	DOCUMENT_TYPE_UNKNOWN: { over: { documentType: 'OFFER' } },
	JOURNAL_MISSING: { over: { journal: '' } },
	JOURNAL_NOT_IN_EXACT: { over: { journal: '799' } },
	JOURNAL_BLOCKED: { over: { journal: '719' } },
	PURCHASE_JOURNAL: [{ over: { journal: '600' } }, { over: { journal: 610 } }],
	JOURNAL_NOT_SALES: [{ over: { journal: '550' } }, { over: { journal: '900' } }],
	LINES_MISSING: [{ over: { lines: [] } }, { over: { lines: 'none' } }, { over: { lines: null } }],
	LINE_WITHOUT_GL_ACCOUNT: { over: lines({ glAccount: '' }) },
	GL_ACCOUNT_NOT_IN_EXACT: { over: lines({ glAccount: '704999' }) },
	GL_ACCOUNT_BLOCKED: { over: lines({ glAccount: '704950' }) },
	GL_ACCOUNT_WRONG_TYPE: ['400000', '440000', '451000'].map((code) => ({
		over: lines({ glAccount: code }),
	})),
	COST_CENTER_REQUIRED: { over: lines({ glAccount: '704960' }) },
	COST_UNIT_REQUIRED: { books: () => Object.assign(glAccount('704000') ?? {}, { UseCostunit: 1 }) },
	VAT_CODE_UNMAPPED: [
		{ over: { ...lines({ vatCode: '12' }), vatTotals: [] } },
		{ parameters: vatCode('') },
	],
	VAT_CODE_NOT_IN_EXACT: { parameters: vatCode('X9') },
	VAT_CODE_INCLUSIVE: { parameters: vatCode('I4') },
	VAT_CODE_BLOCKED: { parameters: vatCode('B4') },
	VAT_CODE_FOR_PURCHASE: { parameters: vatCode('A4') },
	VAT_TOTALS_MISSING: {
		over: {
			lines: [line({ net: '100.00' }), line({ net: '50.00', vatCode: '6' })],
			vatTotals: [{ vatCode: '21', base: '100.00', vat: '31.50' }],
		},
	},
	VAT_TOTAL_DIFFERS: [
		{
			over: {
				vatTotals: [{ vatCode: '21', base: '150.00', vat: '31.48' }],
				totals: { gross: '181.48' },
			},
		},
		{ parameters: vatCode('IC') },
	],
	TOTALS_DIFFER: [
		{ over: { totals: { gross: '181.49' } } },
		{ over: lines({ net: '149.99' }) },
		{ over: { vatTotals: [{ vatCode: '21', base: '149.00', vat: '31.50' }] } },
	],
	AMOUNT_INVALID: [
		{ over: { totals: { gross: 'veel' } } },
		{ over: lines({ net: '1.234' }) },
		{ over: lines({ net: null }) },
		{ over: { totals: {} } },
	],
	CURRENCY_UNKNOWN: [{ over: { currency: 'ZZZ' } }, { over: { currency: 'euro' } }],
	CUSTOMER_NOT_LINKED: [
		{ over: { exactCustomer: undefined } },
		{ over: { exactCustomer: { accountId: '1042' } } },
	],
	DATE_INVALID: [
		{ over: { date: '31/02/2026' } },
		{ over: { date: '' } },
		{ over: { date: 'October' } },
		{ over: { dueDate: '2026-13-01' } },
	],
	PERIOD_MISSING: [{ over: { date: '2031-01-15' } }, { over: { date: '1999-12-31' } }],
	PERIOD_CLOSED: [
		{ over: { date: '2026-06-30' } },
		{ over: { date: '2025-12-31' } },
		{ books: () => world.exact.control.closePeriod(DIVISION, '700', 2026, 10, true) },
	],
	PAYLOAD_CHANGED: { over: { export: { payloadHash: 'f'.repeat(64) } } },
	PDF_MISSING: { parameters: { pdfProperty: 'other', options: { withoutPdf: 'hold' } } },
};

for (const [code, given] of Object.entries(CASES)) {
	const cases = Array.isArray(given) ? given : [given];
	cases.forEach((one, index) => {
		const which = cases.length > 1 ? ` (${index + 1})` : '';
		test(`${code}${which} keeps a document out of the books, with words for a person`, async () => {
			one.books?.();
			const bad = invoice({ exactCustomer, ...one.over });
			const [done] = await exportItems(world, [withPdf(bad)], one.parameters);

			assert.deepEqual([done.outcome, done.needsAttention], ['refused', true]);
			const blocking = done.reasons.filter(({ severity }) => severity === 'blocking');
			assert.ok(
				blocking.some((reason) => reason.code === code),
				`${code} among ${done.codes.join(', ')}`,
			);
			for (const { message, hint } of done.reasons) {
				assert.match(message, /\.$/);
				assert.match(hint, /\.$/);
				assert.doesNotMatch(`${message} ${hint}`, /undefined|null|NaN|\[object/);
			}
			assert.deepEqual(world.writes(), {});
		});
	});
}

test('everything that is wrong with a document is told at once', async () => {
	const bad = invoice({
		exactCustomer: undefined,
		journal: '719',
		date: '2026-06-30',
		lines: [
			line({ glAccount: '704950', net: '100.00' }),
			line({ glAccount: '704999', net: '50.00' }),
		],
		currency: 'ZZZ',
	});
	const [done] = await exportItems(world, [withPdf(bad)]);

	assert.deepEqual([...done.codes].sort(), [
		'CURRENCY_UNKNOWN',
		'CUSTOMER_NOT_LINKED',
		'GL_ACCOUNT_BLOCKED',
		'GL_ACCOUNT_NOT_IN_EXACT',
		'JOURNAL_BLOCKED',
		'PERIOD_CLOSED',
	]);
	assert.deepEqual(world.writes(), {});
});

test('a bad document does not hold the others up, and each item keeps its place', async () => {
	const good = [invoice({ exactCustomer }), invoice({ exactCustomer })];
	const bad = [invoice({ exactCustomer, journal: '600' }), invoice({ exactCustomer, number: '' })];
	const done = await exportItems(
		world,
		[bad[0], good[0], bad[1], good[1]].map((json) => withPdf(json)),
	);

	assert.deepEqual(
		done.map(({ outcome }) => outcome),
		['refused', 'created', 'refused', 'created'],
	);
	for (const one of good) assertBookedOnce(world, one);
	assert.equal(world.writes()['POST salesentry/SalesEntries'], 2);
});

const REMARKS: Record<string, Case> = {
	CREDIT_IN_SALES_JOURNAL: {
		over: { documentType: 'CREDIT_NOTE', originalInvoiceNumber: '26900000' },
		parameters: { options: { creditJournals: '701, 711' } },
	},
	INVOICE_IN_CREDIT_JOURNAL: {
		over: { journal: '701' },
		parameters: { options: { creditJournals: '701, 711' } },
	},
	CREDIT_NOTE_WITHOUT_INVOICE: { over: { documentType: 'CREDIT_NOTE', journal: '701' } },
	PAYMENT_REFERENCE_INVALID: { over: { paymentReference: '+++090/9337/55494+++' } },
};

for (const [code, { over, parameters }] of Object.entries(REMARKS)) {
	test(`${code} is a remark: the document is booked, and the item leaves as booked`, async () => {
		const one = invoice({ exactCustomer, ...over });
		const [done] = await exportItems(world, [withPdf(one)], parameters);

		assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
		assert.deepEqual(done.codes, [code]);
		const entry = assertBookedOnce(world, one);
		if (code.startsWith('PAYMENT')) assert.equal(entry['PaymentReference'], null);
	});
}

const REFUSED_BY_EXACT: Record<string, [Case, RegExp]> = {
	'a payment condition it does not know': [
		{
			over: { paymentConditionCode: '99' },
			parameters: { moreFields: { paymentCondition: '99' } },
		},
		/Betalingsconditie/,
	],
	'a customer who is none any more': [
		{
			books: () =>
				Object.assign(books(world).accounts.get(exactCustomer.accountId) ?? {}, { Status: 'P' }),
		},
		/Factuur voor \(Type\)/,
	],
	'a currency it does not keep': [{ over: { currency: 'JPY' } }, /Valuta/],
};

for (const [what, [one, words]] of Object.entries(REFUSED_BY_EXACT)) {
	test(`Exact Online refuses ${what}: its own words are told, and the next document is booked`, async () => {
		one.books?.();
		const other = { accountId: customerIn(world, 3) };
		const bad = invoice({ exactCustomer, ...one.over });
		const good = invoice({ exactCustomer: other });
		const [first] = await exportItems(world, [withPdf(bad)], one.parameters);
		const [second] = await exportItems(world, [withPdf(good)]);

		assert.deepEqual([first.outcome, first.codes], ['rejected', ['EXACT_REFUSED']]);
		assert.match(first.reasons[0].message, words);
		assert.equal(first.needsAttention, true);
		assert.equal(world.entries(String(bad['number'])).length, 0);
		assert.equal(second.outcome, 'created');
	});
}
