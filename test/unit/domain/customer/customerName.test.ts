import * as fc from 'fast-check';

import { nameKey, normaliseName } from '../../../../nodes/domain/customer/customerName';

describe('a name for comparison', () => {
	it.each([
		['Dupont SRL', 'SRL Dupont'],
		['Dupont S.R.L.', 'DUPONT srl'],
		['S.P.R.L. Dupont', 'Dupont'],
		['Dupont s. a.', 'Dupont SA'],
		['Peeters N.V.', 'N V Peeters'],
		['Peeters BVBA', 'peeters bv'],
		['Les Amis A.S.B.L.', 'Les Amis asbl'],
		['Garage J.P. SA', 'J.P. Garage'],
		['Dupont & Fils', 'Dupont et Fils'],
		['Dupont en Zonen', 'Dupont & Zonen'],
		['Smith and Sons Ltd', 'Smith & Sons'],
		['Dupont Jean', 'Jean Dupont'],
		['DUPONT, Jean', 'jean dupont'],
		['Hélène Müller', 'Muller Helene'],
		['Louise Van den Bosch', 'VANDENBOSCH Louise'],
		['De Smet Karel', 'Karel Desmet'],
		['Fatima El Amrani', 'Elamrani Fatima'],
		['A. S.P.R.L.', 'A SPRL'],
	])('%p equals %p', (one, other) => {
		expect(normaliseName(one)).toBe(normaliseName(other));
	});

	it.each([
		['Jean Dupont', 'Jeanne Dupont'],
		['Mr Dupont', 'Mme Dupont'],
		['Dupont & Fils', 'Dupont Fils'],
		['Garage Dupont', 'Dupont'],
		['Carrosserie 1', 'Carrosserie 2'],
		['Louise Van den Bosch', 'Louise Bosch'],
		['Jean Dupont', 'Jeand Upont'],
		['Garage De', 'Garage'],
		['J. P. Dupont', 'JP Dupont'],
	])('%p differs from %p', (one, other) => {
		expect(normaliseName(one)).not.toBe(normaliseName(other));
	});

	it('keeps a name that consists of legal forms', () => {
		expect(normaliseName('S.E.')).not.toBe('');
		expect(normaliseName('SE')).toBe('se');
	});

	it('is idempotent for any text', () => {
		const word = fc.constantFrom(
			's',
			'a',
			'n',
			'v',
			'SA',
			'S.A.',
			'n.v.',
			'&',
			'et',
			'Dupont',
			'b',
			'van',
			'de',
		);
		const name = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
		);
		fc.assert(
			fc.property(name, (text) => {
				const once = normaliseName(text);
				expect(normaliseName(once)).toBe(once);
			}),
			{ numRuns: 1000 },
		);
	});

	it('finds a name again that Exact Online holds cut to 50 characters', () => {
		const name = fc.string({ unit: 'grapheme', minLength: 40, maxLength: 300 });
		fc.assert(
			fc.property(name, (text) => {
				const held = text.slice(0, 50);
				fc.pre(!/\p{Cs}|\p{M}|\u200D|\s{2}|^\s|\p{Cf}|\p{Cc}/u.test(text.slice(0, 60)));
				expect(nameKey(held)).toBe(nameKey(text));
			}),
		);
	});

	it('tells apart names without any letter', () => {
		expect(nameKey('???')).not.toBe(nameKey('!!!'));
		expect(nameKey('🚗')).toBe(nameKey(' 🚗 '));
	});
});
