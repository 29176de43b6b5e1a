import { createServer } from 'node:net';
import type { Server } from 'node:net';

async function listen(port = 0): Promise<Server> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return server;
}

async function close(server: Server): Promise<void> {
	await new Promise((resolve) => server.close(resolve));
}

function portOf(server: Server): number {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return address.port;
}

/**
 * Asks the system for ports on 127.0.0.1 that nobody uses.
 * @returns `count` different port numbers, free at the time of asking
 */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, async () => await listen()));
	const ports = servers.map(portOf);
	await Promise.all(servers.map(close));
	return ports;
}

/** Whether nobody listens on a port of 127.0.0.1, at the time of asking. */
export async function isFree(port: number): Promise<boolean> {
	try {
		await close(await listen(port));
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
		throw error;
	}
}
