import { changedSince, payloadHash } from '../../../../nodes/domain/invoice/payloadHash';
import { invoice } from '../../support/invoices';

const OTHER_CUSTOMER = '3a5b1c7e-0000-4000-8000-000000000002';
const line = { glAccount: '704000', vatCode: '21', net: '150.00' };

describe('the hash of a document', () => {
	it('is the same for the same document for ever, since sources remember it', () => {
		expect(payloadHash(invoice())).toBe(
			'57399c77867721141bcc682c5e75af9799bbb97084c65af462d1075c2ce0109b',
		);
		const vatTotals = [
			{ vatCode: '6', base: '50.00', vat: '3.00' },
			{ vatCode: '21', base: '100.00', vat: '21.00' },
		];
		expect(payloadHash(invoice({ vatTotals }))).toBe(
			'1b20ad5b911782c86c516ea9820b908a52d5d3ef4f79f52d62d1075c2ce0109b',
		);
	});

	it('does not depend on the order of the lines', () => {
		const lines = [
			{ glAccount: '704000', vatCode: '21', net: '100.00' },
			{ glAccount: '705000', vatCode: '21', net: '50.00', costCenter: 'LIEGE' },
			{ glAccount: '704000', vatCode: '21', net: '0.00' },
		];
		const hashOf = (of: unknown) => payloadHash(invoice({ lines: of }));
		expect(hashOf([...lines].reverse())).toBe(hashOf(lines));
		expect(hashOf(lines.slice(0, 2))).not.toBe(hashOf(lines));
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

describe('what changed since the hash of an export', () => {
	const IN_ORDER = '57399c77867721141bcc682c5e75af9799bbb97084c65af471def74f4a21ea7a';
	const { lines } = invoice();

	it.each<[string, string | undefined, Parameters<typeof invoice>[0], string]>([
		['nothing without a hash', undefined, {}, 'nothing'],
		['nothing', payloadHash(invoice()), {}, 'nothing'],
		['nothing since a hash of the first kind', IN_ORDER, {}, 'nothing'],
		['the content', payloadHash(invoice()), { date: '2026-10-16' }, 'content'],
		['the number', payloadHash(invoice()), { number: '26700002' }, 'perhapsNumber'],
		['unknown since a hash of the first kind', IN_ORDER, { date: '2026-10-16' }, 'perhapsNumber'],
	])('is %s', (_, exportedHash, over, expected) => {
		expect(changedSince(exportedHash, invoice(over))).toBe(expected);
	});

	it('is not the order of the lines', () => {
		const reversed = { ...invoice(), lines: [...lines].reverse() };
		expect(changedSince(payloadHash(invoice()), reversed)).toBe('nothing');
	});
});
