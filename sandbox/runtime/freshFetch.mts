/**
 * Like fetch, on a connection of its own. n8n closes connections that were idle for five seconds, and a
 * request that is sent on one at that very moment fails without anybody having seen it.
 */
export async function freshFetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
	const headers = new Headers(init.headers);
	headers.set('connection', 'close');
	return await fetch(url, { ...init, headers });
}
