/**
 * Addresses as they are compared. People write one address in many ways ("12, r. de la Loi bte 3",
 * "Rue de la Loi 12/3"), and a customer is found by it; but another house number is another house,
 * whatever else looks alike.
 */
import { cleanLine, foldText, normaliseText, shorten } from '../values/text';

/** What an address consists of, for the input and for an account in Exact Online alike. */
export interface Address {
	readonly addressLine1: string;
	readonly addressLine2?: string;
	readonly postcode: string;
	readonly city: string;
	/** ISO two-letter code, or '' when unknown. */
	readonly country: string;
}

/**
 * What is kept of each field. No lengths are published for them; the limits keep runaway text out,
 * and comparing what is kept finds an account again whose address was cut.
 */
export const ADDRESS_MAX_LENGTHS = {
	addressLine1: 100,
	addressLine2: 100,
	postcode: 20,
	city: 100,
} as const;

/** Whole words. The French ones precede the name, the Dutch ones may follow it apart. */
const STREET_WORDS: ReadonlyMap<string, string> = wordMap({
	avenue: 'av ave aven',
	boulevard: 'bd bld blvd bvd boul',
	chaussee: 'ch chee chauss',
	place: 'pl',
	square: 'sq',
	impasse: 'imp',
	allee: 'all',
	route: 'rte',
	straat: 'str',
	laan: 'ln',
	steenweg: 'stwg stw steenw',
	plein: 'pln',
	// One form for saint and sint: streets are named in both languages.
	st: 'saint sint',
	ste: 'sainte',
});

/** Abbreviated endings of Dutch street names written as one word: kerkstr., molenln. */
const STREET_ENDINGS: ReadonlyArray<readonly [RegExp, string]> = [
	[/(\p{L}{2})str$/u, '$1straat'],
	[/(\p{L}{2})(?:stwg|steenw)$/u, '$1steenweg'],
	[/(\p{L}{2})pln$/u, '$1plein'],
	[/(\p{L}{3})ln$/u, '$1laan'],
];

const BOX_WORDS = 'boite|bte|bus|box|bt|postbus|bp';
/** "12 bte 3", "12, bus A", "12bte3"; "12 b 3"; "12/3". */
const BOX_BY_WORD = new RegExp(
	`(\\d+[a-z]?)[\\s,/.-]*(?:${BOX_WORDS})(?:[\\s.:]+|(?=\\d))([a-z0-9]+)`,
	'g',
);
const BOX_BY_LETTER = /(\d)\s*,?\s*b\s*\.?\s*(\d+)\b/g;
const BOX_BY_SLASH = /(\d[a-z]?)\s*\/\s*([a-z0-9])/g;
/** A house number before its street, which the box may follow at the end of the line. */
const NUMBER_FIRST = /^(\d+[a-z]*)(\/[a-z0-9]+)? (.+)/;
const BOX_LAST = new RegExp(`^(.+) (?:(?:${BOX_WORDS}) (?=[a-z0-9])|b (?=\\d))([a-z0-9]+)$`);
const ENDS_IN_NUMBER = /\d[a-z]*(?:\/[a-z0-9]+)?$/;
const STARTS_WITH_BOX = new RegExp(`^\\W*(?:${BOX_WORDS})\\b`);

/** Rewriting one part may bring another in order; more rounds than this are not met in practice. */
const MAX_ROUNDS = 10;

/**
 * A street line for comparison: case, accents, punctuation, usual abbreviations in French and
 * Dutch and the way of writing house number and box no longer count. Idempotent.
 * "12, R. de la Loi bte 3" → "rue de la loi 12/3".
 */
export function normaliseStreet(line: string): string {
	let street = line;
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		const next = normaliseOnce(street);
		if (next === street) break;
		street = next;
	}
	return street;
}

function normaliseOnce(line: string): string {
	const boxed = foldText(line)
		.replace(BOX_BY_WORD, '$1/$2')
		.replace(BOX_BY_LETTER, '$1/$2')
		.replace(BOX_BY_SLASH, '$1/$2');
	const plain = boxed
		// A slash only means something between a number and its box.
		.replace(/(?<!\d[a-z]?)\/|\/(?![a-z0-9])/g, ' ')
		.replace(/[^\p{L}\p{N}/]+/gu, ' ')
		.trim()
		.replace(/\b(?:no|nr|n|num|numero|nummer) (?=\d)/g, '')
		// "12 r. de la loi": the street, not a letter of the number.
		.replace(/^(\d+[a-z]?(?:\/[a-z0-9]+)?) r (?=\p{L}{2})/u, '$1 rue ')
		.replace(/\b(\d+) (bis|ter|quater|[a-z])(?=$| |\/)/g, '$1$2');
	return numberLast(plain.split(' ').map(expand).join(' '));
}

function expand(word: string, index: number): string {
	// "r" is only a street at the start: elsewhere it may be an initial.
	if (word === 'r' && index === 0) return 'rue';
	const whole = STREET_WORDS.get(word);
	if (whole !== undefined) return whole;
	const ending = STREET_ENDINGS.find(([pattern]) => pattern.test(word));
	return ending ? word.replace(ending[0], ending[1]) : word;
}

/**
 * "12 rue de la loi bte 3" → "rue de la loi 12/3". Not where the line ends in a number of its own:
 * that one is the house, as in "11 novemberstraat 5".
 */
