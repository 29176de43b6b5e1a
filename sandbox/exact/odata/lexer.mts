// Cuts a $filter, $skiptoken or key into tokens. Literals as public clients send them (picqer,
// leapforce, hotglue): guid'…', datetime'…', 'text' with '' for a quote, numbers, 12L.
import { badRequest } from '../problem.mts';

export type LiteralType = 'guid' | 'datetime' | 'string' | 'number' | 'boolean' | 'null';
export type LiteralValue = string | number | boolean | null;

export type Token =
	| { kind: 'literal'; type: LiteralType; value: LiteralValue; position: number }
	| { kind: 'word'; text: string; position: number }
	| { kind: 'mark'; text: '(' | ')' | ',' | '/'; position: number }
	| { kind: 'end'; position: number };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?)?$/;

const RULES: ReadonlyArray<[RegExp, (match: RegExpExecArray, position: number) => Token]> = [
	[/[(),/]/y, (match, position) => ({ kind: 'mark', text: mark(match[0]), position })],
	[/guid'([^']*)'/iy, (match, position) => literal('guid', guid(match[1], position), position)],
	[
		/datetime'([^']*)'/iy,
		(match, position) => literal('datetime', moment(match[1], position), position),
	],
	[
		/'((?:[^']|'')*)'/y,
		(match, position) => literal('string', (match[1] ?? '').replaceAll("''", "'"), position),
	],
	[
		/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?[LMDF]?(?![\w.])/iy,
		(match, position) => literal('number', Number(match[0].replace(/[LMDF]$/i, '')), position),
	],
	[/(?:true|false)(?!\w)/y, (match, at) => literal('boolean', match[0] === 'true', at)],
	[/null(?!\w)/y, (_match, position) => literal('null', null, position)],
	[/[A-Za-z_]\w*/y, (match, position) => ({ kind: 'word', text: match[0], position })],
];

/** Tokens of an expression, closed by an `end`. Throws 400 with the position of what it can't read. */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	let position = 0;
	while (position < text.length) {
		if (/\s/.test(text[position] ?? '')) {
			position += 1;
			continue;
		}
		const found = readToken(text, position);
		tokens.push(found.token);
		position = found.next;
	}
	tokens.push({ kind: 'end', position });
	return tokens;
}

function readToken(text: string, position: number): { token: Token; next: number } {
	for (const [pattern, make] of RULES) {
		pattern.lastIndex = position;
		const match = pattern.exec(text);
		if (match) return { token: make(match, position), next: position + match[0].length };
	}
	throw syntaxError(position);
}

/** "Syntax error at position 24." (picqer/exact-php-client issue 39). */
export function syntaxError(position: number): Error {
	return badRequest(`Syntax error at position ${position}.`);
}

export function isGuid(text: string): boolean {
	return GUID.test(text);
}

function literal(type: LiteralType, value: LiteralValue, position: number): Token {
	return { kind: 'literal', type, value, position };
}

function mark(text: string): '(' | ')' | ',' | '/' {
	if (text === '(' || text === ')' || text === ',') return text;
	return '/';
}

function guid(text = '', position: number): string {
	if (!isGuid(text))
		throw badRequest(`Unrecognized 'Edm.Guid' literal '${text}' at '${position}'.`);
	return text.toLowerCase();
}

function moment(text = '', position: number): number {
	const time = ISO.test(text) ? Date.parse(text.length === 10 ? text : `${text}Z`) : Number.NaN;
	if (Number.isNaN(time)) {
		throw badRequest(`Unrecognized 'Edm.DateTime' literal '${text}' at '${position}'.`);
	}
	return time;
}
