/** Hangs the operations of the contract under `/api/v1`: key, parameters, body, then the handler. */
import type { Hono } from 'hono';
import type { SandboxContext, SandboxEnv } from '../../core/intercept.mts';
import type { Operation } from './contract.mts';
import type { Handler } from './handlers.mts';
import { problemResponse, Refusal } from './refusal.mts';

export const API_ROOT = '/api/v1';

const KEY_NAME = 'link';

/** Adds the routes. Throws when the contract has an operation without handler. */
export function addRoutes(
	app: Hono<SandboxEnv>,
	operations: readonly Operation[],
	handlers: Readonly<Record<string, Handler>>,
	apiKey: string,
): void {
	for (const operation of operations) {
		const handler = handlers[operation.id];
		if (handler === undefined) throw new Error(`Nobody answers ${operation.id}.`);
		const path = `${API_ROOT}${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
		app.on(operation.method, path, async (context) => {
			try {
				checkKey(context, apiKey);
				return await answer(context, operation, handler);
			} catch (problem) {
				if (!(problem instanceof Refusal)) throw problem;
				context.set('note', problem.code);
				return problemResponse(problem);
			}
		});
	}
	app.all(`${API_ROOT}/*`, () =>
		problemResponse(new Refusal(404, 'NOT_FOUND', 'There is nothing at this address.')),
	);
}

/** "GET invoices/{id}/pdf" for a request; other addresses count under their own path. */
export function endpointName(
	operations: readonly Operation[],
	method: string,
	path: string,
): string {
	if (!path.startsWith(`${API_ROOT}/`)) return `${method} ${path}`;
	const rest = path.slice(API_ROOT.length);
	const found = operations.find(
		(operation) => operation.method === method && patternOf(operation.path).test(rest),
	);
	return `${method} ${(found?.path ?? rest).slice(1)}`;
}

function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function checkKey(context: SandboxContext, apiKey: string): void {
	if (context.req.header('X-Api-Key') === apiKey) return;
	const hint = 'Send the key of this installation in the header X-Api-Key.';
	throw new Refusal(401, 'UNAUTHORIZED', 'The API key is missing or wrong.', hint);
}

async function answer(
	context: SandboxContext,
	operation: Operation,
	handler: Handler,
): Promise<Response> {
	const params: Readonly<Record<string, string>> = context.req.param();
	const result = await handler({
		id: params['id'] ?? params['code'] ?? '',
		query: operation.readQuery(new URL(context.req.url).searchParams),
		body: operation.readBody(await context.req.text()),
		header: (name) => context.req.header(name),
		actor: KEY_NAME,
	});
	if (result instanceof Response) return result;
	return new Response(JSON.stringify(result), { headers: { 'Content-Type': 'application/json' } });
}
