import { normaliseVatNumber } from '../../../../nodes/domain/customer/vatNumber';
import { identifiesParty } from '../../../../nodes/domain/customer/vatNumberShapes';

/** As the rest of the rules ask it: of a number as it was typed, with the country of the customer. */
const mayIdentify = (typed: string, country?: string): boolean => {
	const normalised = normaliseVatNumber(typed, country);
	return normalised !== undefined && identifiesParty(normalised);
};

describe('a VAT number that may identify a party', () => {
	it.each([
		['BE0123456749', undefined],
		['0403.170.701', 'BE'],
		['NL004495445B01', undefined],
		['NL 8057.34.958.B.01', undefined],
		['000099998B57', 'NL'],
		['FR 40 303 265 045', undefined],
		['FR-K7-399.859.412', undefined],
		['LU 263 752-45', undefined],
		['DE 136 695 976', undefined],
		['ATU 1358 5627', undefined],
		['IT 00743110157', undefined],
		['ESX1234567X', undefined],
		['IE6433435F', undefined],
		['IE 1S12345 L', undefined],
		['SE 556188 840401', undefined],
		['GB 980 7806 84', undefined],
		['CHE-107.787.577 IVA', undefined],
	])('is %p with country %p', (typed, country) => {
		expect(mayIdentify(typed, country)).toBe(true);
	});

	it.each([
		['000000000', 'NL'],
		['NL000000000B00', undefined],
		['NL999999999B99', undefined],
		['00000000', 'LU'],
		['111111111', 'DE'],
		['FR 00 000 000 000', undefined],
		['FR12000000000', undefined],
		['ATU00000000', undefined],
		['0000000000', 'BE'],
		['BE0000000097', undefined],
		['GB 999 999 999', undefined],
		['11', 'RO'],
		['11111', 'RO'],
	])('is not the placeholder %p with country %p', (typed, country) => {
		expect(mayIdentify(typed, country)).toBe(false);
	});

	it.each([
		['NL', '123456789'],
		['NL', 'NL12345678B01'],
		['FR', '303 265 045'],
		['LU', '2637524'],
		['DE', '12345'],
		['AT', '13585627'],
		['IT', '743110157'],
	])('is not one of %s in the shape %p', (country, typed) => {
		expect(mayIdentify(typed, country)).toBe(false);
	});

	it.each([
		['AT', ['U13585627']],
		['BG', ['175074752', '7523169263']],
		['CY', ['10259033P']],
		['CZ', ['25123891', '991231123', '7103192745']],
		['DK', ['13585628']],
		['EE', ['100931558']],
		['EL', ['094259216']],
		['ES', ['X1234567X', '12345678Z', 'A28015865']],
		['FI', ['20774740']],
		['HR', ['33392005961']],
		['HU', ['12892312']],
		['IE', ['112345L', '1S12345L', '6433435F', '6433435OA']],
		['IT', ['00743110157']],
		['LT', ['119511515', '100001919017']],
		['LV', ['40003521600']],
		['MT', ['11679112']],
		['PL', ['8567346215']],
		['PT', ['501964843']],
		['RO', ['18', '1854054789']],
		['SE', ['556188840401']],
		['SI', ['50223054']],
		['SK', ['2022749619']],
		['XI', ['980780684', '100001919017', 'GD123', 'HA512']],
	])('of %s has all of its characters and no other', (country, bodies) => {
		const shortest = bodies[0];
		const longest = bodies[bodies.length - 1];
		const is = (body: string) => identifiesParty(`${country}${body}`);
		expect(bodies.filter((body) => !is(body))).toEqual([]);
		const lengthened =
			country === 'XI'
				? ['1980780684', '9807806841', '1GD123', 'GD1234']
				: [`1${longest}`, `${longest}1`];
		expect(lengthened.filter(is)).toEqual([]);
		expect([shortest.slice(1), shortest.slice(0, -1)].filter(is)).toEqual([]);
		expect(is(shortest.replace(/\d/g, 'Q'))).toBe(false);
		expect(is('-'.repeat(shortest.length))).toBe(false);
	});

	it.each([
		['BE0403170701'],
		['BE1003170729'],
		['DE136695976'],
		['DE122265872'],
		['LU26375245'],
		['LU10000356'],
		['NL004495445B01'],
		['NL000099998B57'],
		['FR40303265045'],
	])('whose check digits are one off is not %p', (number) => {
		const at = number.includes('B', 2) ? number.indexOf('B', 2) - 1 : number.length - 1;
		const other = (Number(number[at]) + 1) % 10;
		expect(identifiesParty(`${number.slice(0, at)}${other}${number.slice(at + 1)}`)).toBe(false);
	});

	it.each([
		['BE0123456789'],
		['BE0123456748'],
		['NL123456789B01'],
		['FR41303265045'],
		['LU26375246'],
		['DE123456789'],
	])('is not %p, whose check digits do not fit', (typed) => {
		expect(mayIdentify(typed)).toBe(false);
	});
});
