/** Text as it is compared (`normaliseText`) and as it is sent (`cleanLine`, `shorten`). */

/** Letters that Unicode does not take apart into a base letter and a mark. */
const FOLDED_LETTERS: ReadonlyMap<string, string> = new Map([
	['ß', 'ss'],
	['æ', 'ae'],
	['œ', 'oe'],
	['ø', 'o'],
	['ł', 'l'],
	['đ', 'd'],
	['ð', 'd'],
	['þ', 'th'],
	['ı', 'i'],
	['ς', 'σ'],
]);

/** Lower case without accents; punctuation and spaces stay as they are. */
export function foldText(text: string): string {
	return (
		text
			.normalize('NFKD')
			.toLowerCase()
			// Lower-casing may itself produce marks (Turkish İ), hence a second decomposition.
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.replace(/[ßæœøłđðþıς]/g, (letter) => FOLDED_LETTERS.get(letter) ?? letter)
	);
}

/**
 * Text for comparison: case, accents, punctuation and spacing no longer count.
 * Idempotent. "  Café-Bar  L'Été " → "cafe bar l ete".
 */
export function normaliseText(text: string): string {
	return foldText(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/**
 * One clean line for a field of Exact Online: control characters and line breaks become spaces,
 * invisible direction marks go, half characters become the replacement character (they cannot be
 * sent as UTF-8), runs of spaces become one.
 */
export function cleanLine(text: string): string {
	return text
		.replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
		.replace(/\p{Cs}/gu, '\uFFFD')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
}

/**
 * At most `maxLength` UTF-16 units (how Exact Online's fields are taken to count), without
 * trailing space and without cutting an emoji or an accented letter in two.
 */
export function shorten(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	let kept = '';
	for (const [cluster] of text.matchAll(CLUSTER)) {
		if (kept.length + cluster.length > maxLength) break;
		kept += cluster;
	}
	return kept.trimEnd();
}

/**
 * What a reader sees as one character: a flag (two regional letters), or a base with its marks,
 * skin tones and variation selectors, and everything joined to it with a zero-width joiner.
 */
const CLUSTER = /\p{RI}\p{RI}|.(?:[\p{M}\p{EMod}\uFE0F]|\u200D.|[\u{E0020}-\u{E007F}])*/gsu;
