/**
 * Names as they are compared. A company is typed with its legal form in any spelling, before or
 * after its name or not at all; a person with either name first.
 */
import { cleanLine, normaliseText, shorten } from '../values/text';

/** Exact Online holds this many characters; a longer name comes back cut. */
export const NAME_MAX_LENGTH = 50;

/** Legal forms of Belgium and its neighbours, old and new, in French, Dutch, German. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
	(
		'srl sprl sprlu scrl scrlfs sc sa snc scs sca sce asbl aisbl se gie ' +
		'bv bvba ebvba cv cvba cvoa nv vof commv comm commva vzw ivzw ' +
		'sarl sas sasu eurl gmbh ag kg ohg ug ltd plc'
	).split(' '),
);

/** All words for "and" count as one. */
const AND_WORDS: ReadonlySet<string> = new Set(['and', 'en', 'und']);
const AND = 'et';

/** Small words that belong to the next one, whether written apart or not: Van den Bosch, Vandenbosch. */
const PARTICLES: ReadonlySet<string> = new Set(
	'van vande vanden vander de den der het ter ten te la le les du des von zu el al'.split(' '),
);

/** Sorting may bring letters together that spell a legal form; a few rounds settle it. */
const MAX_ROUNDS = 10;

/**
 * A name for comparison: case, accents, punctuation, legal form and word order no longer count, and
 * "&" equals et, en and and. Idempotent. "S.P.R.L. Dupont & Fils" → "dupont et fils".
 *
 * Word order is ignored for companies too: the other side does not tell which names are persons,
 * and a match needs the address as well.
 */
export function normaliseName(name: string): string {
	let normalised = name;
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		const next = normaliseOnce(normalised);
		if (next === normalised) break;
		normalised = next;
	}
	return normalised;
}

function normaliseOnce(name: string): string {
	const words = wordsOf(name);
	const significant = joinParticles(joinInitials(words).filter((word) => !LEGAL_FORMS.has(word)));
	// A name made of legal forms only ("SE", "SC NV") is all there is to compare.
	return [...(significant.length > 0 ? significant : words)].sort().join(' ');
}

function wordsOf(name: string): string[] {
	return normaliseText(name.replace(/[&+]/g, ` ${AND} `))
		.split(' ')
		.map((word) => (AND_WORDS.has(word) ? AND : word));
}

/** "Dupont S.R.L." has one, a name that is nothing but a legal form ("SE") has none. */
export function hasLegalForm(name: string): boolean {
	const words = joinInitials(wordsOf(name));
	return words.length > 1 && words.some((word) => LEGAL_FORMS.has(word));
}

/** "louise van den bosch" → "louise", "vandenbosch". A particle with nothing after it stays a word. */
function joinParticles(words: readonly string[]): string[] {
	const joined: string[] = [];
	let particles = '';
	words.forEach((word, index) => {
		if (PARTICLES.has(word) && index < words.length - 1) {
			particles += word;
			return;
		}
		joined.push(particles + word);
		particles = '';
	});
	return joined;
}

/** "s p r l dupont" → "sprl dupont": single letters in a row that end in a legal form. */
function joinInitials(words: readonly string[]): string[] {
	const joined: string[] = [];
	let run: string[] = [];
	for (const word of [...words, '']) {
		if (word.length === 1) {
			run.push(word);
			continue;
		}
		joined.push(...withLegalForm(run));
		run = [];
		if (word !== '') joined.push(word);
	}
	return joined;
}

/** The longest tail of the letters that is a legal form becomes one word; the rest are initials. */
function withLegalForm(letters: readonly string[]): string[] {
	for (let start = 0; start < letters.length; start += 1) {
		const tail = letters.slice(start).join('');
		if (LEGAL_FORMS.has(tail)) return [...letters.slice(0, start), tail];
	}
	return [...letters];
}

/** The name as Exact Online would hold it: clean and cut. */
export function heldName(name: string): string {
	return shorten(cleanLine(name), NAME_MAX_LENGTH);
}

/**
 * The name as Exact Online would hold it, normalised: a customer whose name was cut there is found
 * again by the whole name. Names without a letter or digit are compared as they stand.
 */
export function nameKey(name: string): string {
	const held = heldName(name);
	return normaliseName(held) || held.toLowerCase();
}
