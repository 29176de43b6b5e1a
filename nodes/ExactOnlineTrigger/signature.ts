/**
 * What Exact Online signs: an upper-case hex HMAC-SHA256, keyed with the app's webhook secret, over the
 * very bytes of the value of `Content`, braces included (picqer/exact-php-client, Authenticatable.php;
 * recorded live in hookdeck/webhook-skills pull request 152). Parsing and writing it again would give
 * other bytes, so it is cut out of the body. Bodies are latin1 text here: one character for each byte.
 */
import { createHash, createHmac, timingSafeEqual } from 'crypto';

const SPACE = /[ \t\r\n]/;

/**
 * The bytes of `Content`, as latin1 text, when the body is signed with the secret. Undefined for
 * whatever is not: another secret, altered, not the shape of a delivery, or no secret to check with.
 */
export function signedContent(body: string, secret: string): string | undefined {
	if (secret === '') return undefined;
	const members = membersOf(body);
	const content = members?.get('"Content"');
	const hash = members?.get('"HashCode"');
	if (content === undefined || hash === undefined) return undefined;
	const expected = createHmac('sha256', secret).update(content, 'latin1').digest('hex');
	return isSame(`"${expected}"`, hash.toLowerCase()) ? content : undefined;
}

/** Compares in a time that doesn't depend on where the two differ. */
function isSame(one: string, other: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(one), digest(other));
}

/**
 * The members of the outermost JSON object, each value as it is written. Undefined when the text is no
 * object, has something after it, or has a name twice: then it could be read in two ways.
 */
function membersOf(text: string): ReadonlyMap<string, string> | undefined {
	const members = new Map<string, string>();
	let at = afterSpace(text, 0);
	if (text[at] !== '{') return undefined;
	do {
		const nameStart = afterSpace(text, at + 1);
		const nameEnd = endOfValue(text, nameStart);
		if (text[nameStart] !== '"' || nameEnd === undefined) return undefined;
		const colon = afterSpace(text, nameEnd);
		if (text[colon] !== ':') return undefined;
		const valueStart = afterSpace(text, colon + 1);
		const valueEnd = endOfValue(text, valueStart);
		const name = text.slice(nameStart, nameEnd);
		if (valueEnd === undefined || members.has(name)) return undefined;
		members.set(name, text.slice(valueStart, valueEnd));
		at = afterSpace(text, valueEnd);
	} while (text[at] === ',');
	return text[at] === '}' && afterSpace(text, at + 1) === text.length ? members : undefined;
}

function afterSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && SPACE.test(text[at])) at += 1;
	return at;
}

/** Where the string, object or list that starts here ends; undefined when it doesn't. */
function endOfValue(text: string, from: number): number | undefined {
	let depth = 0;
	let inString = false;
	for (let at = from; at < text.length; at += 1) {
		const character = text[at];
		if (inString) {
			if (character === '\\') at += 1;
			else if (character === '"') inString = false;
		} else if (character === '"') inString = true;
		else if (character === '{' || character === '[') depth += 1;
		else if (character === '}' || character === ']') depth -= 1;
		if (depth < 0) return undefined;
		if (depth === 0 && !inString) return isDelimited(character) ? at + 1 : undefined;
	}
	return undefined;
}

/** Deliveries hold strings and objects at the top; a bare number or word there is none of theirs. */
function isDelimited(character: string): boolean {
	return character === '"' || character === '}' || character === ']';
}
