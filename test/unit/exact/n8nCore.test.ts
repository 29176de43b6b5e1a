/**
 * The client against n8n-core's own request code, so that what it makes of 401s, refused renewals,
 * redirects and lost connections is not taken from memory. Only the credential store is replaced.
 */
import 'reflect-metadata';
import { getRequestHelperFunctions } from 'n8n-core/dist/execution-engine/node-execution-context/utils/request-helpers';
import type { IDataObject, INode, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';
import nock from 'nock';

import { createExactClient } from '../../../nodes/exact/client';
import type { ExactClient } from '../../../nodes/exact/client';
import type { ExactContext } from '../../../nodes/exact/context';
import { forgetAnswers } from '../../../nodes/exact/errorBudget';
import { ExactError, ExactOutcomeUnknown } from '../../../nodes/exact/errors';
import { forgetBudgets } from '../../../nodes/exact/rateBudget';
import { failureOf } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(async () => await Promise.resolve()),
}));

const SITE = 'https://start.exactonline.be';
const PATH = '/api/v1/1/crm/Accounts';

class Store {
	credential: IDataObject = {
		country: 'be',
		clientId: 'client-id',
		clientSecret: 'client-secret',
		grantType: 'authorizationCode',
		authentication: 'body',
		accessTokenUrl: `${SITE}/api/oauth2/token`,
		scope: '',
	};

	constructor(secondsLeft: number) {
		this.credential.oauthTokenData = {
			access_token: 'old-access',
			refresh_token: 'old-refresh',
			token_type: 'bearer',
			n8n_expires_at: String(Date.now() + secondsLeft * 1000),
		};
	}

