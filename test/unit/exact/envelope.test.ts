import { isGeneric, isWebPage, readPage, readWords } from '../../../nodes/exact/envelope';
import { redact } from '../../../nodes/exact/redact';

describe('the three envelopes', () => {
	it('a collection is d.results, with the next page in __next', () => {
		const next = 'https://start.exactonline.be/api/v1/1/crm/Accounts?$skiptoken=x';
		expect(readPage({ d: { results: [{ ID: 1 }], __next: next } })).toEqual({
			rows: [{ ID: 1 }],
			next,
		});
	});

	it('a collection read with a small $top is a bare array in d', () => {
		expect(readPage({ d: [{ ID: 1 }, { ID: 2 }] })).toEqual({ rows: [{ ID: 1 }, { ID: 2 }] });
		expect(readPage({ d: [] })).toEqual({ rows: [] });
	});

	it('one entity is the object in d', () => {
		expect(readPage({ d: { ID: 1 } })).toEqual({ rows: [{ ID: 1 }] });
	});

	it.each([[''], [null], [5]])('%p in __next is no next page', (next) => {
		expect(readPage({ d: { results: [], __next: next } })).toEqual({ rows: [] });
	});

	it('a count comes as text and is read as a number', () => {
		expect(readPage({ d: { results: [], __count: '123' } })).toEqual({ rows: [], count: 123 });
	});

	it('JSON that arrives as text is read all the same', () => {
		expect(readPage('{"d":[{"ID":1}]}')).toEqual({ rows: [{ ID: 1 }] });
	});

	it.each([
		[''],
		['<html>login</html>'],
		[undefined],
		[{ error: 'x' }],
		[{ d: null }],
		[{ d: { results: null } }],
		[{ d: { results: { ID: 1 } } }],
		[{ d: 'text' }],
		[{ d: 5 }],
		[null],
		['null'],
		['[{"ID":1}]'],
		[5],
	])('%p is no envelope', (body) => {
		expect(readPage(body)).toBeUndefined();
	});
});

describe('a page for people', () => {
	it.each([
		['Access denied', { 'content-type': 'Text/HTML; charset=utf-8' }, true],
		['<!DOCTYPE html><html></html>', {}, true],
		['\n  <html lang="nl">', undefined, true],
		['<error><message>Forbidden</message></error>', {}, false],
		['{"error":"see <html> page"}', { 'content-type': 'application/json' }, false],
		['Forbidden <html>', {}, false],
		[{ d: [] }, {}, false],
		[undefined, {}, false],
	])('is %j with headers %j: %p', (body, headers, is) => {
		expect(isWebPage(body, headers)).toBe(is);
	});
});

describe('Exact Online’s own words', () => {
	it.each([
		[
			'OData',
			{ error: { code: '', message: { lang: 'nl-NL', value: 'Verplicht: Klant' } } },
			'Verplicht: Klant',
		],
		['OAuth', { error: 'access_denied', error_description: 'not expired' }, 'not expired'],
		['OData without message', { error: { code: '1' } }, ''],
		['OAuth, short', { error: 'invalid_request' }, 'invalid_request'],
		['XML', '<error><code/><message xml:lang="">Forbidden</message></error>', 'Forbidden'],
		['HTML', '<html><body>Object moved</body></html>', ''],
		['nothing', '', ''],
	])('are found in the %s form', (_form, body, words) => {
		expect(readWords(body, {})).toBe(words);
	});

	it('put several messages on one line', () => {
		const body = { error: { message: { value: 'Mandatory: A\r\nMandatory: B\r\n' } } };
		expect(readWords(body, {})).toBe('Mandatory: A; Mandatory: B');
		const unix = { error: { message: { value: ' Mandatory: A \n\n Mandatory: B' } } };
		expect(readWords(unix, {})).toBe('Mandatory: A; Mandatory: B');
	});

	it('include the Reason header when it says more', () => {
		const body = { error: { message: { value: 'Forbidden' } } };
		expect(readWords(body, { Reason: 'Scope violated' })).toBe('Forbidden – Scope violated');
		expect(readWords(body, { reason: 'Forbidden' })).toBe('Forbidden');
	});

	it.each([
		['', true],
		['Bad Request', true],
		[' Bad Request ', true],
		['Er ging iets mis.  Probeer het later.', true],
		[
			'A problem has occurred. The cause of this issue will be investigated as soon as possible.',
			true,
		],
		['Er is een probleem opgetreden. De oorzaak wordt zo snel mogelijk onderzocht.', true],
		['Un problème est survenu. La cause sera recherchée dès que possible.', true],
		['Ein Problem ist aufgetreten. Die Ursache wird so bald wie möglich untersucht.', true],
		['Verplicht: Boekjaar', false],
		['Data already exists', false],
		['Gegeven bestaat reeds.', false],
		['Donnée déjà existante.', false],
		['Obligatoire : Exercice. Voir les périodes.', false],
		['Données existantes. Code : 70', false],
		['Gegeven bestaat reeds.; Verplicht: Klant', false],
	])('"%s" says nothing about the request: %p', (words, expected) => {
		expect(isGeneric(words)).toBe(expected);
	});
});

describe('redact', () => {
	it('takes out tokens, secrets and file content, and keeps the rest', () => {
		const text =
			'POST failed for "Garage Piret": {"Attachment":"JVBERi0xLjQ="} access_token=stamp%2Babc&client_secret=s3cr3t Bearer xyz';
		expect(redact(text)).toBe(
			'POST failed for "Garage Piret": {"Attachment":"[hidden]"} access_token=[hidden]&client_secret=[hidden] Bearer [hidden]',
		);
	});

	it.each([
		['https://host/callback?code=stamp%2Babc&state=1', 'stamp'],
		['https://host/callback?state=1&code=stamp%2Babc', 'stamp'],
		['{"code": "stamp+abc"}', 'stamp'],
		['code=stamp%2Babc&grant_type=authorization_code', 'stamp'],
	])('takes the code of an authorisation out of %s', (text, secret) => {
		expect(redact(text)).not.toContain(secret);
	});

	it.each(['Ongeldig: BTW-code: 4', 'Verplicht: Postcode: 4000', 'Invalid VAT code: 4, Code: 70'])(
		'keeps the codes that Exact Online names in "%s"',
		(text) => {
			expect(redact(text)).toBe(text);
		},
	);

	it('keeps GUIDs, which are needed to find a record', () => {
		const text = 'Invalid reference: 0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
		expect(redact(text)).toBe(text);
	});

	it('cuts a text that would fill the screen', () => {
		expect(redact('word '.repeat(1000)).length).toBeLessThanOrEqual(1001);
	});
});
