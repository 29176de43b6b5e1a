/**
 * What VAT numbers look like after their prefix, by country, and the check digits of the countries
 * that a Belgian garage meets most. Shapes as the European Commission's VIES publishes them; check
 * digits as python-stdnum has them.
 */

interface Shape {
	readonly body: RegExp;
	/** Whether the check digits of a body of that shape fit. Absent where they are not looked at. */
	readonly fits?: (body: string) => boolean;
}

const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
	['AT', { body: /^U\d{8}$/ }],
	['BE', { body: /^[01]\d{9}$/, fits: fitsBelgium }],
	['BG', { body: /^\d{9,10}$/ }],
	['CY', { body: /^\d{8}[A-Z]$/ }],
	['CZ', { body: /^\d{8,10}$/ }],
	['DE', { body: /^\d{9}$/, fits: fitsGermany }],
	['DK', { body: /^\d{8}$/ }],
	['EE', { body: /^\d{9}$/ }],
	['EL', { body: /^\d{9}$/ }],
	['ES', { body: /^[0-9A-Z]\d{7}[0-9A-Z]$/ }],
	['FI', { body: /^\d{8}$/ }],
	['FR', { body: /^[0-9A-Z]{2}\d{9}$/, fits: fitsFrance }],
	['HR', { body: /^\d{11}$/ }],
	['HU', { body: /^\d{8}$/ }],
	// The second place may be a "+" or "*", which is gone once the notation is.
	['IE', { body: /^\d[0-9A-Z]?\d{5}[A-Z]{1,2}$/ }],
	['IT', { body: /^\d{11}$/ }],
	['LT', { body: /^(?:\d{9}|\d{12})$/ }],
	['LU', { body: /^\d{8}$/, fits: fitsLuxembourg }],
	['LV', { body: /^\d{11}$/ }],
	['MT', { body: /^\d{8}$/ }],
	['NL', { body: /^\d{9}B\d{2}$/, fits: fitsNetherlands }],
	['PL', { body: /^\d{10}$/ }],
	['PT', { body: /^\d{9}$/ }],
	['RO', { body: /^\d{2,10}$/ }],
	['SE', { body: /^\d{12}$/ }],
	['SI', { body: /^\d{8}$/ }],
	['SK', { body: /^\d{10}$/ }],
	['XI', { body: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/ }],
]);

/**
 * One character throughout, or seven times in a row: what people type to get past a mandatory
 * field (000000000, NL000000000B01). Seven is the shortest serial number of all these countries.
 */
const PLACEHOLDER = /^(.)\1*$|(.)\2{6}/;

const MODULUS = 97;

/**
 * Whether a normalised VAT number (BE0123456749) may identify a party, since its country can have
 * given it out: no placeholder, the shape of its country, and check digits that fit. Countries
 * outside the table (GB, CH, NO) only have their placeholders refused.
 */
export function identifiesParty(normalised: string): boolean {
	const body = normalised.slice(2);
	if (PLACEHOLDER.test(body)) return false;
	const shape = SHAPES.get(normalised.slice(0, 2));
	if (shape === undefined) return true;
	return shape.body.test(body) && (shape.fits?.(body) ?? true);
}

/** The last two digits are 97 minus the first eight modulo 97. */
function fitsBelgium(body: string): boolean {
	return MODULUS - (Number(body.slice(0, 8)) % MODULUS) === Number(body.slice(8));
}

/** A key of two digits is the nine after it, followed by 12, modulo 97. Keys with letters have no public rule. */
function fitsFrance(body: string): boolean {
	const key = body.slice(0, 2);
	return !/^\d{2}$/.test(key) || Number(`${body.slice(2)}12`) % MODULUS === Number(key);
}

/** ISO 7064 modulo 11,10: the last digit brings the running product to 1. */
function fitsGermany(body: string): boolean {
	let product = 10;
	for (const digit of body.slice(0, 8)) product = (2 * ((Number(digit) + product) % 10 || 10)) % 11;
	return (11 - product) % 10 === Number(body[8]);
}

/** The last two digits are the first six modulo 89. */
function fitsLuxembourg(body: string): boolean {
	return Number(body.slice(0, 6)) % 89 === Number(body.slice(6));
}

/** Companies have the "eleven test" over nine digits; since 2020 sole traders have modulo 97 over all of it. */
function fitsNetherlands(body: string): boolean {
	const weighted = [...body.slice(0, 8)].reduce(
		(sum, digit, at) => sum + (9 - at) * Number(digit),
		0,
	);
	return weighted % 11 === Number(body[8]) || fitsSoleTrader(body);
}

/** Letters count from A = 10; prefix and number as one figure leave 1 when divided by 97. */
function fitsSoleTrader(body: string): boolean {
	const figures = [...`NL${body}`].map((character) => parseInt(character, 36)).join('');
	return BigInt(figures) % BigInt(MODULUS) === BigInt(1);
}
