/**
 * The access token lives 600 s. Exact Online refuses a new one before 570 s and counts every call
 * with an expired one as an error, so it is renewed in the last 30 s, through n8n's own refresh: that
 * one holds a lock across processes, reads the stored pair again and saves the new pair before use.
 * Refresh tokens are single-use; a spent one can only be replaced by a person.
 */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { EXACT_CREDENTIAL } from './context';
import type { ExactContext } from './context';
import { reconnect, unreachable } from './explain';
import { describeLoss, readFailure } from './failure';
import type { Failure } from './failure';

const REFRESH_AHEAD_MS = 30_000;
/** After a refusal or a lost answer, the token is left alone for so long. */
const PAUSE_MS = 5_000;

export interface StoredToken {
	/** Only ever compared, to see whether another process stored a newer pair. */
	readonly accessToken?: string;
	/** Local epoch ms; absent for credentials connected before n8n 2.33 stored it. */
	readonly expiresAtMs?: number;
}

/** What a client knows of the token between two calls. */
export interface TokenWatch {
	token: StoredToken;
	/** No refresh ahead before this local time. */
	pausedUntilMs: number;
}

/** The token in a decrypted credential. */
export function tokenOf(credential: ICredentialDataDecryptedObject): StoredToken {
	const stored = credential.oauthTokenData;
	if (typeof stored !== 'object' || stored === null) return {};
	const data = stored as { access_token?: unknown; n8n_expires_at?: unknown };
	const expiresAtMs = Number(data.n8n_expires_at);
	return {
		...(typeof data.access_token === 'string' ? { accessToken: data.access_token } : {}),
		...(Number.isFinite(expiresAtMs) && expiresAtMs > 0 ? { expiresAtMs } : {}),
	};
}

/** Reads the stored pair again; true when it is another one than the client knew. */
export async function rereadToken(context: ExactContext, watch: TokenWatch): Promise<boolean> {
	const before = watch.token.accessToken;
	watch.token = tokenOf(await context.getCredentials(EXACT_CREDENTIAL));
	return watch.token.accessToken !== before;
}

function isDue(token: StoredToken): boolean {
	return token.expiresAtMs !== undefined && token.expiresAtMs - Date.now() <= REFRESH_AHEAD_MS;
}

/** Text of a refusal that came too early: the current token is good. 400 in 2026, 401 in older docs. */
export function isTooEarly(failure: Failure): boolean {
	return /not expired/i.test(`${failure.words} ${failure.text}`);
}

/**
 * Renews the token when it is in its last 30 s or past them. Throws ExactError (reconnect) when a
 * person has to act, and (unreachable) when the token is past its time and the answer was lost.
 */
export async function refreshAhead(context: ExactContext, watch: TokenWatch): Promise<void> {
	if (!isDue(watch.token) || Date.now() < watch.pausedUntilMs) return;
	await rereadToken(context, watch);
	if (!isDue(watch.token)) return;
	try {
		await context.helpers.refreshOAuth2Token.call(context, EXACT_CREDENTIAL);
		await rereadToken(context, watch);
	} catch (thrown) {
		await settleRefusal(context, watch, readFailure(thrown));
	}
}

async function settleRefusal(
	context: ExactContext,
	watch: TokenWatch,
	failure: Failure,
): Promise<void> {
	watch.pausedUntilMs = Date.now() + PAUSE_MS;
	if (isTooEarly(failure)) return;
	if (failure.tokenRefused) {
		if (await rereadToken(context, watch)) return;
		throw reconnect(failure.words);
	}
	const stillGood = (watch.token.expiresAtMs ?? 0) > Date.now();
	if (!stillGood) throw unreachable('oauth2/token', describeLoss(failure));
}
