import * as fc from 'fast-check';

import { parseCountry } from '../../../../nodes/domain/customer/country';
import { parseCustomer } from '../../../../nodes/domain/customer/customer';

const raw = {
	sourceId: 'C-17',
	name: 'Jean Dupont',
	addressLine1: 'Rue de la Loi 12',
	postcode: '4000',
	city: 'Liège',
	country: 'BE',
};

const codesOf = (input: unknown): string[] =>
	(parseCustomer(input).reasons ?? []).map(({ code }) => code);

describe('reading a customer', () => {
	it('takes over what is filled in and leaves out what is blank', () => {
		const input = { ...raw, vatNumber: ' ', email: 'jean@example.be', phone: null };
		expect(parseCustomer(input)).toEqual({ customer: { ...raw, email: 'jean@example.be' } });
	});

	it('takes numbers where text is due, as spreadsheets deliver them', () => {
		const { customer } = parseCustomer({ ...raw, sourceId: 17, postcode: 4000, phone: 43210000 });
		expect(customer).toMatchObject({ sourceId: '17', postcode: '4000', phone: '43210000' });
	});

	it('makes clean lines of text with line breaks', () => {
		const { customer } = parseCustomer({ ...raw, name: ' Jean\r\n Dupont\t', city: 'Liè\u0000ge' });
		expect(customer).toMatchObject({ name: 'Jean Dupont', city: 'Liè ge' });
	});

	it('keeps quotes, markup and emoji in a name as they are', () => {
		const name = `<b>O'Neill</b> "& Zn" 🚗`;
		expect(parseCustomer({ ...raw, name }).customer?.name).toBe(name);
	});

	it.each([
		['Belgique', 'BE'],
		['b', 'BE'],
		['nl', 'NL'],
		['Pays-Bas', 'NL'],
		['Luxembourg', 'LU'],
		['UK', 'GB'],
		['', 'BE'],
	])('reads country %p as %p', (country, expected) => {
		expect(parseCustomer({ ...raw, country }).customer?.country).toBe(expected);
	});

	it.each([
		['fr', 'fr'],
		['FR-BE', 'fr'],
		['nl_BE', 'nl'],
		['français', undefined],
	])('reads language %p as %p', (language, expected) => {
		expect(parseCustomer({ ...raw, language }).customer?.language).toBe(expected);
	});

	it.each<[string, object, string[]]>([
		['no name', { name: '' }, ['CUSTOMER_NAME_MISSING']],
		['a name of spaces', { name: ' \n ' }, ['CUSTOMER_NAME_MISSING']],
		['no street', { addressLine1: '' }, ['CUSTOMER_WITHOUT_ADDRESS']],
		['a dash for a street', { addressLine1: '-' }, ['CUSTOMER_WITHOUT_ADDRESS']],
		['neither postcode nor city', { postcode: '', city: '' }, ['CUSTOMER_WITHOUT_ADDRESS']],
		['an unknown country', { country: 'Narnia' }, ['COUNTRY_UNKNOWN']],
		['an object for a name', { name: { first: 'Jean' } }, ['CUSTOMER_NAME_MISSING']],
	])('refuses a customer with %s', (_case, change, codes) => {
		expect(codesOf({ ...raw, ...change })).toEqual(codes);
	});

	it('accepts an address without postcode as long as it has a city, and the other way round', () => {
		expect(codesOf({ ...raw, postcode: '' })).toEqual([]);
		expect(codesOf({ ...raw, city: '' })).toEqual([]);
	});

	it('names everything that is missing at once', () => {
		expect(codesOf({ country: 'Narnia' })).toEqual([
			'CUSTOMER_NAME_MISSING',
			'CUSTOMER_WITHOUT_ADDRESS',
			'COUNTRY_UNKNOWN',
		]);
	});

	it.each<[string, object, string, object]>([
		['has no name', { name: '' }, 'C-17', { sourceId: 'C-17' }],
		[
			'lives nowhere',
			{ addressLine1: '', postcode: '', city: '' },
			'street, postcode and city',
			{},
		],
		['lives in Narnia', { country: 'Narnia' }, 'Narnia', { customer: 'Jean Dupont' }],
	])('names the customer who %s, and what is wrong', (_, change, words, facts) => {
		const [reason] = parseCustomer({ ...raw, ...change }).reasons ?? [];
		expect(reason).toMatchObject({ message: expect.stringContaining(words) as string, facts });
	});

	it('calls a customer of whom nothing is known by no name', () => {
		const reasons = parseCustomer({}).reasons ?? [];
		expect(reasons.map(({ message }) => message).join()).toContain('(no name)');
	});

	it('answers for any input whatever', () => {
		fc.assert(
			fc.property(fc.anything(), (input) => {
				const { customer, reasons } = parseCustomer(input);
				expect(customer === undefined).toBe((reasons ?? []).length > 0);
			}),
		);
	});
});

describe('a country', () => {
	it.each([['Narnia'], ['123'], ['BEX'], ['']])('is not read from %p', (text) => {
		expect(parseCountry(text)).toBeUndefined();
	});
});
