import { ExactError } from '../../../nodes/exact/errors';
import { failureOf, FakeExact, rows, tokenRefusal } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const journals = { select: ['Code'] };

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

/** What n8n throws when the call with the renewed token gets a 401 as well. */
function renewedInVain(): Error {
	const unauthorised = Object.assign(new Error('Request failed'), {
		response: { status: 401, headers: { reason: 'Access denied' }, data: '' },
	});
	return Object.assign(new Error('Authorization failed'), { cause: unauthorised });
}

async function readJournals(): Promise<unknown[]> {
	return await (await exact.client()).list('financial/Journals', journals);
}

describe('the access token', () => {
	it('is left alone while it has more than 30 seconds to live, because Exact refuses it before 570 s', async () => {
		exact.storeToken('token-stored', 31);
		exact.answers(rows());
		await readJournals();
		expect(exact.refreshes).toBe(0);
	});

	it('is renewed ahead in its last 30 seconds, so that no call costs a 401', async () => {
		exact.storeToken('token-stored', 30);
		exact.answers(rows());
		await readJournals();
		expect(exact.refreshes).toBe(1);
	});

	it('is renewed before the first call when it has expired overnight', async () => {
		exact.storeToken('token-stored', -40_000);
		exact.answers(rows());
		await readJournals();
		expect(exact.refreshes).toBe(1);
	});

	it('is renewed in the middle of a run as well', async () => {
		exact.storeToken('token-stored', 60);
		exact.answers(rows(), rows());
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		exact.nowMs += 50_000;
		await client.list('financial/Journals', journals);
		expect(exact.refreshes).toBe(1);
	});

	it('is taken from the store when another process renewed it meanwhile', async () => {
		exact.storeToken('token-stored', 24);
		const client = await exact.client();
		exact.storeToken('token-of-another-process', 600);
		exact.answers(rows());
		await client.list('financial/Journals', journals);
		expect(exact.refreshes).toBe(0);
	});

	it('is left to n8n when the credential does not say when it expires', async () => {
		exact.credential = { country: 'be', oauthTokenData: { access_token: 'a', expires_in: '600' } };
		exact.answers(rows());
		await readJournals();
		expect(exact.refreshes).toBe(0);
	});
});

describe('a renewal that Exact Online refuses', () => {
	it('as too early (400 "access_token not expired") means that the current token is good', async () => {
		exact.storeToken('token-stored', 20);
		exact.onRefresh = () => {
			throw tokenRefusal('access_denied', 'Rate limit exceeded: access_token not expired');
		};
		exact.answers(rows(), rows());
		const client = await exact.client();
		await client.list('financial/Journals', journals);
		await client.list('financial/Journals', journals);
		expect(exact.sent).toHaveLength(2);
		expect(exact.refreshes).toBe(1);
	});

	it.each([
		['unauthorized_client', 'Old refresh token used.'],
		['invalid_request', 'The refresh token expired at 10/11/2022 9:18:20 PM'],
		['invalid_grant', 'Token is not allowed, because of invalid or empty chainId'],
	])(
		'with %s "%s" asks to reconnect the credential, in Exact Online’s own words',
		async (code, words) => {
			exact.storeToken('token-stored', 10);
			exact.onRefresh = () => {
				throw tokenRefusal(code, words);
			};
			const error = await failureOf(readJournals(), ExactError);
			expect(error).toMatchObject({ kind: 'reconnect', exactMessage: words, fatal: true });
			expect(error.message).toBe(`Reconnect this Exact Online credential: ${words}`);
			expect(exact.sent).toHaveLength(0);
		},
	);

	it('because another process used the refresh token goes on with the pair that one stored', async () => {
		exact.storeToken('token-stored', 10);
		exact.onRefresh = () => {
			exact.storeToken('token-of-another-process');
			throw tokenRefusal('unauthorized_client', 'Old refresh token used.');
		};
		exact.answers(rows());
		await readJournals();
		expect(exact.sent).toHaveLength(1);
	});

	it('when n8n itself says that the credential needs to be reconnected is told the same way', async () => {
		exact.storeToken('token-stored', 10);
		exact.onRefresh = () => {
			throw new Error('The credential "Exact" needs to be reconnected.');
		};
		const error = await failureOf(readJournals(), ExactError);
		expect(error).toMatchObject({ kind: 'reconnect', fatal: true });
	});
});

