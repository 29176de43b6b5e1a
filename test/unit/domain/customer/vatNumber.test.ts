import * as fc from 'fast-check';

import {
	normaliseVatNumber,
	vatNumberNotations,
} from '../../../../nodes/domain/customer/vatNumber';

describe('normalising a VAT number', () => {
	it.each([
		['BE0123456749', undefined, 'BE0123456749'],
		['be 0123.456.749', undefined, 'BE0123456749'],
		['BE-0123-456-749', undefined, 'BE0123456749'],
		['TVA BE 0123.456.749', undefined, 'BE0123456749'],
		['BTW-BE0123456749', undefined, 'BE0123456749'],
		['B.T.W. BE 0123.456.749', undefined, 'BE0123456749'],
		['0123.456.749', 'BE', 'BE0123456749'],
		['123.456.749', 'BE', 'BE0123456749'],
		['BE 123.456.749', undefined, 'BE0123456749'],
		['1012345678', 'BE', 'BE1012345678'],
		['NL123456789B01', 'BE', 'NL123456789B01'],
		['123456789B01', 'NL', 'NL123456789B01'],
		['FR 40 303 265 045', undefined, 'FR40303265045'],
		['LU 12345613', undefined, 'LU12345613'],
		['123456789', 'GR', 'EL123456789'],
		['0123.456.749', 'be', 'BE0123456749'],
		[' TVA: 0123.456.749', 'BE', 'BE0123456749'],
		['V.A.T. 0123.456.749', 'BE', 'BE0123456749'],
		['VAT 0123.456.749', 'BE', 'BE0123456749'],
		['N° TVA 0123.456.749', 'BE', 'BE0123456749'],
		['N°TVA: BE 0123.456.749', 'BE', 'BE0123456749'],
		['No. de TVA 0123.456.749', 'BE', 'BE0123456749'],
		['n de  TVA 0123.456.749', 'BE', 'BE0123456749'],
		['TVA N° 0123.456.749', 'BE', 'BE0123456749'],
		['TVA n°: 0123.456.749', 'BE', 'BE0123456749'],
		['TVA NO 0123.456.749', 'BE', 'BE0123456749'],
		['BTW-nr. 0123.456.749', 'BE', 'BE0123456749'],
		['BTW - nr 0123.456.749', 'BE', 'BE0123456749'],
		['USt-IdNr. 136695976', 'DE', 'DE136695976'],
		['USt-Id Nr.: 136695976', 'DE', 'DE136695976'],
		['USTID 136695976', 'DE', 'DE136695976'],
		['St-Id 136695976', 'DE', 'DE136695976'],
		['MwSt 136695976', 'DE', 'DE136695976'],
	])('turns %p with country %p into %p', (text, country, expected) => {
		expect(normaliseVatNumber(text, country)).toBe(expected);
	});

	it.each([
		['', 'BE'],
		['none', 'BE'],
		['particulier', 'BE'],
		['NIHIL', 'BE'],
		['0123.456', 'BE'],
		['BE 2123.456.749', undefined],
		['0123456749', undefined],
		['BE01234567490', undefined],
		['0123456749 TVA', 'BE'],
		['bus 5', 'NL'],
		['12345678901234', 'NL'],
		['123456', 'US'],
	])('finds no VAT number in %p with country %p', (text, country) => {
		expect(normaliseVatNumber(text, country)).toBeUndefined();
	});

	it('is idempotent for any text', () => {
		const country = fc.constantFrom('BE', 'NL', 'FR', 'LU', 'GR', undefined);
		fc.assert(
			fc.property(fc.string(), country, (text, code) => {
				const once = normaliseVatNumber(text, code);
				fc.pre(once !== undefined);
				expect(normaliseVatNumber(once ?? '', code)).toBe(once);
			}),
		);
	});
});

describe('the notations under which a VAT number may stand in Exact Online', () => {
	it('are five for a Belgian number', () => {
		expect(vatNumberNotations('BE0123456789')).toEqual([
			'BE0123456789',
			'BE 0123.456.789',
			'BE 0123456789',
			'0123.456.789',
			'0123456789',
		]);
	});

	it('are three for another', () => {
		expect(vatNumberNotations('NL123456789B01')).toEqual([
			'NL123456789B01',
			'NL 123456789B01',
			'123456789B01',
		]);
	});

	it('all normalise to the number they stand for', () => {
		for (const number of ['BE0123456749', 'NL123456789B01', 'FR40303265045']) {
			for (const notation of vatNumberNotations(number)) {
				expect(normaliseVatNumber(notation, number.slice(0, 2))).toBe(number);
			}
		}
	});
});
