import * as fc from 'fast-check';
import { parseInvoice } from '../../../../nodes/domain/invoice/invoiceParse';
import { CUSTOMER, invoice, rawInvoice } from '../../support/invoices';

const codes = (raw: Parameters<typeof parseInvoice>[0]) =>
	parseInvoice(raw).reasons.map((reason) => reason.code);

const work = { description: 'Work', glAccount: '704000', vatCode: '21', net: '150.00' };

describe('reading a document', () => {
	it('reads a complete document without any reason', () => {
		expect(codes(rawInvoice())).toEqual([]);
		expect(invoice()).toMatchObject({
			number: '26700001',
			documentType: 'INVOICE',
			date: '2026-10-15',
			accountId: CUSTOMER,
			grossCents: 18150,
			paymentReference: '090933755493',
			lines: [{ netCents: 10000 }, { netCents: 5000 }],
			vatTotals: [{ vatCode: '21', baseCents: 15000, vatCents: 3150 }],
		});
	});

	it.each([
		['a document without number', { number: '' }, 'NUMBER_MISSING'],
		['a number longer than Your Ref. holds', { number: '1'.repeat(31) }, 'NUMBER_TOO_LONG'],
		['an unknown document type', { documentType: 'QUOTE' }, 'DOCUMENT_TYPE_UNKNOWN'],
		['a document without journal', { journal: null }, 'JOURNAL_MISSING'],
		['a date that does not exist', { date: '31/02/2026' }, 'DATE_INVALID'],
		['a due date that does not exist', { dueDate: '2026-02-31' }, 'DATE_INVALID'],
		['a customer that was not linked', { accountId: undefined }, 'CUSTOMER_NOT_LINKED'],
		['an account ID that is no GUID', { accountId: '12' }, 'CUSTOMER_NOT_LINKED'],
		['an amount that may mean two things', { gross: '1.234' }, 'AMOUNT_INVALID'],
		['a total that is missing', { gross: '' }, 'AMOUNT_INVALID'],
		['a document without lines', { lines: [] }, 'LINES_MISSING'],
		['lines that are no list', { lines: 'three lines' }, 'LINES_MISSING'],
		['a broken payment reference', { paymentReference: '123' }, 'PAYMENT_REFERENCE_INVALID'],
		[
			'a credit note without invoice',
			{ documentType: 'CREDIT_NOTE' },
			'CREDIT_NOTE_WITHOUT_INVOICE',
		],
		[
			'a line without account',
			{ lines: [{ description: 'Paint', vatCode: '21', net: '150.00' }] },
			'LINE_WITHOUT_GL_ACCOUNT',
		],
	])('says what is wrong with %s', (_, over, code) => {
		expect(codes(rawInvoice(over))).toContain(code);
	});

	it.each<[string, object, object]>([
		['NUMBER_TOO_LONG', { number: '1'.repeat(31) }, { number: '1'.repeat(31), maxLength: '30' }],
		['DOCUMENT_TYPE_UNKNOWN', { documentType: 'pro  forma' }, { documentType: 'PRO_FORMA' }],
		['JOURNAL_MISSING', { journal: ' ' }, {}],
		['DATE_INVALID', { date: '31/02/2026' }, { field: 'date', value: '31/02/2026' }],
		['DATE_INVALID', { dueDate: 'soon' }, { field: 'dueDate', value: 'soon' }],
		['CUSTOMER_NOT_LINKED', { accountId: `${CUSTOMER}0` }, {}],
		['CUSTOMER_NOT_LINKED', { accountId: `0${CUSTOMER}` }, {}],
		['AMOUNT_INVALID', { net: '1.234' }, { field: 'net', value: '1.234' }],
		['AMOUNT_INVALID', { vat: '1.234' }, { field: 'vat', value: '1.234' }],
		['AMOUNT_INVALID', { gross: '1.234' }, { field: 'gross', value: '1.234' }],
		['PAYMENT_REFERENCE_INVALID', { paymentReference: ' 123 ' }, { paymentReference: '123' }],
		['CREDIT_NOTE_WITHOUT_INVOICE', { documentType: 'credit note' }, {}],
		['LINES_MISSING', { lines: null, vatTotals: [] }, {}],
		[
			'VAT_TOTALS_MISSING',
			{ vatTotals: [], vat: '31.50', lines: [work, { ...work, vatCode: '6' }] },
			{ vatCodes: '21, 6' },
		],
		[
			'LINE_WITHOUT_GL_ACCOUNT',
			{ lines: [work, { ...work, glAccount: '', description: 'Paint' }] },
			{ line: '2', description: 'Paint' },
		],
		[
			'AMOUNT_INVALID',
			{ lines: [work, { ...work, net: 'much' }] },
			{ field: 'lines[1].net', value: 'much' },
		],
		[
			'AMOUNT_INVALID',
			{ vatTotals: [{ vatCode: '21', base: 'much', vat: '31.50' }] },
			{ field: 'vatTotals[0].base', value: 'much' },
		],
		[
			'AMOUNT_INVALID',
			{ vatTotals: [{ vatCode: '21', base: '150.00', vat: 'much' }] },
			{ field: 'vatTotals[0].vat', value: 'much' },
		],
	])('says of which document and with which value: %s, %p', (code, over, facts) => {
		const { reasons } = parseInvoice(rawInvoice(over));
		const about = 'number' in over ? {} : { invoice: '26700001' };
		expect(reasons.map((one) => ({ code: one.code, ...one.facts }))).toEqual([
			{ code, ...about, ...facts },
		]);
	});

	it('reads what a document need not have', () => {
		expect(
			invoice({
				currency: 'usd',
				paymentCondition: '30',
				exportedHash: 'a1b2',
				originalInvoiceNumber: '26700000',
				lines: [{ ...work, costUnit: 'U1' }],
			}),
		).toMatchObject({
			currency: 'USD',
			paymentCondition: '30',
			exportedHash: 'a1b2',
			originalInvoiceNumber: '26700000',
			lines: [{ costUnit: 'U1' }],
		});
		const bare = invoice({ currency: ' ', dueDate: ' ', paymentReference: null });
		expect(bare).toMatchObject({ currency: '', dueDate: undefined, paymentReference: undefined });
		expect(codes(rawInvoice({ paymentReference: ' ' }))).toEqual([]);
		expect([bare.paymentCondition, bare.exportedHash, bare.originalInvoiceNumber]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
		expect(bare.lines.map((line) => line.costUnit)).toEqual([undefined, undefined]);
	});

	it('takes a number as long as Your Ref. holds', () => {
		expect(codes(rawInvoice({ number: '1'.repeat(30) }))).toEqual([]);
	});

	it('books a credit note that names its invoice without a remark', () => {
		const raw = rawInvoice({ documentType: 'CREDIT_NOTE', originalInvoiceNumber: '26700000' });
		expect(codes(raw)).toEqual([]);
	});

	it('sums net and VAT that are not stated', () => {
		expect(invoice({ net: null, vat: ' ' })).toMatchObject({ netCents: 15000, vatCents: 3150 });
	});

	it('takes a total of nothing for an invoice', () => {
		expect(invoice({ documentType: '', gross: '0.00' }).documentType).toBe('INVOICE');
	});

	it('keeps a line that has only an account, an amount or a text', () => {
		const lines = [{ glAccount: '704000' }, { net: '150.00' }, { description: 'Paint' }];
		expect(parseInvoice(rawInvoice({ lines })).draft.lines).toHaveLength(3);
	});

	it('does not derive VAT from a total that cannot be read', () => {
		const { draft, reasons } = parseInvoice(rawInvoice({ vatTotals: [], gross: 'much' }));
		expect(draft.vatTotals).toEqual([]);
		expect(reasons.map((one) => one.code)).toEqual(['AMOUNT_INVALID']);
	});

	it('names everything that is wrong at once', () => {
		const raw = rawInvoice({ number: '', journal: '', date: 'soon', accountId: '' });
		expect(codes(raw)).toEqual([
			'NUMBER_MISSING',
			'JOURNAL_MISSING',
			'DATE_INVALID',
			'CUSTOMER_NOT_LINKED',
		]);
	});

	it('leaves an invalid payment reference out and keeps the document', () => {
		const { draft, reasons } = parseInvoice(rawInvoice({ paymentReference: '090933755494' }));
		expect(draft.paymentReference).toBeUndefined();
		expect(reasons.map((reason) => reason.severity)).toEqual(['remark']);
	});

	it('accepts amounts as Belgian text, and lines and totals as JSON text', () => {
		const read = invoice({
			gross: '1.815,00',
			net: '1.500,00',
			vat: '315,00',
			lines: JSON.stringify([{ glAccount: 704000, vatCode: 21, net: '1.500,00' }]),
			vatTotals: JSON.stringify([{ vatCode: 21, base: 1500, vat: 315 }]),
		});
		expect(read).toMatchObject({
			grossCents: 181500,
			lines: [{ glAccount: '704000', vatCode: '21', netCents: 150000 }],
			vatTotals: [{ vatCode: '21', baseCents: 150000, vatCents: 31500 }],
		});
	});

	it('takes the sign of the total when no type is stated', () => {
		expect(invoice({ documentType: '', gross: '-181.50' }).documentType).toBe('CREDIT_NOTE');
		expect(invoice({ documentType: '' }).documentType).toBe('INVOICE');
	});

	it('derives the VAT of a document with a single VAT code from its totals', () => {
		expect(invoice({ vatTotals: [] }).vatTotals).toEqual([
			{ vatCode: '21', baseCents: 15000, vatCents: 3150 },
		]);
	});

	it('does not guess how VAT is divided over several codes', () => {
		const lines = [
			{ glAccount: '704000', vatCode: '21', net: '100.00' },
			{ glAccount: '705000', vatCode: '6', net: '50.00' },
		];
		expect(codes(rawInvoice({ vatTotals: undefined, lines }))).toContain('VAT_TOTALS_MISSING');
	});

	it.each([
		['the cost centre of the line', { costCenter: 'A', analytic: 'B' }, 'A'],
		['the analytic code', { analytic: 'B' }, 'B'],
		['the analytic code where the cost centre is empty', { costCenter: ' ', analytic: 'B' }, 'B'],
		['none', { costCenter: '', analytic: '' }, undefined],
	])('takes %s', (_, fields, expected) => {
		const lines = [{ glAccount: '704000', vatCode: '21', net: '150.00', ...fields }];
		expect(invoice({ lines }).lines[0].costCenter).toBe(expected);
	});

	it('skips the empty rows of a spreadsheet', () => {
		const lines = [{ glAccount: '704000', vatCode: '21', net: '150.00' }, { net: '' }, null];
		expect(invoice({ lines }).lines).toHaveLength(1);
	});

	const TEXT = { description: 'Dossier 12', glAccount: '', vatCode: '0' };
	it.each([
		['0.00', []],
		['', ['LINE_WITHOUT_GL_ACCOUNT', 'AMOUNT_INVALID']],
		['-0.01', ['LINE_WITHOUT_GL_ACCOUNT']],
		['1.234', ['LINE_WITHOUT_GL_ACCOUNT', 'AMOUNT_INVALID']],
	])(
		'takes a line without account and with %p as its amount for text, if it can',
		(net, expected) => {
			const lines = [
				{ glAccount: '704000', vatCode: '21', net: '150.00' },
				{ ...TEXT, net },
			];
			expect(codes(rawInvoice({ lines }))).toEqual(expected);
			expect(invoice({ lines }).lines).toHaveLength(expected.length === 0 ? 1 : 2);
		},
	);

	it('does not take a line of text for one with another VAT code', () => {
		const lines = [
			{ ...TEXT, net: '0' },
			{ glAccount: '704000', vatCode: '21', net: '150.00' },
		];
		expect(invoice({ lines, vatTotals: [] }).vatTotals).toEqual([
			{ vatCode: '21', baseCents: 15000, vatCents: 3150 },
		]);
	});

	it('remembers where on the document a line stands', () => {
		const line = { glAccount: '704000', vatCode: '21', net: '75.00' };
		const { lines } = invoice({ lines: [line, { ...TEXT, net: 0 }, line] });
		expect(lines.map(({ position }) => position)).toEqual([1, 3]);
	});

	it('never throws, whatever the fields hold', () => {
		fc.assert(
			fc.property(
				fc.record({ number: fc.anything(), lines: fc.anything(), gross: fc.anything() }),
				(over) => {
					expect(Array.isArray(parseInvoice(rawInvoice(over)).reasons)).toBe(true);
				},
			),
		);
	});
});