describe('a lost answer of the token endpoint', () => {
	const loss = (): Error =>
		Object.assign(new Error('socket hang up'), {
			code: 'ECONNRESET',
			config: { url: 'https://start.exactonline.be/api/oauth2/token' },
		});

	it('does not stop a call while the current token is still good', async () => {
		exact.storeToken('token-stored', 15);
		exact.onRefresh = () => {
			throw loss();
		};
		exact.answers(rows());
		await readJournals();
		expect(exact.sent).toHaveLength(1);
	});

	it('stops the run when the token has expired', async () => {
		exact.storeToken('token-stored', -5);
		exact.onRefresh = () => {
			throw loss();
		};
		const error = await failureOf(readJournals(), ExactError);
		expect(error).toMatchObject({ kind: 'unreachable', fatal: true });
		expect(exact.sent).toHaveLength(0);
	});

	it('during a POST leaves no doubt: the POST was not carried out', async () => {
		exact.answers(loss());
		const client = await exact.client();
		const error = await failureOf(client.create('crm/Accounts', { Name: 'A' }), ExactError);
		expect(error.kind).toBe('unreachable');
	});
});

describe('a 401', () => {
	it('that n8n could not cure, because another process renewed the token, is sent again once', async () => {
		exact.answers(tokenRefusal('unauthorized_client', 'Old refresh token used.'), {
			status: 201,
			body: { d: { ID: 'x' } },
		});
		const client = await exact.client();
		exact.storeToken('token-of-another-process');
		await client.create('crm/Accounts', { Name: 'A' });
		expect(exact.sent).toHaveLength(2);
	});

	it('right after a renewal is sent again once: the batch goes on', async () => {
		exact.answers(renewedInVain(), { status: 201, body: { d: { ID: 'x' } } });
		const client = await exact.client();
		exact.storeToken('token-renewed-by-n8n');
		await client.create('crm/Accounts', { Name: 'A' });
		expect(exact.sent).toHaveLength(2);
		expect(exact.waits).toEqual([1000]);
	});

	it('right after a renewal counts as the two refusals that it was', async () => {
		const client = await exact.client();
		exact.answers(renewedInVain(), renewedInVain());
		exact.storeToken('token-renewed-by-n8n');
		await failureOf(client.list('financial/Journals', journals), ExactError);
		const error = await failureOf(client.list('financial/Journals', journals), ExactError);
		expect(error.kind).toBe('blocked');
		expect(exact.sent).toHaveLength(2);
	});

	it('is not sent again for ever', async () => {
		const tooEarly = (): Error =>
			tokenRefusal('access_denied', 'Rate limit exceeded: access_token not expired');
		exact.answers(tooEarly(), tooEarly());
		const error = await failureOf(readJournals(), ExactError);
		expect(error.kind).toBe('reconnect');
		expect(exact.sent).toHaveLength(2);
	});

	it('that stays after a renewal asks to reconnect, with the text of the Reason header', async () => {
		exact.answers(renewedInVain());
		const error = await failureOf(readJournals(), ExactError);
		expect(error).toMatchObject({ kind: 'reconnect', status: 401, exactMessage: 'Access denied' });
	});

	it('of a credential that was never connected asks to connect it', async () => {
		exact.answers(new Error('OAuth credentials not connected'));
		const error = await failureOf(readJournals(), ExactError);
		expect(error).toMatchObject({ kind: 'reconnect', fatal: true });
	});
});
