/**
 * Literals and filters of Exact Online's OData dialect (WCF Data Services, OData 2), and its dates.
 */
import { ExactError } from './errors';

/** Exact publishes no limit; 40 terms is what ossobv/exactonline sends in production. */
const MAX_TERMS = 40;
/** A server-side limit on the address is presumed somewhere between 2 and 12 kB. */
export const MAX_URL_LENGTH = 2000;
/** A hundred characters, the longest that is kept of any field looked up, take up to 900 encoded. */
const MAX_LITERAL_LENGTH = 1000;

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

/** `(field eq a or field eq b)`, for literals made by `quote` or `guid`. */
export function anyOf(field: string, literals: readonly string[]): string {
	const terms = literals.map((literal) => `${field} eq ${literal}`);
	return terms.length === 1 ? terms[0] : `(${terms.join(' or ')})`;
}

/** As few `anyOf` filters as carry all literals; see `batchLiterals`. */
export function batchAnyOf(
	field: string,
	literals: readonly string[],
	fixedPartLength: number,
): string[] {
	return batchLiterals(field, literals, fixedPartLength).map((batch) => anyOf(field, batch));
}

/**
 * The literals (duplicates dropped) in as few batches as `anyOf` filters can carry, each with at most 40
 * terms and at most 2,000 characters of encoded address. `fixedPartLength` is the length of the rest of
 * that address: host, path, `$select` and further filters. A literal of more than 1,000 encoded characters
 * is left out: no field that is looked up holds so much text, so nothing would be found, and Exact
 * Online would refuse the call for all.
 */
export function batchLiterals(
	field: string,
	literals: readonly string[],
	fixedPartLength: number,
): string[][] {
	const fits = (terms: readonly string[]): boolean =>
		terms.length <= MAX_TERMS &&
		fixedPartLength + encodeURIComponent(anyOf(field, terms)).length <= MAX_URL_LENGTH;
	const batches: string[][] = [];
	let current: string[] = [];
	for (const literal of new Set(literals)) {
		if (encodeURIComponent(literal).length > MAX_LITERAL_LENGTH) continue;
		const grown = [...current, literal];
		if (current.length > 0 && !fits(grown)) {
			batches.push(current);
			current = [literal];
		} else {
			current = grown;
		}
	}
	if (current.length > 0) batches.push(current);
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
