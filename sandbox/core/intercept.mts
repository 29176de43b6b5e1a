import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { CallLog } from './calls.mts';
import type { Clock } from './clock.mts';
import type { ActiveFault, FaultName, Faults } from './faults.mts';

export type SandboxEnv = { Bindings: HttpBindings; Variables: { note?: string } };
export type SandboxContext = Context<SandboxEnv>;

export type InterceptOptions = {
	clock: Clock;
	calls: CallLog;
	faults: Faults;
	/**
	 * Turns method and path into the endpoint it counts as, e.g. "GET crm/Accounts".
	 * undefined = not part of what is imitated (a page for people): no faults, not counted.
	 */
	endpointOf: (method: string, path: string) => string | undefined;
	/** A service's own answer for a status fault or `garbage`; undefined = the plain one. */
	faultReply?: (fault: ActiveFault, context: SandboxContext) => Response | undefined;
};

const PLAIN_STATUS = { status500: 500, status503: 503, status429: 429 } as const;
const LOGIN_PAGE =
	'<!DOCTYPE html><html><head><title>Login</title></head>' +
	'<body><form method="post"><input name="user"><input name="password"></form></body></html>';

/** Puts faults on calls and writes each call down. Leaves everything under /_sandbox/ alone. */
export function intercept(options: InterceptOptions): MiddlewareHandler<SandboxEnv> {
	return async (context, next) => {
		const { method } = context.req;
		const url = new URL(context.req.url);
		if (url.pathname.startsWith('/_sandbox/')) {
			await next();
			return;
		}

		const endpoint = options.endpointOf(method, url.pathname);
		if (endpoint === undefined) {
			await next();
			return;
		}
		const endpointPath = endpoint.slice(endpoint.indexOf(' ') + 1);
		const fault = options.faults.take(method, endpointPath, url.pathname);
		const call = { at: options.clock.now(), method, url: url.pathname + url.search, endpoint };
		const write = (status: number, replyLost?: true) =>
			options.calls.add({
				...call,
				status,
				...(replyLost ? { replyLost } : {}),
				...(fault ? { fault: fault.name } : {}),
				...(context.get('note') === undefined ? {} : { note: context.get('note') }),
			});

		if (fault && !actsAfterwards(fault)) {
			const early = await actBefore(fault, context, options);
			if (early) {
				write(fault.name === 'dropRequest' ? 0 : early.status);
				context.res = early;
				return;
			}
		}
		await next();
		if (fault && actsAfterwards(fault)) {
			write(context.res.status, true);
			context.res = await actAfter(fault, context, options);
			return;
		}
		write(context.res.status);
	};
}

const REPLY_FAULTS: readonly FaultName[] = ['dropReply', 'stallReply', 'cutReply'];

function actsAfterwards(fault: ActiveFault): boolean {
	return REPLY_FAULTS.includes(fault.name) || fault.afterCommit === true;
}

async function actBefore(
	fault: ActiveFault,
	context: SandboxContext,
	options: InterceptOptions,
): Promise<Response | undefined> {
	if (fault.name === 'stall') {
		await pause(fault.ms ?? 1000, context);
		return undefined;
	}
	if (fault.name === 'dropRequest') return cutConnection(context);
	return answer(fault, context, options);
}

async function actAfter(
	fault: ActiveFault,
	context: SandboxContext,
	options: InterceptOptions,
): Promise<Response> {
	if (fault.name === 'stallReply') await pause(fault.ms, context);
	if (fault.name === 'stallReply' || fault.name === 'dropReply') return cutConnection(context);
	if (fault.name === 'cutReply') return await cutAnswer(context, fault.withLength === true);
	return answer(fault, context, options);
}

function answer(fault: ActiveFault, context: SandboxContext, options: InterceptOptions): Response {
	const own = options.faultReply?.(fault, context);
	if (own) return own;
	if (fault.name === 'garbage') {
		return new Response(LOGIN_PAGE, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
	}
	const status = PLAIN_STATUS[fault.name as keyof typeof PLAIN_STATUS];
	return new Response(null, { status });
}

/** Resets the TCP connection. The response that is returned never reaches anybody. */
function cutConnection(context: SandboxContext): Response {
	context.env?.incoming?.socket?.resetAndDestroy();
	return new Response(null, { status: 499 });
}

/**
 * Sends status, headers and half of the body, and closes the connection, where the server would end the
 * answer. One without a body arrives whole.
 */
async function cutAnswer(context: SandboxContext, withLength: boolean): Promise<Response> {
	const { status, headers } = context.res;
	const whole = Buffer.from(await context.res.arrayBuffer());
	if (whole.length === 0) return new Response(null, { status, headers });
	const { outgoing } = context.env;
	const half = whole.subarray(0, Math.floor(whole.length / 2));
	outgoing.end = () => {
		// The client has to see the beginning before it sees the end of the connection.
		outgoing.write(half, () => outgoing.destroy());
		return outgoing;
	};
	const length = { 'Content-Length': String(whole.length) };
	return new Response(null, {
		status,
		headers: { ...Object.fromEntries(headers), ...(withLength ? length : {}) },
	});
}

/** Waits `ms` (undefined = for ever), but never longer than the client stays on the line. */
async function pause(ms: number | undefined, context: SandboxContext): Promise<void> {
	const socket = context.env?.incoming?.socket;
	await new Promise<void>((resolve) => {
		const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
		socket?.once('close', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
