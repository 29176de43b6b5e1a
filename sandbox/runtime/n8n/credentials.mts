// Credentials as a user handles them, with the OAuth2 consent given by HTTP instead of a pop-up.
import { attribute, tags } from '../html.mts';
import type { N8nSession } from './session.mts';

/** How a node in a workflow refers to a credential. */
export type CredentialReference = { id: string; name: string };

/** Redirects and consent pages between n8n and its callback; more means going round in circles. */
const MAX_HOPS = 6;

/**
 * Stores a credential; fields that are not given get their defaults.
 * @param type credential type, for example "exactOnlineOAuth2Api"
 */
export async function createCredential(
	session: N8nSession,
	type: string,
	name: string,
	data: Record<string, unknown>,
): Promise<CredentialReference> {
	const { id } = await session.call<{ id: string }>('POST', '/credentials', { name, type, data });
	return { id, name };
}

/** Presses the first button of a page's form, with what the form holds already. */
async function submitForm(pageUrl: URL, html: string): Promise<Response> {
	const [form] = tags(html, 'form');
	if (!form) throw new Error(`${pageUrl.origin} shows neither a redirect nor a form`);
	const fields = tags(html, 'input').filter((input) => attribute(input, 'type') === 'hidden');
	const body = new URLSearchParams();
	for (const field of [...fields, ...tags(html, 'button').slice(0, 1)]) {
		const name = attribute(field, 'name');
		if (name) body.append(name, attribute(field, 'value') ?? '');
	}
	const action = new URL(attribute(form, 'action') ?? pageUrl, pageUrl);
	return await fetch(action, { method: 'POST', body, redirect: 'manual' });
}

/** Follows the service's pages, consenting where asked, until it sends the browser back to n8n. */
async function consent(authoriseUrl: string, callback: string): Promise<string> {
	let url = new URL(authoriseUrl);
	let response = await fetch(url, { redirect: 'manual' });
	for (let hop = 0; hop < MAX_HOPS; hop++) {
		const location = response.headers.get('location');
		if (location?.startsWith(callback)) return location;
		if (location) {
			url = new URL(location, url);
			response = await fetch(url, { redirect: 'manual' });
			continue;
		}
		const html = await response.text();
		if (!response.ok) throw new Error(`Consent at ${url.origin}: ${response.status} ${html}`);
		response = await submitForm(url, html);
	}
	throw new Error(`No way back from ${new URL(authoriseUrl).origin} after ${MAX_HOPS} pages`);
}

/**
 * Connects an OAuth2 credential: asks n8n for the authorise address, gives consent at the service,
 * and hands the code back to n8n.
 * @throws Error when the service refuses or n8n stored no token
 */
export async function connectOAuth2(
	session: N8nSession,
	credential: CredentialReference,
): Promise<void> {
	const authoriseUrl = await session.call<string>(
		'GET',
		`/oauth2-credential/auth?id=${credential.id}`,
	);
	const callback = `${session.baseUrl}/rest/oauth2-credential/callback`;
	const location = await consent(authoriseUrl, callback);
	const page = await (await session.fetch(location)).text();
	type Stored = { data: { oauthTokenData?: unknown } };
	const path = `/credentials/${credential.id}?includeData=true`;
	const { data } = await session.call<Stored>('GET', path);
	if (!data.oauthTokenData) throw new Error(`n8n stored no token for ${credential.name}: ${page}`);
}
