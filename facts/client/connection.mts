// OAuth: a code for a pair of tokens, and a new pair when the old one has aged. Nothing is kept
// beyond the process.
import { readAnswer } from './answer.mts';
import type { Answer } from './answer.mts';

export type App = {
	/** "https://start.exactonline.be", without a slash at the end. */
	site: string;
	clientId: string;
	clientSecret: string;
	/** As it is registered for the app, to the letter. */
	redirectUri: string;
};

type Pair = { accessToken: string; refreshToken: string; since: number };

export type Connection = {
	app: App;
	/** A token that is good for some seconds more; renews it in its last thirty. */
	accessToken: () => Promise<string>;
	/** Asks for a new pair now, whatever the age of this one, and takes it if it is given. */
	renew: () => Promise<Answer>;
	/** What the last answer with tokens said of their life. */
	expiresIn: () => unknown;
};

const LIFE_MS = 600_000;
const MARGIN_MS = 30_000;

/** Where the person gives consent. */
export function consentAddress({ site, clientId, redirectUri }: App): string {
	const query = new URLSearchParams({
		client_id: clientId,
		redirect_uri: redirectUri,
		response_type: 'code',
		force_login: '0',
	});
	return `${site}/api/oauth2/auth?${query.toString()}`;
}

/** The code in the address that the browser was sent to. Throws when it holds none. */
export function codeIn(address: string): string {
	const text = address.trim();
	const code = URL.canParse(text) ? new URL(text).searchParams.get('code') : null;
	if (code === null || code === '') throw new Error('That address holds no code.');
	return code;
}

/** Trades a code for tokens. @throws Error with Exact's words when it is refused. */
export async function connect(app: App, code: string, now: () => number): Promise<Connection> {
	let expiresIn: unknown;
	const ask = async (grant: Record<string, string>): Promise<Answer> => {
		const body = new URLSearchParams({
			...grant,
			client_id: app.clientId,
			client_secret: app.clientSecret,
		});
		return await readAnswer(await fetch(`${app.site}/api/oauth2/token`, { method: 'POST', body }));
	};
	const pairOf = (answer: Answer): Pair | undefined => {
		if (answer.status !== 200) return undefined;
		const body = JSON.parse(answer.text) as Record<string, unknown>;
		expiresIn = body['expires_in'];
		return {
			accessToken: String(body['access_token']),
			refreshToken: String(body['refresh_token']),
			since: now(),
		};
	};
	const first = await ask({
		grant_type: 'authorization_code',
		code,
		redirect_uri: app.redirectUri,
	});
	let pair = pairOf(first);
	if (!pair) throw new Error(`Exact Online gave no tokens (${first.status}): ${first.text}`);
	const renew = async (): Promise<Answer> => {
		const answer = await ask({
			grant_type: 'refresh_token',
			refresh_token: pair?.refreshToken ?? '',
		});
		pair = pairOf(answer) ?? pair;
		return answer;
	};
	return {
		app,
		async accessToken() {
			if (pair && now() - pair.since < LIFE_MS - MARGIN_MS) return pair.accessToken;
			const answer = await renew();
			if (answer.status !== 200) throw new Error(`The connection ended: ${answer.text}`);
			return pair?.accessToken ?? '';
		},
		renew,
		expiresIn: () => expiresIn,
	};
}
