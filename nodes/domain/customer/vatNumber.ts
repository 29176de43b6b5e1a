/**
 * VAT numbers, free of notation. Exact Online compares them literally in a filter, and people
 * typed them in many ways, so a lookup asks for all usual notations.
 */

/** Prefixes of the EU, Northern Ireland (XI) and the neighbours outside it. Greece uses EL. */
const PREFIXES: ReadonlySet<string> = new Set(
	(
		'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' +
		'XI GB CH NO'
	).split(' '),
);

/** Words that people type before the number. */
const LABEL =
	/^(?:N\s*[O°º.]*\s*)?(?:DE\s+)?(?:T\.?V\.?A|B\.?T\.?W|V\.?A\.?T|U?ST-?ID(?:\s*NR)?|MWST)\b[\s.:-]*(?:N(?:[RO]\b|[°º]))?[\s.:-]*/i;

const BELGIAN = /^BE[01]\d{9}$/;
const OTHER_BODY = /^(?=(?:.*\d){2})[0-9A-Z]{2,13}$/;

/**
 * "be 0123.456.749", "TVA BE0123456749", "123.456.749" with country BE → "BE0123456749".
 * A number without prefix takes the country's. Old Belgian numbers of nine digits get their zero.
 * Undefined if nothing that looks like a VAT number is left.
 */
export function normaliseVatNumber(text: string, country?: string): string | undefined {
	const compact = text
		.trim()
		.replace(LABEL, '')
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '');
	const typed = compact.slice(0, 2);
	const hasPrefix = PREFIXES.has(typed) && /\d/.test(compact);
	const prefix = hasPrefix ? typed : prefixOf(country);
	if (prefix === undefined) return undefined;
	const body = hasPrefix ? compact.slice(2) : compact;
	if (prefix === 'BE') return belgian(body);
	return OTHER_BODY.test(body) ? `${prefix}${body}` : undefined;
}

function prefixOf(country = ''): string | undefined {
	const code = country.toUpperCase();
	if (code === 'GR') return 'EL';
	return PREFIXES.has(code) ? code : undefined;
}

function belgian(body: string): string | undefined {
	const number = `BE${body.length === 9 ? `0${body}` : body}`;
	return BELGIAN.test(number) ? number : undefined;
}

/**
 * The notations under which a normalised number may stand in Exact Online, most usual first. Each
 * costs a term of a filter, of which 40 fit a call, so those that are hardly met are left out: a
 * company that is not found by them is still found by name and address.
 */
export function vatNumberNotations(normalised: string): string[] {
	const country = normalised.slice(0, 2);
	const body = normalised.slice(2);
	if (country !== 'BE') return [normalised, `${country} ${body}`, body];
	const dotted = `${body.slice(0, 4)}.${body.slice(4, 7)}.${body.slice(7)}`;
	return [normalised, `BE ${dotted}`, `BE ${body}`, dotted, body];
}
