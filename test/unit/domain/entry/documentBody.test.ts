import { documentBody, isDocumentFor } from '../../../../nodes/domain/entry/documentBody';
import { CUSTOMER, invoice } from '../../support/invoices';

describe('the document of an invoice', () => {
	const wanted = documentBody(invoice());
	const stands = { subject: '26700001 - 700', account: CUSTOMER, type: 10 };

	it('is named after number and journal', () => {
		expect(wanted).toEqual({
			Subject: '26700001 - 700',
			Type: 10,
			Account: CUSTOMER,
			DocumentDate: '2026-10-15',
		});
	});

	it('is found again by subject, customer and type', () => {
		expect(isDocumentFor(wanted, stands)).toBe(true);
	});

	it.each([
		['another subject', { subject: '26700001 - 701' }],
		['another customer', { account: 'another' }],
		['another type', { type: 20 }],
	])('is not one with %s', (_, over) => {
		expect(isDocumentFor(wanted, { ...stands, ...over })).toBe(false);
	});
});
