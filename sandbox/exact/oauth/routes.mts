import type { Hono } from 'hono';
import type { Clock } from '../../core/clock.mts';
import type { SandboxContext, SandboxEnv } from '../../core/intercept.mts';
import { CLIENT_ID, CLIENT_SECRET } from '../options.mts';
import type { Switches } from '../options.mts';
import { consentPage, messagePage } from './consentPage.mts';
import type { Refusal, TokenPair, Tokens } from './tokens.mts';

export type OAuthOptions = {
	clock: Clock;
	tokens: Tokens;
	switches: Switches;
	/** Registered callback addresses; absent = any address on this machine, and any https one. */
	redirectUris?: readonly string[];
};

/** /api/oauth2/auth (page and its form) and /api/oauth2/token. */
export function oauthRoutes(app: Hono<SandboxEnv>, options: OAuthOptions): () => void {
	const budget = { day: 0, used: 0 };
	app.get('/api/oauth2/auth', (c) => authorize(c, new URL(c.req.url).searchParams, options));
	app.post('/api/oauth2/auth', async (c) => await decide(c, await form(c), options));
	app.post('/api/oauth2/token', async (c) => {
		// 200 calls a day for the app (forums.invantive.com topics 1025, 1040); the status isn't known.
		const today = Math.floor(options.clock.now() / 86_400_000);
		if (budget.day !== today) Object.assign(budget, { day: today, used: 0 });
		budget.used += 1;
		const spent = budget.used > options.switches.tokenCallsPerDay;
		const answer: TokenPair | Refusal = spent
			? { status: 429, error: 'access_denied', description: 'Rate limit exceeded: token calls' }
			: grant(c, await form(c), options);
		if (!('status' in answer)) return c.json(answer);
		c.set('note', answer.description ?? answer.error);
		if (answer.reason !== undefined) c.header('Reason', answer.reason);
		const { error, description } = answer;
		return c.json(
			{ error, ...(description === undefined ? {} : { error_description: description }) },
			answer.status,
		);
	});
	return () => Object.assign(budget, { day: 0, used: 0 });
}

function authorize(context: SandboxContext, query: URLSearchParams, options: OAuthOptions) {
	const refusal = refuseApp(query, options);
	if (refusal !== undefined) return context.html(messagePage(refusal), 400);
	const approves = options.switches.autoApprove || query.get('auto_approve') === '1';
	if (approves) return context.redirect(callback(query, options, true));
	return context.html(consentPage(query));
}

function decide(context: SandboxContext, query: URLSearchParams, options: OAuthOptions) {
	const refusal = refuseApp(query, options);
	if (refusal !== undefined) return context.html(messagePage(refusal), 400);
	return context.redirect(callback(query, options, query.get('decision') === 'allow'));
}

function refuseApp(query: URLSearchParams, options: OAuthOptions): string | undefined {
	const redirectUri = query.get('redirect_uri') ?? '';
	if (!isOurApp(query.get('client_id'))) return 'This app is not registered.';
	if (query.get('response_type') !== 'code') return 'Only response_type=code is imitated.';
	// Text as in websmurf/laravel-exact-online issue 8.
	const isRegistered = options.redirectUris
		? options.redirectUris.includes(redirectUri)
		: isLocalOrSecure(redirectUri);
	return isRegistered ? undefined : `Callback URI '${redirectUri}' is not valid.`;
}

function isLocalOrSecure(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname } = new URL(address);
	if (protocol === 'https:') return true;
	return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function callback(query: URLSearchParams, options: OAuthOptions, allowed: boolean): string {
	const redirectUri = query.get('redirect_uri') ?? '';
	const address = new URL(redirectUri);
	if (allowed) address.searchParams.set('code', options.tokens.issueCode(redirectUri));
	else address.searchParams.set('error', 'access_denied');
	const state = query.get('state');
	if (state !== null) address.searchParams.set('state', state);
	return address.href;
}

// Client id and secret belong in the form body, not in a Basic header (picqer
// exact-php-client Connection.php, ossobv/exactonline). Wrong ones: picqer issue 553.
function grant(
	context: SandboxContext,
	body: URLSearchParams,
	options: OAuthOptions,
): TokenPair | Refusal {
	const isForm = (context.req.header('content-type') ?? '').startsWith(
		'application/x-www-form-urlencoded',
	);
	const knowsSecret =
		isOurApp(body.get('client_id')) && body.get('client_secret') === CLIENT_SECRET;
	if (!isForm || !knowsSecret) return { status: 400, error: 'invalid_request' };
	if (body.get('grant_type') === 'authorization_code') {
		return options.tokens.exchange(body.get('code') ?? '', body.get('redirect_uri') ?? '');
	}
	if (body.get('grant_type') === 'refresh_token') {
		return options.tokens.refresh(body.get('refresh_token') ?? '');
	}
	return { status: 400, error: 'unsupported_grant_type' };
}

// Older portals show the id in braces, which then belong to it (ossobv/exactonline README).
function isOurApp(clientId: string | null): boolean {
	return clientId === CLIENT_ID || clientId === `{${CLIENT_ID}}`;
}

async function form(context: SandboxContext): Promise<URLSearchParams> {
	return new URLSearchParams(await context.req.text());
}