function numberLast(street: string): string {
	const leading = NUMBER_FIRST.exec(street);
	if (leading === null) return street;
	const [, number, numberBox, rest] = leading;
	const [, name, box] = BOX_LAST.exec(rest) ?? [undefined, rest, undefined];
	if (ENDS_IN_NUMBER.test(name) || (numberBox && box)) return street;
	return `${name} ${number}${numberBox ?? (box === undefined ? '' : `/${box}`)}`;
}

/** "B-4000", "BE 4000" → "4000"; "1234ab", "NL-1234 AB" → "1234 AB". Others compact, upper case. */
export function normalisePostcode(text: string): string {
	const compact = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
	// Letters before a bare number are the country; British postcodes keep theirs (B1 1AA).
	const bare = compact.replace(/^(?:BE?|NL|LU?X?|FR?|DE?)(?=\d+$|\d{4}[A-Z]{2}$)/, '');
	return bare.replace(/^(\d{4})([A-Z]{2})$/, '$1 $2');
}

/** Where the letter before a postcode is the one on the country's cars; elsewhere nobody writes one. */
const POSTCODE_LETTERS: ReadonlyMap<string, string> = new Map([
	['BE', 'B'],
	['LU', 'L'],
	['FR', 'F'],
	['DE', 'D'],
]);

/**
 * How a postcode may stand in Exact Online, whose filters compare literally: as it was typed here,
 * bare, and behind the letter of its country (B-4000). Each notation costs a term of a filter, so
 * those that are hardly met (BE 4000) are left out.
 */
export function postcodeNotations(postcode: string, country: string): string[] {
	const normalised = normalisePostcode(postcode);
	const compact = normalised.replace(/ /g, '');
	const letter = POSTCODE_LETTERS.get(country);
	const prefixed = letter === undefined ? [] : [`${letter}-${compact}`];
	return [...new Set([postcode.trim(), normalised, compact, ...prefixed])];
}

/** Where the accounts stand among which an address is looked for. */
export interface Place {
	readonly field: 'Postcode' | 'City';
	/** How it may be written there; filters compare literally. */
	readonly texts: readonly string[];
}

/** The postcode of an address, or its city where a lone dash or nothing stands for a postcode. */
export function placeOf(address: Address): Place {
	const { postcode, city, country } = heldAddress(address);
	return normalisePostcode(postcode) === ''
		? { field: 'City', texts: [city] }
		: { field: 'Postcode', texts: postcodeNotations(postcode, country) };
}

/**
 * Whether two addresses are one house. The postcode stands for the municipality, which has a name
 * in each language (Liège, Luik); the city only counts where a postcode is missing.
 */
export function sameAddress(first: Address, second: Address): boolean {
	const [one, other] = [heldAddress(first), heldAddress(second)];
	const street = streetKey(one);
	if (street === '' || street !== streetKey(other)) return false;
	if (one.country !== '' && other.country !== '' && !sameText(one.country, other.country)) {
		return false;
	}
	const postcodes = [one, other].map(({ postcode }) => normalisePostcode(postcode));
	if (postcodes.every((postcode) => postcode !== '')) return postcodes[0] === postcodes[1];
	const city = normaliseText(one.city);
	return city !== '' && city === normaliseText(other.city);
}

/**
 * Whether two addresses say that they are two houses. What one of them leaves out contradicts nothing,
 * and neither does a city: it has a name in each language.
 */
export function addressesContradict(first: Address, second: Address): boolean {
	const comparisons: ReadonlyArray<(address: Address) => string> = [
		streetKey,
		({ postcode }) => normalisePostcode(postcode),
		({ country }) => country.toUpperCase(),
	];
	const [one, other] = [heldAddress(first), heldAddress(second)];
	return comparisons.some((keyOf) => {
		const keys = [keyOf(one), keyOf(other)];
		return keys.every((key) => key !== '') && keys[0] !== keys[1];
	});
}

/** An address on one line, for a person to read. */
export function addressLine(address: Address): string {
	const { addressLine1, addressLine2 = '', postcode, city, country } = address;
	const street = [addressLine1, addressLine2].filter((part) => part !== '').join(' ');
	const place = `${postcode} ${city}`.trim();
	return [street, place, country].filter((part) => part !== '').join(', ');
}

/**
 * The street without spaces between words (Ter Hulpesteenweg, Terhulpe steenweg); numbers stay
 * apart. The second line counts when it completes the first: with the box, or with the number.
 */
function streetKey({ addressLine1, addressLine2 = '' }: Address): string {
	const completes = STARTS_WITH_BOX.test(foldText(addressLine2)) || !/\d/.test(addressLine1);
	const line = completes ? `${addressLine1} ${addressLine2}` : addressLine1;
	return normaliseStreet(line).replace(/(?<=\p{L}) (?=\p{L})/gu, '');
}

/** The address as Exact Online would hold it: each field clean and cut. */
function heldAddress(address: Address): Address {
	const cut = (field: keyof typeof ADDRESS_MAX_LENGTHS): string =>
		shorten(cleanLine(address[field] ?? ''), ADDRESS_MAX_LENGTHS[field]);
	return {
		addressLine1: cut('addressLine1'),
		addressLine2: cut('addressLine2'),
		postcode: cut('postcode'),
		city: cut('city'),
		country: address.country,
	};
}

function sameText(one: string, other: string): boolean {
	return one.trim().toUpperCase() === other.trim().toUpperCase();
}

function wordMap(forms: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(forms).flatMap(([full, abbreviations]) =>
			abbreviations.split(' ').map((word): [string, string] => [word, full]),
		),
	);
}
