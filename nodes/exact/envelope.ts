/**
 * Exact Online wraps its answers in three shapes (`d` an array, `d.results`, `d` an object), its
 * refusals in an OData envelope, in OAuth's form, in XML, or in a `Reason` header.
 */
import { redact } from './redact';
import { optionalText } from './row';

export interface Page {
	readonly rows: readonly unknown[];
	/** Address of the next page, to be followed as it is. */
	readonly next?: string;
	/** From `$inlinecount`; arrives as text. */
	readonly count?: number;
}

type Json = Readonly<Record<string, unknown>>;

function asObject(value: unknown): Json | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Json)
		: undefined;
}

/** The body as JSON, or undefined when it isn't JSON (a login page, an empty body). */
function parse(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * Rows and paging of an answer, whichever of the three shapes it has. Undefined for anything else, also
 * for null in the place of the rows: nobody knows whether there are any.
 */
export function readPage(body: unknown): Page | undefined {
	const data = asObject(parse(body))?.d;
	if (Array.isArray(data)) return { rows: data };
	const object = asObject(data);
	if (!object) return undefined;
	if (!('results' in object)) return { rows: [object] };
	if (!Array.isArray(object.results)) return undefined;
	return {
		rows: object.results,
		...(typeof object.__next === 'string' && object.__next ? { next: object.__next } : {}),
		...(object.__count === undefined ? {} : { count: Number(object.__count) }),
	};
}

/** True for a page for people, such as those of the network in front of Exact Online. */
export function isWebPage(body: unknown, headers: unknown): boolean {
	return (
		/text\/html/i.test(header(headers, 'Content-Type') ?? '') ||
		(typeof body === 'string' && /^\s*<(!doctype|html)\b/i.test(body))
	);
}

/** A header by name in any letter case; undefined when absent or empty. */
export function header(headers: unknown, name: string): string | undefined {
	const wanted = name.toLowerCase();
	const entry = Object.entries(asObject(headers) ?? {}).find(
		([key]) => key.toLowerCase() === wanted,
	);
	const value: unknown = Array.isArray(entry?.[1]) ? entry[1][0] : entry?.[1];
	return optionalText(value);
}

function bodyWords(body: unknown): string {
	const json = asObject(parse(body));
	if (json) {
		const error = asObject(json.error);
		const message = asObject(error?.message)?.value ?? error?.message;
		if (typeof message === 'string') return message;
		if (typeof json.error_description === 'string') return json.error_description;
		return typeof json.error === 'string' ? json.error : '';
	}
	const xml = typeof body === 'string' ? /<message[^>]*>([^<]*)<\/message>/i.exec(body) : null;
	return xml ? xml[1] : '';
}

/**
 * Exact Online's own words in a refusal: several messages of one value on one line, the `Reason`
 * header added when it says something else. Redacted; empty when it said nothing.
 */
export function readWords(body: unknown, headers: unknown): string {
	const lines = bodyWords(body)
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter(Boolean);
	const said = lines.join('; ');
	const reason = header(headers, 'Reason') ?? '';
	const both = reason && !said.includes(reason) ? [said, reason].filter(Boolean) : [said];
	return redact(both.join(' – '));
}

const GENERIC =
	/^(bad request|forbidden|internal server error|service unavailable|error processing request)?\.?$/i;
/**
 * "A problem has occurred. The cause of this issue will be investigated as soon as possible." comes in
 * the language of the user, and its wording is known in English only. A refusal of data names the
 * field after a colon, or is a single phrase; two sentences that name nothing are neither.
 */
const TWO_SENTENCES = /^[^:;]*\p{L}\.\s+\p{Lu}[^:;]*$/u;

/** True for words that say nothing about the request, such as "A problem has occurred. …". */
export function isGeneric(words: string): boolean {
	return GENERIC.test(words.trim()) || TWO_SENTENCES.test(words);
}
