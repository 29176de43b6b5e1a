/** A bare HTTP server; plain CommonJS, because the strict lint of `.ts` files rules node:http out. */
const { createServer } = require('node:http');

/**
 * Starts a server on a free local port. `answer` gets each request and returns
 * `{status, headers, body}`, or `{breaks: 'before' | 'halfway'}` for a line that breaks.
 */
exports.startServer = async (answer) => {
	const server = createServer(async (request, response) => {
		const chunks = [];
		for await (const chunk of request) chunks.push(chunk);
		const { method, url, headers } = request;
		const text = Buffer.concat(chunks).toString('utf8');
		const reply = answer({
			method,
			url,
			headers,
			body: text === '' ? undefined : JSON.parse(text),
		});
		if (reply.breaks === 'before') {
			request.socket.destroy();
			return;
		}
		response.writeHead(reply.status, reply.headers);
		if (reply.breaks === 'halfway') {
			response.write(reply.body, () => request.socket.destroy());
			return;
		}
		response.end(reply.body);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${server.address().port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
};
