import * as fc from 'fast-check';

import {
	addressesContradict,
	addressLine,
	normalisePostcode,
	normaliseStreet,
	placeOf,
	postcodeNotations,
	sameAddress,
	type Address,
} from '../../../../nodes/domain/customer/address';

const house: Address = {
	addressLine1: 'Rue de la Loi 12',
	postcode: '4000',
	city: 'Liège',
	country: 'BE',
};

describe('a street for comparison', () => {
	it.each([
		['Rue de la Loi 12', 'rue de la loi 12'],
		['R. de la Loi, 12', 'rue de la loi 12'],
		['12, rue de la Loi', 'rue de la loi 12'],
		['12/3, R. de la Loi', 'rue de la loi 12/3'],
		['RUE DE LA LOI N° 12', 'rue de la loi 12'],
		['Rue de la Loi nr. 12', 'rue de la loi 12'],
		['Av. Louise 5', 'avenue louise 5'],
		['Ave Louise 5', 'avenue louise 5'],
		['Bd. d’Avroy 3', 'boulevard d avroy 3'],
		['Bld d’Avroy 3', 'boulevard d avroy 3'],
		['Ch. de Namur 1', 'chaussee de namur 1'],
		['Chée de Namur 1', 'chaussee de namur 1'],
		['Chaussée de Namur 1', 'chaussee de namur 1'],
		['Pl. St-Lambert 2', 'place st lambert 2'],
		['Place Saint Lambert 2', 'place st lambert 2'],
		['Kerkstr. 7', 'kerkstraat 7'],
		['Molenln 7', 'molenlaan 7'],
		['Gentse Stwg 7', 'gentse steenweg 7'],
		['Dorpspln 7', 'dorpsplein 7'],
		['11 Novemberstraat 5', '11 novemberstraat 5'],
		['Rue du 11 Novembre 5', 'rue du 11 novembre 5'],
		['5, rue du 11 Novembre', 'rue du 11 novembre 5'],
		['5, rue du 11 Novembre bte 3', 'rue du 11 novembre 5/3'],
		['5A rue de la Loi bte B', 'rue de la loi 5a/b'],
	])('%p becomes %p', (line, expected) => {
		expect(normaliseStreet(line)).toBe(expected);
	});

	it.each([
		['Rue X 12/3'],
		['Rue X 12 / 3'],
		['Rue X 12 bte 3'],
		['Rue X 12 Bte. 3'],
		['Rue X 12, boîte 3'],
		['Rue X 12 bus 3'],
		['Rue X 12bte3'],
		['Rue X 12 box 3'],
		['Rue X 12 b 3'],
		['12/3, rue X'],
		['12 bte 3, rue X'],
		['12, rue X bte 3'],
		['12 rue X, boîte 3'],
		['12, rue X - bus 3'],
		['12, rue X b 3'],
		['n° 12, rue X bte 3'],
	])('%p is box 3 of number 12', (line) => {
		expect(normaliseStreet(line)).toBe('rue x 12/3');
	});

	it.each([
		['Rue X 12 A', 'rue x 12a'],
		['Rue X 12a', 'rue x 12a'],
		['Rue X 12 bis', 'rue x 12bis'],
		['Rue X 12A bte 3', 'rue x 12a/3'],
		['Rue X 12-14', 'rue x 12 14'],
	])('%p keeps what belongs to the number: %p', (line, expected) => {
		expect(normaliseStreet(line)).toBe(expected);
	});

	it('is idempotent for any text', () => {
		const word = fc.constantFrom(
			'r',
			'av.',
			'bte',
			'bus',
			'b',
			'no',
			'n°',
			'12',
			'3',
			'a',
			'/',
			'x',
			'str',
			'rue',
			',',
		);
		const line = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
			fc.array(word, { maxLength: 8 }).map((words) => words.join('')),
		);
		fc.assert(
			fc.property(line, (text) => {
				const once = normaliseStreet(text);
				expect(normaliseStreet(once)).toBe(once);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('a postcode for comparison', () => {
	it.each([
		['4000', '4000'],
		['B-4000', '4000'],
		['BE 4000', '4000'],
		['be-4000', '4000'],
		['L-1234', '1234'],
		['F 75001', '75001'],
		['1234ab', '1234 AB'],
		['1234 AB', '1234 AB'],
		['NL-1234 AB', '1234 AB'],
		['B1 1AA', 'B11AA'],
		['', ''],
	])('%p becomes %p', (text, expected) => {
		expect(normalisePostcode(text)).toBe(expected);
	});

	it('is idempotent for any text', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const once = normalisePostcode(text);
				expect(normalisePostcode(once)).toBe(once);
			}),
		);
	});

	it('is looked up in its usual notations, which all normalise to it', () => {
		const notations = postcodeNotations('4000', 'BE');
		expect(notations).toEqual(['4000', 'B-4000']);
		expect(postcodeNotations('BE 4000', 'BE')).toEqual(['BE 4000', '4000', 'B-4000']);
		expect(postcodeNotations('8008', 'LU')).toEqual(['8008', 'L-8008']);
		expect(postcodeNotations('1234ab', 'NL')).toEqual(['1234ab', '1234 AB', '1234AB']);
		expect(notations.map(normalisePostcode)).toEqual(notations.map(() => '4000'));
	});
});

describe('one house', () => {
	it.each<[string, Partial<Address>]>([
		['in capitals', { addressLine1: 'RUE DE LA LOI 12', city: 'LIEGE' }],
		['abbreviated', { addressLine1: 'r. de la Loi, 12' }],
		['with its city in the other language', { city: 'Luik' }],
		['with the country before the postcode', { postcode: 'B-4000' }],
		['without country', { country: '' }],
		['without postcode', { postcode: '' }],
		['with the number before the street', { addressLine1: '12, rue de la Loi' }],
		['with the number on the second line', { addressLine1: 'Rue de la Loi', addressLine2: '12' }],
		['with a remark on the second line', { addressLine2: 'c/o Dupont' }],
	])('is recognised %s', (_case, written) => {
		expect(sameAddress(house, { ...house, ...written })).toBe(true);
		expect(sameAddress({ ...house, ...written }, house)).toBe(true);
	});

	it.each<[string, Partial<Address>]>([
		['another number', { addressLine1: 'Rue de la Loi 13' }],
		['another letter', { addressLine1: 'Rue de la Loi 12A' }],
		['another box', { addressLine1: 'Rue de la Loi 12 bte 3' }],
		['a box on the second line', { addressLine2: 'Bte 3' }],
		['another street', { addressLine1: 'Rue de la Foi 12' }],
		['another postcode', { postcode: '4020' }],
		['another country', { country: 'FR' }],
		['no postcode and another city', { postcode: '', city: 'Namur' }],
		['no postcode and no city', { postcode: '', city: '' }],
		['no street', { addressLine1: '-' }],
	])('is not one with %s', (_case, written) => {
		expect(sameAddress(house, { ...house, ...written })).toBe(false);
	});

	it.each<[string, Partial<Address>]>([
		['on the second line', { addressLine2: 'boîte 3' }],
		['after the street, the number before it', { addressLine1: '12, rue de la Loi bte 3' }],
		[
			'on the second line, the number first',
			{ addressLine1: '12, rue de la Loi', addressLine2: 'bte 3' },
		],
	])('is found again with its box %s', (_case, written) => {
		const onOneLine = { ...house, addressLine1: 'Rue de la Loi 12/3' };
		expect(sameAddress(onOneLine, { ...house, ...written })).toBe(true);
	});

	it('is found again when its long street was cut', () => {
		const long = { ...house, addressLine1: `${'Rue très longue '.repeat(20)}12` };
		const cut = { ...long, addressLine1: long.addressLine1.slice(0, 100).trim() };
		expect(sameAddress(long, cut)).toBe(true);
	});

	it.each<[string, Partial<Address>, boolean]>([
		['another number', { addressLine1: 'Rue de la Loi 13' }, true],
		['another postcode', { postcode: '4020' }, true],
		['another country', { country: 'FR' }, true],
		['the same written otherwise', { addressLine1: '12, r. de la Loi', postcode: 'B-4000' }, false],
		['the city in the other language', { city: 'Luik' }, false],
		['no street', { addressLine1: '' }, false],
		['no postcode', { postcode: '' }, false],
		['no country', { country: '' }, false],
		['nothing at all', { addressLine1: '', postcode: '', city: '', country: '' }, false],
	])('with %s says that it is another house, or does not', (_case, written, expected) => {
		expect(addressesContradict(house, { ...house, ...written })).toBe(expected);
		expect(addressesContradict({ ...house, ...written }, house)).toBe(expected);
	});

	it('never has two numbers, whatever else of the street is alike', () => {
		const number = fc.integer({ min: 1, max: 999 });
		const name = fc.constantFrom(
			'Rue de la Loi',
			'Kerkstraat',
			'Av. Louise',
			'Place du 11 Novembre',
		);
		const written = fc.constantFrom(
			(street: string, at: number) => `${street} ${at}`,
			(street: string, at: number) => `${street.toUpperCase()}, n° ${at}`,
			(street: string, at: number) => `${street} ${at} bte 5`,
			(street: string, at: number) => `${at}, ${street}`,
			(street: string, at: number) => `${at}, ${street} bte 5`,
			(street: string, at: number) => `${street} ${at}A`,
		);
		fc.assert(
			fc.property(name, number, number, written, written, (street, one, other, write, rewrite) => {
				fc.pre(one !== other);
				const here = { ...house, addressLine1: write(street, one) };
				const there = { ...house, addressLine1: rewrite(street, other) };
				expect(sameAddress(here, there)).toBe(false);
			}),
		);
	});

	it('reads as one line', () => {
		expect(addressLine(house)).toBe('Rue de la Loi 12, 4000 Liège, BE');
		expect(addressLine({ ...house, addressLine2: 'bte 3', postcode: '', country: '' })).toBe(
			'Rue de la Loi 12 bte 3, Liège',
		);
	});
});

describe('where the accounts are read among which an address is looked for', () => {
	it('is the postcode, in the notations that it may have there', () => {
		expect(placeOf(house)).toEqual({ field: 'Postcode', texts: ['4000', 'B-4000'] });
	});

	it.each([[''], ['-']])('is the city where the postcode is %p', (postcode) => {
		expect(placeOf({ ...house, postcode })).toEqual({ field: 'City', texts: ['Liège'] });
	});
});
