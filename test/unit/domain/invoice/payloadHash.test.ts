import { payloadHash } from '../../../../nodes/domain/invoice/payloadHash';
import { invoice } from '../../support/invoices';

const OTHER_CUSTOMER = '3a5b1c7e-0000-4000-8000-000000000002';
const line = { glAccount: '704000', vatCode: '21', net: '150.00' };

describe('the hash of a document', () => {
	it('is the same for the same document for ever, since sources remember it', () => {
		expect(payloadHash(invoice())).toBe(
			'57399c77867721141bcc682c5e75af9799bbb97084c65af471def74f4a21ea7a',
		);
	});

	it('does not depend on the order of the VAT totals', () => {
		const totals = [
			{ vatCode: '21', base: '100.00', vat: '21.00' },
			{ vatCode: '6', base: '50.00', vat: '3.00' },
			{ vatCode: '6', base: '0.00', vat: '0.01' },
			{ vatCode: '6', base: '0.00', vat: '0.00' },
			{ vatCode: '12', base: '0.00', vat: '0.00' },
		];
		const hashOf = (vatTotals: unknown) => payloadHash(invoice({ vatTotals }));
		const turned = [...totals.slice(2), ...totals.slice(0, 2)];
		expect(hashOf([...totals].reverse())).toBe(hashOf(totals));
		expect(hashOf(turned)).toBe(hashOf(totals));
		expect(hashOf(totals.slice(0, 4))).not.toBe(hashOf(totals));
	});

	it.each([
		['the number', { number: '26700002' }],
		['the type', { documentType: 'CREDIT_NOTE' }],
		['the journal', { journal: '701' }],
		['the date', { date: '2026-10-16' }],
		['the currency', { currency: 'USD' }],
		['the total', { gross: '181.51' }],
		['the account of a line', { lines: [{ ...line, glAccount: '705000' }] }],
		['the VAT code of a line', { lines: [{ ...line, vatCode: '6' }] }],
		['the amount of a line', { lines: [{ ...line, net: '150.01' }] }],
		['the cost centre of a line', { lines: [{ ...line, costCenter: 'A' }] }],
		['the cost unit of a line', { lines: [{ ...line, costUnit: 'A' }] }],
		['the base of a VAT code', { vatTotals: [{ vatCode: '21', base: '150.01', vat: '31.50' }] }],
		['the VAT of a VAT code', { vatTotals: [{ vatCode: '21', base: '150.00', vat: '31.51' }] }],
	])('changes with %s', (_, over) => {
		const before = invoice({ lines: [line] });
		expect(payloadHash(invoice({ lines: [line], ...over }))).not.toBe(payloadHash(before));
	});

	it.each([
		['its texts', { description: 'Dupond' }],
		['its account, which may be merged', { accountId: OTHER_CUSTOMER }],
	])('does not change with %s', (_, over) => {
		expect(payloadHash(invoice(over))).toBe(payloadHash(invoice()));
	});
});
