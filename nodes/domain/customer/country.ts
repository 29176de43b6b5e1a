/** Countries as the two-letter ISO code that Exact Online wants. */
import { normaliseText } from '../values/text';

/** Other spellings met in Belgian garages: car letters, three-letter codes, names in FR/NL/DE/EN. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		BE: 'b bel belgique belgie belgium belgien',
		NL: 'nld holland nederland netherlands niederlande|pays bas|the netherlands',
		FR: 'f fra france frankrijk frankreich',
		LU: 'l lux luxembourg luxemburg',
		DE: 'd deu ger allemagne duitsland deutschland germany',
		GB: 'uk gbr angleterre engeland england|united kingdom|royaume uni|verenigd koninkrijk|great britain',
		ES: 'e esp espagne spanje spain espana',
		IT: 'i ita italie italy italia',
		CH: 'che suisse zwitserland schweiz switzerland',
		GR: 'el grc grece griekenland greece',
	}).flatMap(([code, spellings]) =>
		spellingsOf(spellings).map((spelling): [string, string] => [spelling, code]),
	),
);

/** Names of several words are set off with bars; the rest are single words. */
function spellingsOf(text: string): string[] {
	const [words = '', ...names] = text.split('|');
	return [...words.split(' '), ...names];
}

/** "BE", "be", "B", "Belgique" → "BE". Undefined if it is neither a two-letter code nor a name we know. */
export function parseCountry(text: string): string | undefined {
	const normalised = normaliseText(text);
	const known = SPELLINGS.get(normalised);
	if (known) return known;
	return /^[a-z]{2}$/.test(normalised) ? normalised.toUpperCase() : undefined;
}
