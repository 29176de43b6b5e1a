import { createHmac } from 'crypto';
import * as fc from 'fast-check';

import { signedContent } from '../../../nodes/ExactOnlineTrigger/signature';

const SECRET = 'a-secret-of-the-app';
const CONTENT =
	'{"Topic":"BankEntries","ClientId":"2781096d-0000-4000-8000-000000000000","Division":3114772,"Action":"Update","Key":"a79d86b2-0000-4000-8000-000000000000","ExactOnlineEndpoint":"https://start.exactonline.nl/api/v1/3114772/financialtransaction/BankEntries(guid\'a79d86b2\')","EventCreatedOn":"2023-01-17T22:56:23.087"}';

/** Bytes as latin1 text, as the node reads a body. */
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const hash = (content: string, secret = SECRET): string =>
	createHmac('sha256', secret).update(content, 'utf8').digest('hex').toUpperCase();
const body = (content: string, secret = SECRET): string =>
	`{"Content":${content},"HashCode":"${hash(content, secret)}"}`;

describe('the signature of a delivery', () => {
	it('lets in what Exact Online signed, and gives the very bytes', () => {
		expect(signedContent(bytes(body(CONTENT)), SECRET)).toBe(bytes(CONTENT));
	});

	it.each([
		['lower-case hex', body(CONTENT).replace(hash(CONTENT), hash(CONTENT).toLowerCase())],
		[
			'blanks around the parts',
			`\r\n{ "Content" : ${CONTENT} ,\n"HashCode": "${hash(CONTENT)}" }\n`,
		],
		['a list beside them', body(CONTENT).replace('{"Content"', '{"Tags":["a"],"Content"')],
		['the hash first', `{"HashCode":"${hash(CONTENT)}","Content":${CONTENT}}`],
	])('does not mind %s', (_case, text) => {
		expect(signedContent(bytes(text), SECRET)).toBe(bytes(CONTENT));
	});

	it.each([
		['escapes that could be written otherwise', CONTENT.replace(/'/g, '\\u0027')],
		['blanks within', CONTENT.replace(/,/g, ' , ')],
		['letters beyond ASCII', CONTENT.replace('BankEntries"', 'Écritures ✓ "')],
		['the seam inside a text', CONTENT.replace('Update', '\\",\\"HashCode\\":\\"')],
		['braces inside a text', CONTENT.replace('Update', '}}]{')],
	])('is over the bytes, with %s', (_case, content) => {
		expect(signedContent(bytes(body(content)), SECRET)).toBe(bytes(content));
	});

	it.each([
		['another secret', body(CONTENT, 'another')],
		['an altered content', body(CONTENT).replace('3114772', '3114773')],
		['no hash', `{"Content":${CONTENT}}`],
		['an empty hash', `{"Content":${CONTENT},"HashCode":""}`],
		['a hash that is cut short', body(CONTENT).replace(/.{8}"}$/, '"}')],
		['a hash that is no text', `{"Content":${CONTENT},"HashCode":["${hash(CONTENT)}"]}`],
		['two contents', body(CONTENT).replace('{"Content"', `{"Content":{"Topic":"x"},"Content"`)],
		['two hashes', body(CONTENT).replace(/}$/, `,"HashCode":"${hash(CONTENT)}"}`)],
		['a bare number beside them', body(CONTENT).replace('{"Content"', '{"Version":1,"Content"')],
		['something after it', `${body(CONTENT)}x`],
		['a list', `[${body(CONTENT)}]`],
		['a content that does not end', `{"Content":{"Topic":"x","HashCode":"${hash(CONTENT)}"}`],
		['no JSON', 'Content=x&HashCode=y'],
		['nothing', ''],
		['one brace', '{'],
	])('refuses %s', (_case, text) => {
		expect(signedContent(bytes(text), SECRET)).toBeUndefined();
	});

	it('refuses everything when there is no secret', () => {
		expect(signedContent(bytes(body(CONTENT, '')), '')).toBeUndefined();
	});

	it('survives any body, and lets in none that is not signed', () => {
		fc.assert(
			fc.property(fc.string(), fc.nat(600), (noise, at) => {
				const whole = body(CONTENT);
				const spoilt = whole.slice(0, at) + noise + whole.slice(at + 1);
				const read = signedContent(bytes(spoilt), SECRET);
				expect(read === undefined || read === bytes(CONTENT)).toBe(true);
				expect(signedContent(bytes(noise), SECRET)).toBeUndefined();
			}),
		);
	});

	it('holds for any content', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
				const content = JSON.stringify(value);
				expect(signedContent(bytes(body(content)), SECRET)).toBe(bytes(content));
			}),
		);
	});
});
