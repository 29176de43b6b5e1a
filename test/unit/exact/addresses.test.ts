import { checkedNext, inDivision, queryString } from '../../../nodes/exact/address';
import { baseUrlOf, parseUrl } from '../../../nodes/exact/baseUrl';
import { ExactError } from '../../../nodes/exact/errors';

/** What was thrown, which must be an ExactError. */
function refused(act: () => unknown): ExactError {
	try {
		act();
	} catch (error) {
		if (error instanceof ExactError) return error;
	}
	throw new Error('Nothing was refused');
}

describe('the address of a request', () => {
	it.each([
		['current/Me', 7, 'current/Me'],
		['current/Me', 0, 'current/Me'],
		['crm/Accounts', 7, '7/crm/Accounts'],
		['beta/crm/Accounts', 7, 'beta/7/crm/Accounts'],
	])('%s in division %p is %s', (path, division, address) => {
		expect(inDivision(path, division)).toBe(address);
	});

	it('is not made without a division', () => {
		expect(refused(() => inDivision('crm/Accounts', 0))).toMatchObject({
			kind: 'blocked',
			message: 'Not sent: crm/Accounts needs a division',
			hint: 'Choose the division in the node.',
			endpoint: 'crm/Accounts',
			fatal: true,
		});
	});

	it('has the options that are given, encoded', () => {
		expect(queryString({ select: ['ID', 'Code'] })).toBe('$select=ID%2CCode');
		expect(queryString({ select: ['ID'], filter: 'A eq 1', orderBy: 'B', top: 1 })).toBe(
			'$select=ID&$filter=A%20eq%201&$orderby=B&$top=1',
		);
	});
});

describe('the next page', () => {
	const base = 'https://start.exactonline.be';
	const next = `${base}/api/v1/7/crm/Accounts?$skiptoken=1`;

	it('is followed on the host of the credential only', () => {
		expect(checkedNext(next, base, 'crm/Accounts')).toBe(next);
		expect(checkedNext(undefined, base, 'crm/Accounts')).toBeUndefined();
	});

	it.each(['https://start.exactonline.nl/x', 'http://start.exactonline.be/x', '/api/v1', ''])(
		'is not followed to %p',
		(address) => {
			const error = refused(() => checkedNext(address, base, 'crm/Accounts'));
			expect(error).toMatchObject({ kind: 'blocked', endpoint: 'crm/Accounts', fatal: true });
			expect(error.message).toContain('the next page of crm/Accounts lies on another host');
			expect(error.hint).toContain('country or base URL');
		},
	);
});

describe('the site of a credential', () => {
	const own = (baseUrl: unknown) => baseUrlOf({ country: 'own', baseUrl: baseUrl as string });

	it.each([
		[{}, 'https://start.exactonline.be'],
		[{ country: 'nl' }, 'https://start.exactonline.nl'],
		[{ country: 'own', baseUrl: ' https://exact.example/x// ' }, 'https://exact.example/x'],
		[{ country: 'own', baseUrl: 'http://localhost:4101' }, 'http://localhost:4101'],
		[{ country: 'own', baseUrl: 'http://127.0.0.1:4101/' }, 'http://127.0.0.1:4101'],
	])('%j is %s', (credential, url) => {
		expect(baseUrlOf(credential)).toBe(url);
	});

	it.each([
		['exact.example', 'The base URL of the Exact Online credential is not a web address'],
		[undefined, 'The base URL of the Exact Online credential is not a web address'],
		['https://me@exact.example', 'may hold a host and a path only'],
		['https://:secret@exact.example', 'may hold a host and a path only'],
		['https://exact.example?x=1', 'may hold a host and a path only'],
		['https://exact.example#x', 'may hold a host and a path only'],
		['http://exact.example', 'http://exact.example of the Exact Online credential is not secure'],
		['ftp://localhost', 'is not secure, so nothing was sent'],
		['me:secret@exact.example', 'The base URL of the Exact Online credential is not secure'],
	])('is not %p', (baseUrl, message) => {
		const error = refused(() => own(baseUrl));
		expect(error).toMatchObject({ kind: 'blocked', fatal: true });
		expect(error.message).toContain(message);
		expect(error.hint).toContain('https://');
	});

	it('tells an address from other text', () => {
		expect(parseUrl('https://exact.example/x')?.host).toBe('exact.example');
		expect(parseUrl('exact')).toBeUndefined();
	});
});
