import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { CLIENT_ID, CLIENT_SECRET, GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { startExactSimulator } from '../../sandbox/exact/server.mts';
import type { ExactSimulator } from '../../sandbox/exact/server.mts';

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let exact: ExactSimulator;
before(async () => {
	exact = await startExactSimulator();
});
after(() => exact.close());
beforeEach(() => exact.reset());

type TokenAnswer = { status: number; reason: string | null; body: Record<string, string> };

async function token(parameters: Record<string, string>): Promise<TokenAnswer> {
	const response = await fetch(`${exact.url}/api/oauth2/token`, {
		method: 'POST',
		body: new URLSearchParams({
			client_id: CLIENT_ID,
			client_secret: CLIENT_SECRET,
			...parameters,
		}),
	});
	const body = (await response.json()) as Record<string, string>;
	return { status: response.status, reason: response.headers.get('reason'), body };
}

const refresh = (refreshToken = '') =>
	token({ grant_type: 'refresh_token', refresh_token: refreshToken });

const authAddress = (changes: Record<string, string> = {}) => {
	const parameters = new URLSearchParams({
		client_id: CLIENT_ID,
		redirect_uri: CALLBACK,
		response_type: 'code',
		state: 'a=b&c',
		...changes,
	});
	return `${exact.url}/api/oauth2/auth?${parameters.toString()}`;
};

async function consent(decision = 'allow'): Promise<URL> {
	const response = await fetch(`${exact.url}/api/oauth2/auth`, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams([...new URL(authAddress()).searchParams, ['decision', decision]]),
	});
	assert.equal(response.status, 302);
	return new URL(response.headers.get('location') ?? '');
}

const code = async () => (await consent()).searchParams.get('code') ?? '';
const exchange = (authorisationCode: string, redirectUri = CALLBACK) =>
	token({
		grant_type: 'authorization_code',
		code: authorisationCode,
		redirect_uri: redirectUri,
	});

async function me(accessToken: string): Promise<number> {
	const response = await fetch(`${exact.url}/api/v1/current/Me`, {
		headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' },
	});
	return response.status;
}

describe('consent', () => {
	it('asks on a page that names the app and where it runs', async () => {
		const response = await fetch(authAddress());
		const page = await response.text();
		assert.equal(response.status, 200);
		assert.match(page, /Exact Online link/);
		assert.match(page, /localhost:5678/);
		assert.match(page, /Allow/);
	});

	it('sends the browser back with a code and the state untouched', async () => {
		const back = await consent();
		assert.equal(back.origin + back.pathname, CALLBACK);
		assert.equal(back.searchParams.get('state'), 'a=b&c');
		assert.ok(back.searchParams.get('code'));
	});

	it('sends no code back when the user denies', async () => {
		const back = await consent('deny');
		assert.equal(back.searchParams.get('error'), 'access_denied');
		assert.equal(back.searchParams.get('code'), null);
	});

	it('approves by itself when told so', async () => {
		exact.control.switches({ autoApprove: true });
		const response = await fetch(authAddress(), { redirect: 'manual' });
		assert.match(response.headers.get('location') ?? '', /code=/);
	});

	it('refuses a callback that is not registered, in Exact’s words', async () => {
		const response = await fetch(authAddress({ redirect_uri: 'http://evil.example/cb' }));
		assert.equal(response.status, 400);
		assert.match(await response.text(), /is not valid/);
	});

	it('refuses an app it does not know', async () => {
		assert.equal((await fetch(authAddress({ client_id: 'x' }))).status, 400);
	});
});

