import type { InvoiceDraft } from '../../../../nodes/domain/invoice/invoice';
import { checkSign, checkTotals } from '../../../../nodes/domain/invoice/invoiceChecks';
import { parseInvoice } from '../../../../nodes/domain/invoice/invoiceParse';
import type { RawInvoice } from '../../../../nodes/domain/invoice/invoiceParse';
import { invoice, rawInvoice } from '../../support/invoices';

/** Two VAT codes, so that each figure is a sum of its own. */
const sound: InvoiceDraft = {
	...invoice(),
	netCents: 15000,
	vatCents: 2400,
	grossCents: 17400,
	lines: [
		{ position: 1, description: 'Work', glAccount: '704000', vatCode: '21', netCents: 6000 },
		{ position: 2, description: 'Paint', glAccount: '705000', vatCode: '21', netCents: 4000 },
		{ position: 3, description: 'Towing', glAccount: '706000', vatCode: '6', netCents: 5000 },
	],
	vatTotals: [
		{ vatCode: '21', baseCents: 10000, vatCents: 2100 },
		{ vatCode: '6', baseCents: 5000, vatCents: 300 },
	],
};

const found = (over: Partial<InvoiceDraft>) =>
	checkTotals({ ...sound, ...over }).map(({ code, facts }) => ({ code, ...facts }));

describe('the figures of a document among themselves', () => {
	it('agree', () => {
		expect(found({})).toEqual([]);
	});

	it.each<[string, Partial<InvoiceDraft>, object]>([
		[
			'the lines do not sum to the net total',
			{ netCents: 15001, grossCents: 17401 },
			{ total: 'net', stated: '150.01', computed: '150.00' },
		],
		[
			'the VAT totals do not sum to the VAT',
			{ vatCents: 2401, grossCents: 17401 },
			{ total: 'vat', stated: '24.01', computed: '24.00' },
		],
		[
			'net and VAT do not sum to the total',
			{ grossCents: 17399 },
			{ total: 'gross', stated: '173.99', computed: '174.00' },
		],
		[
			'a base is not the sum of the lines with its VAT code',
			{
				vatTotals: [
					{ vatCode: '21', baseCents: 9999, vatCents: 2100 },
					{ vatCode: '6', baseCents: 5000, vatCents: 300 },
				],
			},
			{ total: 'base', vatCode: '21', stated: '99.99', computed: '100.00' },
		],
	])('are refused when %s', (_, over, facts) => {
		expect(found(over)).toEqual([{ code: 'TOTALS_DIFFER', invoice: '26700001', ...facts }]);
	});

	it('are refused when VAT codes of the lines have no total, each code named once', () => {
		const [work, paint, towing] = sound.lines;
		const lines = [
			work,
			paint,
			{ ...towing, vatCode: '0' },
			{ ...towing, vatCode: '0', netCents: 0 },
		];
		const vatTotals = [
			{ vatCode: '21', baseCents: 10000, vatCents: 2100 },
			{ vatCode: '6', baseCents: 0, vatCents: 300 },
		];
		expect(found({ lines, vatTotals })).toEqual([
			{ code: 'VAT_TOTALS_MISSING', invoice: '26700001', vatCodes: '0' },
		]);
	});

	it('are not compared where an amount could not be read: that was told already', () => {
		expect(found({ netCents: undefined })).toEqual([]);
		expect(found({ vatCents: undefined })).toEqual([]);
		expect(found({ grossCents: undefined })).toEqual([]);
	});

	it('are not compared with lines or VAT totals that are missing altogether', () => {
		expect(found({ lines: [], vatTotals: [] })).toEqual([]);
		expect(found({ vatTotals: [] })).toEqual([]);
	});
});

describe('the sign of a document', () => {
	const ZERO = { net: '0.00', vat: '0.00', gross: '0.00' };
	const line = (net: string) => ({ glAccount: '704000', vatCode: '21', net });
	const cancelling = [line('100.00'), line('-100.00')];
	const remarks = (over: Partial<RawInvoice>) => checkSign(parseInvoice(rawInvoice(over)).draft);

	it.each<[string, Partial<RawInvoice>]>([
		['a positive invoice', {}],
		['a positive credit note', { documentType: 'CREDIT_NOTE' }],
		['a negative credit note', { documentType: 'CREDIT_NOTE', gross: '-181.50' }],
		['an invoice of zero', { ...ZERO, lines: cancelling }],
		[
			'a credit note without any amount',
			{ documentType: 'CREDIT_NOTE', ...ZERO, lines: [line('0')] },
		],
	])('is what it should be for %s', (_, over) => {
		expect(remarks(over)).toEqual([]);
	});

	it('is told of an invoice with a negative total, with the total', () => {
		expect(remarks({ gross: '-181.50' })).toMatchObject([
			{ code: 'INVOICE_NEGATIVE', severity: 'remark', facts: { total: '-181.50' } },
		]);
	});

	it('is told of a credit note whose total of zero does not show it', () => {
		const lines = [line('0.00'), ...cancelling];
		expect(remarks({ documentType: 'CREDIT_NOTE', ...ZERO, lines })).toMatchObject([
			{ code: 'CREDIT_NOTE_OF_ZERO', severity: 'remark', facts: { invoice: '26700001' } },
		]);
	});
});
