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
