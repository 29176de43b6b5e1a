import { accountFields, newAccountBody } from '../../../../nodes/domain/customer/accountBody';
import { customer } from '../../support/customers';

describe('what a new account is made of', () => {
	it('is what is known of the customer, and nothing else', () => {
		expect(newAccountBody(customer())).toEqual({
			Name: 'Jean Dupont',
			AddressLine1: 'Rue de la Loi 12',
			Postcode: '4000',
			City: 'Liège',
			Country: 'BE',
			Status: 'C',
		});
	});

	it('is everything that is known of a company', () => {
		const known = {
			addressLine2: 'Bte 3',
			vatNumber: 'BE 0123.456.749',
			enterpriseNumber: 'BE 0123.456.749',
			email: 'info@dupont.be',
			phone: '04 123 45 67',
			language: 'fr',
			peppolId: '0208:0123456749',
		};
		expect(newAccountBody(customer(known))).toMatchObject({
			AddressLine2: 'Bte 3',
			VATNumber: 'BE0123456749',
			ChamberOfCommerce: '0123456749',
			Email: 'info@dupont.be',
			Phone: '04 123 45 67',
			Language: 'FR',
			PeppolIdentifier: '0123456749',
			PeppolIdentifierType: 208,
		});
	});

	it.each([
		['Name', 'name', 50],
		['Email', 'email', 255],
		['Phone', 'phone', 30],
		['ChamberOfCommerce', 'enterpriseNumber', 60],
		['PeppolIdentifier', 'peppolId', 60],
		['Language', 'language', 5],
	] as const)('has a %s of as many characters as fit, and not one more', (field, from, length) => {
		const longest = 'X'.repeat(length);
		expect(newAccountBody(customer({ [from]: longest }))[field]).toBe(longest);
		expect(newAccountBody(customer({ [from]: `${longest}X` }))[field]).toBe(longest);
	});

	it.each([
		['0208:0123456749', '0123456749', 208],
		['9925:BE0123456749', 'BE0123456749', 9925],
		['iso6523-actorid-upis::0088:5412345000013', '5412345000013', 88],
		['0123456749', '0123456749', undefined],
		['208:0123456749', '208:0123456749', undefined],
		['0208:', '0208:', undefined],
		['no 0208:0123456749', 'no 0208:0123456749', undefined],
	])('holds the Peppol ID %p as %p of the type %p', (peppolId, identifier, type) => {
		const body = newAccountBody(customer({ peppolId }));
		expect([body.PeppolIdentifier, body.PeppolIdentifierType]).toEqual([identifier, type]);
	});

	it.each([
		['BE 0123.456.749', '0123456749'],
		['be0123456749', '0123456749'],
		['0123 456 749', '0123456749'],
		['123.456.749', '123.456.749'],
		['01234567490', '01234567490'],
		['NL 12345678', 'NL 12345678'],
		['123 456 789 00012', '123 456 789 00012'],
		['0123.456.749 BE', '0123.456.749 BE'],
	])('holds the enterprise number %p as %p', (enterpriseNumber, held) => {
		expect(accountFields(customer({ enterpriseNumber })).ChamberOfCommerce).toBe(held);
	});
});
