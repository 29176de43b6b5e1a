/**
 * Exact Online has one site per country, and app keys, tokens and divisions belong to one of them.
 * The address carries the access token, so it is checked before anything is sent.
 */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ExactError } from './errors';
import { text } from './row';

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

function refuse(message: string): ExactError {
	return new ExactError({
		kind: 'blocked',
		message,
		hint: 'Open the Exact Online credential and choose a country, or give an own base URL that starts with https:// (http:// only for localhost).',
		fatal: true,
	});
}

/**
 * The base URL of a credential, without trailing slash. Throws ExactError (blocked, nothing sent)
 * for an address that isn't https, unless it is http on localhost or 127.0.0.1. Of a refused address
 * the message shows the origin at most: the rest may hold a user, a password or a key.
 */
export function baseUrlOf(credential: ICredentialDataDecryptedObject): string {
	const country = text(credential.country) || 'be';
	if (country !== 'own') return `https://start.exactonline.${country}`;
	const url = parseUrl(text(credential.baseUrl));
	if (!url) throw refuse('The base URL of the Exact Online credential is not a web address');
	if (url.username || url.password || url.search || url.hash) {
		throw refuse('The base URL of the Exact Online credential may hold a host and a path only');
	}
	const local = url.protocol === 'http:' && LOCAL_HOSTS.has(url.hostname);
	if (url.protocol !== 'https:' && !local) {
		// Of an address of another kind, such as "user:password@host", there is no origin.
		const shown = url.origin === 'null' ? '' : ` ${url.origin}`;
		throw refuse(
			`The base URL${shown} of the Exact Online credential is not secure, so nothing was sent`,
		);
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** The address, or undefined when the text isn't one. */
export function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
