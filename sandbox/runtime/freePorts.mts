import { createServer } from 'node:net';
import type { Server } from 'node:net';

async function listen(): Promise<Server> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return server;
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
	const servers = await Promise.all(Array.from({ length: count }, listen));
	const ports = servers.map(portOf);
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}
