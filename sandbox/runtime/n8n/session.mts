// A user of the editor, by HTTP: what the browser would send, without the browser.
import { freshFetch } from '../freshFetch.mts';

export type Owner = { email: string; firstName: string; lastName: string; password: string };

/** The only user of a sandbox n8n, which listens on this machine alone. */
export const OWNER: Owner = {
	email: 'demo@example.com',
	firstName: 'Demo',
	lastName: 'Garage',
	password: 'Sandbox2026',
};

/** n8n ties a session to the browser that opened it; any constant will do. */
const BROWSER_ID = { 'browser-id': 'sandbox' };

type SessionInit = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

export class N8nSession {
	readonly baseUrl: string;
	#cookie = '';

	constructor(baseUrl: string) {
		this.baseUrl = baseUrl;
	}

	/** One request with the session's cookie, as it is; redirects are not followed. */
	async fetch(path: string, init: SessionInit = {}): Promise<Response> {
		const url = new URL(path, this.baseUrl);
		const headers = { ...BROWSER_ID, cookie: this.#cookie, ...init.headers };
		const response = await freshFetch(url, { redirect: 'manual', ...init, headers });
		const login = response.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (login) this.#cookie = login.split(';')[0];
		return response;
	}

	/**
	 * Calls n8n's internal API.
	 * @param method HTTP method
	 * @param path below /rest, with a slash in front
	 * @param body sent as JSON
	 * @returns the answer's `data`, or the answer itself where it has none
	 * @throws Error with n8n's own words when it refuses
	 */
	async call<T>(method: string, path: string, body?: object): Promise<T> {
		const response = await this.fetch(`/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n ${method} ${path}: ${response.status} ${text}`);
		const answer = JSON.parse(text || 'null') as { data?: unknown } | null;
		return (answer?.data ?? answer) as T;
	}
}

type Settings = { userManagement: { showSetupOnFirstLoad: boolean } };

/**
 * Opens a session as the owner; on a new n8n it creates that owner first.
 * @param baseUrl n8n's address without a slash at the end
 */
export async function signIn(baseUrl: string, owner: Owner = OWNER): Promise<N8nSession> {
	const session = new N8nSession(baseUrl);
	const { userManagement } = await session.call<Settings>('GET', '/settings');
	if (userManagement.showSetupOnFirstLoad) {
		await session.call('POST', '/owner/setup', owner);
	} else {
		const { email, password } = owner;
		await session.call('POST', '/login', { emailOrLdapLoginId: email, password });
	}
	return session;
}
