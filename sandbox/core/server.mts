import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { Server } from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import type { SandboxEnv } from './intercept.mts';

export type RunningServer = {
	/** "http://127.0.0.1:4101", or https, without a slash at the end. */
	url: string;
	port: number;
	/** Cuts what is still open and frees the port. */
	close: () => Promise<void>;
};

/** In PEM. */
export type Certificate = { key: string; cert: string };

/** Serves a hono app on 127.0.0.1, over https when it has a certificate. Port 0 or absent = any free port. Rejects if it is taken. */
export async function startServer(
	app: Hono<SandboxEnv>,
	options: { port?: number; https?: Certificate } = {},
): Promise<RunningServer> {
	const { https } = options;
	const server = createAdaptorServer({
		fetch: app.fetch,
		...(https ? { createServer: createSecureServer, serverOptions: https } : {}),
	});
	if (!(server instanceof Server || server instanceof SecureServer))
		throw new Error('Expected an HTTP/1 server');
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		url: `${https ? 'https' : 'http'}://127.0.0.1:${address.port}`,
		port: address.port,
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
