/**
 * Literals and filters of Exact Online's OData dialect (WCF Data Services, OData 2), and its dates.
 */
import { ExactError } from './errors';

/** Exact Online rejects an address of more than 6,000 characters, counted encoded (its help page). */
const MAX_URL_LENGTH = 5500;
/** A hundred characters, the longest that is kept of any field looked up, take up to 900 encoded. */
const MAX_TERM_LENGTH = 1000;

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;
const EXACT_DATE = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;

/** A string literal; a quote inside is doubled, half a character replaced: an address can't carry it. */
export function quote(text: string): string {
	return `'${text.replace(/'/g, "''").replace(/\p{Cs}/gu, '\uFFFD')}'`;
}

/** True when the text has the shape of a GUID, with or without braces. */
export function isGuid(text: string): boolean {
	return GUID.test(text);
}

/** A GUID as Exact Online's rows are read: without braces, in lower case. */
export function bareGuid(text: string): string {
	return text.trim().replace(/[{}]/g, '').toLowerCase();
}

/** A GUID literal, without braces. Throws ExactError (refused, nothing sent) on another shape. */
export function guid(id: string): string {
	const match = GUID.exec(id.trim());
	if (!match) {
		throw new ExactError({
			kind: 'refused',
			message: `"${id.slice(0, 60)}" is not a GUID, so nothing was sent to Exact Online`,
			hint: 'Give the ID of the record in Exact Online (a GUID), not its number or code.',
		});
	}
	return `guid'${match[1]}'`;
}

/**
 * A date literal from YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS. A zone is refused: Exact Online shifts
 * zoned values to local time, which moves a date by a day. Throws ExactError (nothing sent).
 */
export function dateTime(isoDate: string): string {
	if (!ISO_DATE.test(isoDate)) {
		throw new ExactError({
			kind: 'refused',
			message: `"${isoDate.slice(0, 60)}" is not a date without time zone, so nothing was sent to Exact Online`,
			hint: 'Give the date as YYYY-MM-DD.',
		});
	}
	return `datetime'${isoDate}'`;
}

/** `field eq literal` for each literal made by `quote`, `guid` or `dateTime`. */
export function termsOf(field: string, literals: readonly string[]): string[] {
	return literals.map((literal) => `${field} eq ${literal}`);
}

/** `(a or b)` of comparisons, so that it can be combined with `and`; one alone stays as it is. */
export function oneOf(terms: readonly string[]): string {
	return terms.length === 1 ? terms[0] : `(${terms.join(' or ')})`;
}

/**
 * As many of the terms as one filter carries, and those that are left: at most `mostTerms`, and at most
 * 5,500 characters of encoded address, of which `fixedLength` are the rest: host, path, `$select` and
 * further filters. One term is always taken, unless it has more than 1,000 encoded characters. Such a one is left
 * out: no field that is looked up holds so much text, so nothing would be found, and Exact Online would
 * refuse the call for all.
 */
export function firstBatch(
	terms: readonly string[],
	fixedLength: number,
	mostTerms: number,
): { readonly batch: readonly string[]; readonly rest: readonly string[] } {
	const batch: string[] = [];
	for (const [index, term] of terms.entries()) {
		if (encodeURIComponent(term).length > MAX_TERM_LENGTH) continue;
		const length = fixedLength + encodeURIComponent(oneOf([...batch, term])).length;
		const fits = batch.length < mostTerms && length <= MAX_URL_LENGTH;
		if (batch.length > 0 && !fits) return { batch, rest: terms.slice(index) };
		batch.push(term);
	}
	return { batch, rest: [] };
}

/** All the terms in as few batches as `firstBatch` makes; see there. */
export function batchesOf(
	terms: readonly string[],
	fixedLength: number,
	mostTerms: number,
): Array<readonly string[]> {
	const batches: Array<readonly string[]> = [];
	for (let left = terms; left.length > 0; ) {
		const { batch, rest } = firstBatch(left, fixedLength, mostTerms);
		if (batch.length > 0) batches.push(batch);
		left = rest;
	}
	return batches;
}

/**
 * `/Date(ms)/` to YYYY-MM-DD; undefined when empty. Business dates are midnight labelled as UTC and
 * really have no zone, so they are read as UTC whatever the zone of this machine.
 */
export function parseExactDate(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const match = EXACT_DATE.exec(value);
	if (match) return new Date(Number(match[1])).toISOString().slice(0, 10);
	return ISO_DATE.test(value) ? value.slice(0, 10) : undefined;
}
