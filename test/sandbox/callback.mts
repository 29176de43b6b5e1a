// Somebody who listens to webhooks: keeps what came and answers what he is told to.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Callback = {
	url: string;
	/** Bodies in order of arrival, empty ones (validation) included. */
	received: string[];
	/** Status that is answered from now on. */
	answer: number;
	/** Keys of the events that came, without validations. */
	keys: () => string[];
	close: () => Promise<void>;
};

export async function startCallback(): Promise<Callback> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			callback.received.push(Buffer.concat(chunks).toString('utf8'));
			response.writeHead(callback.answer).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const callback: Callback = {
		url: `http://127.0.0.1:${port}/hook?of=exact`,
		received: [],
		answer: 200,
		keys: () => callback.received.filter((body) => body !== '').map((body) => contentOf(body).Key),
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return callback;
}

export type Content = Record<'Topic' | 'ClientId' | 'Action' | 'Key' | 'EventCreatedOn', string> & {
	Division: number;
	ExactOnlineEndpoint: string;
};

export function contentOf(body: string): Content {
	return (JSON.parse(body) as { Content: Content }).Content;
}
