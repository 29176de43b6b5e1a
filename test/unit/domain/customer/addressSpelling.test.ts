import {
	normalisePostcode,
	normaliseStreet,
	postcodeNotations,
	sameAddress,
} from '../../../../nodes/domain/customer/address';

describe('a street in another spelling', () => {
	it.each([
		['sq. Ambiorix 1', 'square ambiorix 1'],
		['imp. du Parc 1', 'impasse du parc 1'],
		['all. Verte 1', 'allee verte 1'],
		['rte de Mons 1', 'route de mons 1'],
		['Wetstr 1', 'wetstraat 1'],
		['Grote str 1', 'grote straat 1'],
		['Lange ln 1', 'lange laan 1'],
		['Molenln 1', 'molenlaan 1'],
		['Groot pln 1', 'groot plein 1'],
		['Marktpln 1', 'marktplein 1'],
		['Brusselsestwg 1', 'brusselsesteenweg 1'],
		['Brusselse steenw 1', 'brusselse steenweg 1'],
		['Rue Sainte-Anne 1', 'rue ste anne 1'],
		['Sint Jansstraat 1', 'st jansstraat 1'],
		['Astr 1', 'astr 1'],
		['Koln 1', 'koln 1'],
		['Rue r Dupont 1', 'rue r dupont 1'],
		['Rue 12 b 34', 'rue 12/34'],
		['Rue 12b34', 'rue 12/34'],
		['Rue 12 , b . 34', 'rue 12/34'],
		['Rue a b 3', 'rue a b 3'],
		['Rue 12 / 345', 'rue 12/345'],
		['Rue 12a/3', 'rue 12a/3'],
		['12abis rue Neuve', 'rue neuve 12abis'],
		['12/34 rue Neuve', 'rue neuve 12/34'],
		['12  bis   rue   Neuve', 'rue neuve 12bis'],
		['Rue Neuve n°   12', 'rue neuve 12'],
		['Rue / Straat 1', 'rue straat 1'],
		['Hal 12 rue Neuve', 'hal 12 rue neuve'],
		['Rue Neuve/Nieuwstraat 1', 'rue neuve nieuwstraat 1'],
		['Bloc 3 r Dupont', 'bloc 3r dupont'],
		['12a r. Neuve', 'rue neuve 12a'],
		['12/34 r. Neuve', 'rue neuve 12/34'],
		['12/3 rue Neuve bte 4', '12/3 rue neuve bte 4'],
		['Rue 12 /3', 'rue 12/3'],
		['Rue 12/ 3', 'rue 12/3'],
		['Rue 12a / 3', 'rue 12a/3'],
		['11 Novemberstraat 5a', '11 novemberstraat 5a'],
		['11 Novemberstraat 5/12', '11 novemberstraat 5/12'],
		['Astwg 1', 'astwg 1'],
		['Apln 1', 'apln 1'],
		['Templnhof 1', 'templnhof 1'],
		['Houtmolnstraat 1', 'houtmolnstraat 1'],
	])('%p is %p', (typed, normalised) => {
		expect(normaliseStreet(typed)).toBe(normalised);
	});
});

describe('a postcode in another notation', () => {
	it.each([
		['B4000', '4000'],
		['BE-4000', '4000'],
		['F-75001', '75001'],
		['FR 75001', '75001'],
		['D-50667', '50667'],
		['DE 50667', '50667'],
		['L-8008', '8008'],
		['LUX 8008', '8008'],
		['NL 1234 ab', '1234 AB'],
		['B1 1AA', 'B11AA'],
		['XB4000', 'XB4000'],
		['1234ABC', '1234ABC'],
		['NL1234ABC', 'NL1234ABC'],
		['91234AB', '91234AB'],
	])('%p is %p', (typed, normalised) => {
		expect(normalisePostcode(typed)).toBe(normalised);
	});

	it.each([
		[' 75001 ', 'FR', ['75001', 'F-75001']],
		['50667', 'DE', ['50667', 'D-50667']],
		['SW1A 1AA', 'GB', ['SW1A 1AA', 'SW1A1AA']],
	])('%p of %s is looked up as %j', (postcode, country, notations) => {
		expect(postcodeNotations(postcode, country)).toEqual(notations);
	});
});

describe('one house', () => {
	const house = {
		addressLine1: 'Rue de la Loi 12',
		postcode: '4000',
		city: 'Liège',
		country: 'BE',
	};

	it.each([
		['the country in other letters', { country: ' be ' }, true],
		['no country', { country: '' }, true],
		['another country', { country: 'NL' }, false],
		['no postcode in the same city', { postcode: '', city: 'LIEGE' }, true],
		['no postcode in another city', { postcode: '', city: 'Namur' }, false],
		['neither postcode nor city', { postcode: '', city: '' }, false],
		['words written as one', { addressLine1: 'Rue delaloi 12' }, true],
		['its number in the second line', { addressLine1: 'Rue de la Loi', addressLine2: '12' }, true],
		['a second line of something else', { addressLine2: 'c/o Dupont' }, true],
		['a box in the second line', { addressLine2: 'bte 3' }, false],
	])('with %s: %p', (_, over, same) => {
		expect(sameAddress(house, { ...house, ...over })).toBe(same);
		expect(sameAddress({ ...house, ...over }, house)).toBe(same);
	});

	it('needs a street, and a city where it has no postcode', () => {
		const nowhere = { ...house, addressLine1: '' };
		expect(sameAddress(nowhere, nowhere)).toBe(false);
		const bare = { ...house, postcode: '', city: '' };
		expect(sameAddress(bare, bare)).toBe(false);
	});
});
