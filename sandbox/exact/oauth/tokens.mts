// Access tokens live 600 s; refresh tokens live 30 days and work once. All texts and codes were
// recorded by users of the real service; the facts name the threads.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/clock.mts';
import type { Switches } from '../options.mts';

const ACCESS_MS = 600_000;
// A new access token is given only when the old one is at least 9.5 minutes old.
const EARLIEST_REFRESH_MS = 570_000;
const REFRESH_MS = 30 * 86_400_000;
// Three minutes (help pages of Exact on OAuth).
const CODE_MS = 180_000;

export type TokenPair = {
	access_token: string;
	token_type: 'bearer';
	/** A string, not a number. */
	expires_in: string;
	refresh_token: string;
};

export type Refusal = {
	status: 400 | 401 | 429;
	error: string;
	description?: string;
	/** Value of the response header `Reason`. */
	reason?: string;
};

type Code = { redirectUri: string; issuedAt: number };
type Refresh = { chain: number; issuedAt: number; accessIssuedAt: number; used: boolean };

export type Tokens = {
	issueCode: (redirectUri: string) => string;
	/** Trades an authorisation code; it works once and only with the same redirect address. */
	exchange: (code: string, redirectUri: string) => TokenPair | Refusal;
	refresh: (token: string) => TokenPair | Refusal;
	/** A pair without the consent dance, for tests. */
	issue: () => TokenPair;
	/** 'valid', 'expired' (was ours), or 'unknown'. */
	check: (accessToken: string) => 'valid' | 'expired' | 'unknown';
	/** Makes every access token too old at once. */
	expireAccess: () => void;
	/** Spends every refresh token, as another process or a lost answer would have. */
	spendRefresh: () => void;
	reset: () => void;
};

export function createTokens(clock: Clock, switches: Switches): Tokens {
	let codes = new Map<string, Code>();
	let access = new Map<string, number>();
	let refreshes = new Map<string, Refresh>();
	let chains = 0;

	const issueIn = (chain: number): TokenPair => {
		const now = clock.now();
		const pair: TokenPair = {
			access_token: secret(120),
			token_type: 'bearer',
			expires_in: String(ACCESS_MS / 1000),
			refresh_token: secret(90),
		};
		access.set(pair.access_token, now);
		refreshes.set(pair.refresh_token, { chain, issuedAt: now, accessIssuedAt: now, used: false });
		return pair;
	};
	const issueChain = (): TokenPair => {
		if (switches.newConsentEndsOldChain) refreshes = new Map();
		chains += 1;
		return issueIn(chains);
	};

	return {
		issueCode(redirectUri) {
			const code = secret(60);
			codes.set(code, { redirectUri, issuedAt: clock.now() });
			return code;
		},
		exchange(code, redirectUri) {
			const known = codes.get(code);
			codes.delete(code);
			const isGood = known?.redirectUri === redirectUri && clock.now() - known.issuedAt <= CODE_MS;
			return isGood ? issueChain() : { status: 400, error: 'invalid_grant' };
		},
		refresh(token) {
			const known = refreshes.get(token);
			const refusal = refuseRefresh(known, clock.now());
			if (!known || refusal) return refusal ?? UNKNOWN_CHAIN;
			known.used = true;
			return issueIn(known.chain);
		},
		issue: issueChain,
		check(token) {
			const issuedAt = access.get(token);
			if (issuedAt === undefined) return 'unknown';
			return clock.now() - issuedAt < ACCESS_MS ? 'valid' : 'expired';
		},
		expireAccess() {
			for (const token of access.keys()) access.set(token, clock.now() - ACCESS_MS);
			for (const refresh of refreshes.values()) refresh.accessIssuedAt -= ACCESS_MS;
		},
		spendRefresh() {
			for (const refresh of refreshes.values()) refresh.used = true;
		},
		reset() {
			codes = new Map();
			access = new Map();
			refreshes = new Map();
		},
	};
}

// picqer/exact-php-client issue 471.
const UNKNOWN_CHAIN: Refusal = {
	status: 400,
	error: 'invalid_grant',
	description: 'Token is not allowed, because of invalid or empty chainId',
};

function refuseRefresh(known: Refresh | undefined, now: number): Refusal | undefined {
	if (!known) return UNKNOWN_CHAIN;
	if (known.used) {
		// picqer/exact-php-client issues 549, 606, 640, 644.
		return {
			status: 401,
			error: 'unauthorized_client',
			description: 'Old refresh token used.',
			reason: 'Old refresh token used.',
		};
	}
	const expiresAt = known.issuedAt + REFRESH_MS;
	if (now >= expiresAt) {
		// TimPelgrim/exactonline-mcp, body as in websmurf/laravel-exact-online issue 23.
		const description =
			`The refresh token expired at ${americanTime(expiresAt)} ` +
			`and it is now ${americanTime(now)}.`;
		return { status: 400, error: 'invalid_request', description };
	}
	if (now - known.accessIssuedAt < EARLIEST_REFRESH_MS) {
		// websmurf/laravel-exact-online issue 31. The refresh token isn't spent by this.
		const description = 'Rate limit exceeded: access_token not expired';
		return {
			status: 400,
			error: 'access_denied',
			description,
			reason: `TooEarlyToRefreshTokens: ${description}`,
		};
	}
	return undefined;
}

// Real codes and tokens hold characters that need URL encoding (picqer/exact-php-client README).
function secret(bytes: number): string {
	return `stampBE001.${randomBytes(bytes).toString('base64').replace(/=+$/, '')}!`;
}

function americanTime(ms: number): string {
	return new Date(ms).toLocaleString('en-US', { timeZone: 'UTC' }).replace(',', '');
}
