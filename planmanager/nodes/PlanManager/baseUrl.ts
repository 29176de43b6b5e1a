/** Hosts that plain http is accepted on: the key doesn't leave the machine. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Scheme and host of a base URL, for messages: the rest may hold a user, a password or a key. */
export function originOf(stated: string): string | undefined {
	const origin = URL.canParse(stated) ? new URL(stated).origin : 'null';
	return origin === 'null' ? undefined : origin;
}

/**
 * True for a full https address, or an http one on this machine. Without user, query or fragment: they
 * would be lost or sent on with each call.
 */
export function isSafeBaseUrl(stated: string): boolean {
	if (!URL.canParse(stated)) return false;
	const { protocol, hostname, username, search, hash } = new URL(stated);
	if (username !== '' || search !== '' || hash !== '') return false;
	return protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.includes(hostname));
}