	async client(): Promise<ExactClient> {
		const node = {
			name: 'Exact',
			type: 'exact',
			credentials: { exactOnlineOAuth2Api: { id: 'cred-1', name: 'Exact' } },
		} as unknown as INode;
		const additionalData = {
			credentialsHelper: {
				getParentTypes: () => ['oAuth2Api'],
				getDecrypted: async () => await Promise.resolve(this.copy()),
				runPreAuthentication: async () => await Promise.resolve(undefined),
				updateCredentialsOauthTokenData: async (
					_node: unknown,
					_type: string,
					data: IDataObject,
				) => {
					this.credential = { ...this.credential, oauthTokenData: data.oauthTokenData };
					await Promise.resolve();
				},
			},
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = {
			getNode: () => node,
			getCredentials: async () => await Promise.resolve(this.copy()),
			logger: { debug: jest.fn(), warn: jest.fn() },
			helpers: getRequestHelperFunctions({} as unknown as Workflow, node, additionalData),
		};
		return await createExactClient(context as unknown as ExactContext, 1);
	}

	private copy(): IDataObject {
		return JSON.parse(JSON.stringify(this.credential)) as IDataObject;
	}
}

function tokenEndpoint(status: number, body: IDataObject | string): nock.Scope {
	return nock(SITE).post('/api/oauth2/token').reply(status, body);
}

const newPair = {
	access_token: 'new-access',
	token_type: 'bearer',
	expires_in: '600',
	refresh_token: 'new-refresh',
};

beforeEach(() => {
	forgetBudgets();
	forgetAnswers();
	nock.disableNetConnect();
});

afterEach(() => {
	nock.cleanAll();
	nock.enableNetConnect();
});

describe('with n8n’s own request code', () => {
	it('a token in its last seconds is renewed before the call, client and secret in the body', async () => {
		const store = new Store(20);
		nock(SITE)
			.post(
				'/api/oauth2/token',
				'refresh_token=old-refresh&grant_type=refresh_token&client_id=client-id&client_secret=client-secret',
			)
			.reply(200, newPair);
		nock(SITE, { reqheaders: { authorization: 'Bearer new-access' } })
			.get(PATH)
			.query(true)
			.reply(200, { d: [{ ID: 1 }] });
		await expect((await store.client()).list('crm/Accounts', { select: ['ID'] })).resolves.toEqual([
			{ ID: 1 },
		]);
		expect(store.credential.oauthTokenData).toMatchObject({ refresh_token: 'new-refresh' });
		expect(nock.isDone()).toBe(true);
	});

	it('a 401 renews the token and the POST goes out again, once', async () => {
		const store = new Store(300);
		nock(SITE).post(PATH).reply(401, '');
		tokenEndpoint(200, newPair);
		nock(SITE, { reqheaders: { authorization: 'Bearer new-access' } })
			.post(PATH, { Name: 'Piret' })
			.reply(201, { d: { ID: 'x' } });
		const client = await store.client();
		await expect(client.create('crm/Accounts', { Name: 'Piret' })).resolves.toEqual({ ID: 'x' });
	});

	it.each([
		[401, 'unauthorized_client', 'Old refresh token used.'],
		[400, 'invalid_request', 'The refresh token expired at 10/11/2022 9:18:20 PM'],
	])(
		'a renewal refused with %i %s is told in Exact Online’s words',
		async (status, code, words) => {
			const store = new Store(300);
			nock(SITE).get(PATH).query(true).reply(401, '');
			tokenEndpoint(status, { error: code, error_description: words });
			const client = await store.client();
			const error = await failureOf(client.list('crm/Accounts', { select: ['ID'] }), ExactError);
			expect(error).toMatchObject({ kind: 'reconnect', exactMessage: words });
		},
	);

	it('a renewal refused with invalid_grant asks to reconnect as well', async () => {
		const store = new Store(10);
		tokenEndpoint(400, { error: 'invalid_grant', error_description: 'invalid or empty chainId' });
		const client = await store.client();
		const error = await failureOf(client.list('crm/Accounts', { select: ['ID'] }), ExactError);
		expect(error).toMatchObject({ kind: 'reconnect', fatal: true });
	});

	it('a renewal refused as too early leaves the current token in use', async () => {
		const store = new Store(20);
		tokenEndpoint(400, {
			error: 'access_denied',
			error_description: 'Rate limit exceeded: access_token not expired',
		});
		nock(SITE, { reqheaders: { authorization: 'Bearer old-access' } })
			.get(PATH)
			.query(true)
			.reply(200, { d: [] });
		const client = await store.client();
		await expect(client.list('crm/Accounts', { select: ['ID'] })).resolves.toEqual([]);
	});

	it('a token endpoint that is down during a POST leaves no doubt about the POST', async () => {
		const store = new Store(300);
		nock(SITE).post(PATH).reply(401, '');
		nock(SITE).post('/api/oauth2/token').reply(503, '');
		const client = await store.client();
		const error = await failureOf(client.create('crm/Accounts', {}), ExactError);
		expect(error).toMatchObject({ kind: 'unreachable', fatal: true });
	});

	it.each<[string, number, IDataObject | string]>([
		['429 without words', 429, ''],
		['429 with a text', 429, 'Too many requests'],
		['429 in Exact’s envelope', 429, { error: { code: '', message: { value: 'Too many' } } }],
		['page of HTML', 200, '<html>Maintenance</html>'],
		['redirect to such a page', 302, ''],
		['403 of a firewall', 403, '<html>Blocked</html>'],
		['temporary refusal', 400, { error: 'temporarily_unavailable' }],
		[
			'rate limit in words',
			400,
			{ error: 'access_denied', error_description: 'Rate limit exceeded' },
		],
	])(
		'a token endpoint that gives a %s does not ask to reconnect, at whatever moment',
		async (_what, status, body) => {
			for (const secondsLeft of [-5, 300]) {
				const store = new Store(secondsLeft);
				if (secondsLeft > 0) nock(SITE).post(PATH).reply(401, '');
				tokenEndpoint(status, body);
				const client = await store.client();
				const error = await failureOf(client.create('crm/Accounts', {}), ExactError);
				expect(error).toMatchObject({ kind: 'unreachable', fatal: true });
				expect(error.message).toContain('oauth2/token');
				expect(`${error.message} ${error.hint}`).not.toMatch(/reconnect/i);
			}
		},
	);

	it('such an answer does not hold back a call whose token is still good', async () => {
		const store = new Store(20);
		tokenEndpoint(429, '');
		nock(SITE).get(PATH).query(true).reply(200, { d: [] });
		const client = await store.client();
		await expect(client.list('crm/Accounts', { select: ['ID'] })).resolves.toEqual([]);
	});

	it('a 401 of the token endpoint without words asks to reconnect', async () => {
		const store = new Store(-5);
		tokenEndpoint(401, '');
		const client = await store.client();
		const error = await failureOf(client.list('crm/Accounts', { select: ['ID'] }), ExactError);
		expect(error.kind).toBe('reconnect');
	});

	it('a 401 right after a renewal does not end the batch: the call goes out once more', async () => {
		const store = new Store(300);
		nock(SITE).post(PATH).twice().reply(401, '');
		tokenEndpoint(200, newPair);
		nock(SITE, { reqheaders: { authorization: 'Bearer new-access' } })
			.post(PATH, { Name: 'Piret' })
			.reply(201, { d: { ID: 'x' } });
		const client = await store.client();
		await expect(client.create('crm/Accounts', { Name: 'Piret' })).resolves.toEqual({ ID: 'x' });
	});

	it('a 401 that a new token does not cure asks to reconnect', async () => {
		const store = new Store(300);
		nock(SITE).get(PATH).query(true).times(4).reply(401, '', { Reason: 'Access denied' });
		tokenEndpoint(200, newPair);
		tokenEndpoint(200, { ...newPair, access_token: 'newest-access' });
		const client = await store.client();
		const error = await failureOf(client.list('crm/Accounts', { select: ['ID'] }), ExactError);
		expect(error).toMatchObject({ kind: 'reconnect', status: 401, exactMessage: 'Access denied' });
	});

	it('a 500 with a message arrives whole', async () => {
		const store = new Store(300);
		nock(SITE)
			.post(PATH)
			.reply(500, { error: { code: '', message: { lang: '', value: 'Verplicht: Naam' } } });
		const client = await store.client();
		const error = await failureOf(client.create('crm/Accounts', { Name: '' }), ExactError);
		expect(error).toMatchObject({ kind: 'refused', exactMessage: 'Verplicht: Naam' });
	});

	it('a 429 arrives with its headers and the call goes out again', async () => {
		const store = new Store(300);
		nock(SITE)
			.post(PATH)
			.reply(429, '', {
				'X-RateLimit-Minutely-Remaining': '0',
				'X-RateLimit-Minutely-Reset': String(Date.now()),
			});
		nock(SITE)
			.post(PATH)
			.reply(201, { d: { ID: 'x' } });
		const client = await store.client();
		await expect(client.create('crm/Accounts', { Name: 'A' })).resolves.toEqual({ ID: 'x' });
	});

	it('a redirect to the login page is not followed', async () => {
		const store = new Store(300);
		nock(SITE).get(PATH).query(true).reply(302, '', { Location: 'https://other.example/login' });
		const client = await store.client();
		const error = await failureOf(client.list('crm/Accounts', { select: ['ID'] }), ExactError);
		expect(error).toMatchObject({ kind: 'refused', status: 302 });
	});

	it.each(['ECONNRESET', 'ETIMEDOUT'])('a POST cut off by %s is of unknown fate', async (code) => {
		const store = new Store(300);
		nock(SITE)
			.post(PATH)
			.replyWithError(Object.assign(new Error('cut off'), { code }));
		const client = await store.client();
		await failureOf(client.create('crm/Accounts', { Name: 'A' }), ExactOutcomeUnknown);
	});

	it('a POST that never got a connection was not carried out', async () => {
		const store = new Store(300);
		nock(SITE)
			.post(PATH)
			.replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
		const client = await store.client();
		const error = await failureOf(client.create('crm/Accounts', { Name: 'A' }), ExactError);
		expect(error.kind).toBe('unreachable');
	});
});