describe('tokens', () => {
	it('come with expires_in as a string and open the API', async () => {
		const { status, body } = await exchange(await code());
		assert.equal(status, 200);
		assert.equal(body['expires_in'], '600');
		assert.equal(body['token_type'], 'bearer');
		assert.equal(await me(body['access_token'] ?? ''), 200);
	});

	it('are given once per code', async () => {
		const once = await code();
		assert.equal((await exchange(once)).status, 200);
		assert.equal((await exchange(once)).status, 400);
	});

	it('are not given for another callback than the code was made for', async () => {
		assert.equal((await exchange(await code(), `${CALLBACK}/`)).status, 400);
	});

	it('need client id and secret in the body', async () => {
		const wrong = await token({ client_secret: 'no', grant_type: 'refresh_token' });
		assert.deepEqual([wrong.status, wrong.body['error']], [400, 'invalid_request']);
		const basic = await fetch(`${exact.url}/api/oauth2/token`, {
			method: 'POST',
			headers: { Authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}` },
			body: new URLSearchParams({ grant_type: 'refresh_token' }),
		});
		assert.equal(basic.status, 400);
	});

	it('open the API for 600 seconds', async () => {
		const pair = exact.control.issueTokens();
		exact.control.clock.advance(599_000);
		assert.equal(await me(pair.access_token), 200);
		exact.control.clock.advance(1000);
		assert.equal(await me(pair.access_token), 401);
	});
});

describe('refreshing', () => {
	it('is refused too early, with a Reason, and leaves the pair good', async () => {
		const pair = exact.control.issueTokens();
		exact.control.clock.advance(560_000);
		const early = await refresh(pair.refresh_token);
		assert.equal(early.status, 400);
		assert.deepEqual(early.body, {
			error: 'access_denied',
			error_description: 'Rate limit exceeded: access_token not expired',
		});
		assert.match(early.reason ?? '', /^TooEarlyToRefreshTokens/);
		assert.equal(await me(pair.access_token), 200);
		exact.control.clock.advance(15_000);
		assert.equal((await refresh(pair.refresh_token)).status, 200);
	});

	it('rotates: the old refresh token is worth nothing afterwards', async () => {
		const pair = exact.control.issueTokens();
		exact.control.clock.advance(575_000);
		const renewed = await refresh(pair.refresh_token);
		assert.notEqual(renewed.body['refresh_token'], pair.refresh_token);
		const again = await refresh(pair.refresh_token);
		assert.equal(again.status, 401);
		assert.deepEqual(again.body, {
			error: 'unauthorized_client',
			error_description: 'Old refresh token used.',
		});
	});

	it('spends the token even when the answer is lost', async () => {
		const pair = exact.control.issueTokens();
		exact.control.clock.advance(575_000);
		exact.control.faults.add({ name: 'dropReply', path: 'oauth2/token' });
		await assert.rejects(refresh(pair.refresh_token));
		assert.equal((await refresh(pair.refresh_token)).status, 401);
	});

	it('ends after 30 idle days', async () => {
		const pair = exact.control.issueTokens();
		exact.control.clock.advance(30 * DAY);
		const late = await refresh(pair.refresh_token);
		assert.equal(late.status, 400);
		assert.match(late.body['error_description'] ?? '', /^The refresh token expired at /);
	});

	it('speaks of the chain when the token was never ours', async () => {
		const answer = await refresh('made up');
		assert.deepEqual([answer.status, answer.body['error']], [400, 'invalid_grant']);
		assert.match(answer.body['error_description'] ?? '', /chainId/);
	});

	it('of an older consent ends with the next one, or lives on when switched so', async () => {
		const older = exact.control.issueTokens();
		exact.control.issueTokens();
		exact.control.clock.advance(575_000);
		assert.match((await refresh(older.refresh_token)).body['error_description'] ?? '', /chainId/);

		exact.control.switches({ newConsentEndsOldChain: false });
		const living = exact.control.issueTokens();
		exact.control.issueTokens();
		exact.control.clock.advance(575_000);
		assert.equal((await refresh(living.refresh_token)).status, 200);
	});

	it('is refused beyond the token calls of a day, and allowed the next day', async () => {
		exact.control.switches({ tokenCallsPerDay: 1 });
		const pair = exact.control.issueTokens();
		exact.control.clock.advance(575_000);
		const first = await refresh(pair.refresh_token);
		exact.control.clock.advance(575_000);
		assert.equal((await refresh(first.body['refresh_token'])).status, 429);
		exact.control.clock.advance(DAY);
		assert.equal((await refresh(first.body['refresh_token'])).status, 200);
	});
});

describe('a caller', () => {
	const get = (path: string, accessToken: string) =>
		fetch(`${exact.url}/api/v1/${path}`, {
			headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' },
		});

	it('without a token is a 401', async () => {
		assert.equal(await me('nothing'), 401);
	});

	it('finds both divisions, and the one in the browser is not the garage', async () => {
		const { access_token } = exact.control.issueTokens();
		const me = await get('current/Me?$select=CurrentDivision', access_token);
		const list = await get(`${GARAGE_DIVISION}/system/Divisions?$select=Code`, access_token);
		const codes = [...(await list.text()).matchAll(/"Code":(\d+)/g)].map((match) => match[1]);
		assert.doesNotMatch(await me.text(), new RegExp(String(GARAGE_DIVISION)));
		assert.equal(codes.length, 2);
		assert.ok(codes.includes(String(GARAGE_DIVISION)));
	});

	it('gets a 403 for a division out of reach', async () => {
		const { access_token } = exact.control.issueTokens();
		const answer = await get('99/crm/Accounts', access_token);
		assert.equal(answer.status, 403);
		assert.match(await answer.text(), /User division is not within division scope/);
	});

	it('gets a 403 that names the scope the app lacks', async () => {
		exact.control.switches({ missingScopes: ['Organization documents'] });
		const { access_token } = exact.control.issueTokens();
		const answer = await get(`${GARAGE_DIVISION}/documents/Documents`, access_token);
		assert.equal(answer.status, 403);
		assert.match(await answer.text(), /Cannot read 'organization.documents' scope/);
	});
});
