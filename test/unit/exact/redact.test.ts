import { redact } from '../../../nodes/exact/redact';

describe('text that leaves the client', () => {
	it.each([
		['Bearer  abc.def-1, then', 'Bearer [hidden], then'],
		['{"access_token":"abc","scope":"x"}', '{"access_token":"[hidden]","scope":"x"}'],
		['refresh_token=abc&x=1', 'refresh_token=[hidden]&x=1'],
		['{"client_secret" : "abc"}', '{"client_secret" : "[hidden]"}'],
		['WebhookSecret: abc', 'WebhookSecret: [hidden]'],
		['webhook_secret=abc', 'webhook_secret=[hidden]'],
		['"Attachment":"JVBERi0"', '"Attachment":"[hidden]"'],
		['?code=stampBE001&state=1', '?code=[hidden]&state=1'],
		['{"code":"stampBE001"}', '{"code":"[hidden]"}'],
		['{"code" : "stampBE001"}', '{"code" : "[hidden]"}'],
		[`before ${'aB3+/='.repeat(20)} after`, 'before [hidden] after'],
	])('hides what is secret in %p', (text, expected) => {
		expect(redact(text)).toBe(expected);
	});

	it.each([
		'Verplicht: BTW-code=4',
		'postcode=4000 is unknown',
		'0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
		'many words '.repeat(20),
	])('leaves alone what is not: %p', (text) => {
		expect(redact(text)).toBe(text);
	});

	it('is cut after a thousand characters', () => {
		const longest = 'a '.repeat(500);
		expect(redact(longest)).toBe(longest);
		expect(redact(`${longest}b`)).toBe(`${longest}…`);
	});
});
