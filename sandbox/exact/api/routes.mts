import type { Hono } from 'hono';
import type { Clock } from '../../core/clock.mts';
import type { SandboxContext, SandboxEnv } from '../../core/intercept.mts';
import { listEnvelope, toWire } from '../odata/wire.mts';
import { readQuery } from '../odata/query.mts';
import { Problem } from '../problem.mts';
import type { Resource, Work } from '../resources/resource.mts';
import { me } from '../resources/system.mts';
import { entityOf } from '../schema.mts';
import type { Books } from '../store.mts';
import { say } from '../texts.mts';
import { readPath, safeDecode } from './address.mts';
import type { Target } from './address.mts';
import { enter, isKnownApp, velocityKey } from './gate.mts';
import type { Gate } from './gate.mts';
import { handle } from './handle.mts';
import { sendEnvelope, sendProblem } from './reply.mts';
import type { Headers } from './reply.mts';

export type ApiOptions = {
	gate: Gate;
	clock: Clock;
	resources: ReadonlyMap<string, Resource>;
	booksOf: (division: number) => Books | undefined;
	workFor: (books: Books) => Work;
	siteUrl: () => string;
};

/** Everything under /api/v1/. */
export function apiRoutes(app: Hono<SandboxEnv>, options: ApiOptions): void {
	app.all('/api/*', async (context) => {
		const { pathname, search } = new URL(context.req.url);
		const target = readPath(safeDecode(pathname));
		const { switches, errorVelocity } = options.gate;
		let headers: Headers = {};
		try {
			if (pathname.length + search.length > switches.maxUrlLength) {
				throw new Problem(414, 'Request-URI Too Long', { bare: true });
			}
			if (!target) throw new Problem(404, 'Not Found', { bare: true });
			enter(context, target, options.gate, (charged) => {
				headers = charged;
			});
			return await answer(context, target, headers, options);
		} catch (error) {
			if (!(error instanceof Problem)) {
				// A flaw of the simulator, not of its caller: loud here, Exact's general text there.
				console.error(error);
				return sendProblem(context, new Problem(500, [say('generic')]), switches, headers);
			}
			if (target && isKnownApp(context, options.gate)) {
				errorVelocity.note(velocityKey(target), error.status, options.clock.now());
			}
			return sendProblem(context, error, switches, headers);
		}
	});
}

async function answer(
	context: SandboxContext,
	target: Target,
	headers: Headers,
	options: ApiOptions,
): Promise<Response> {
	if (target.division === undefined) return answerMe(context, target, headers, options);
	const books = options.booksOf(target.division);
	const resource = options.resources.get(target.endpoint);
	if (!books || !resource) {
		throw new Problem(404, `Resource not found for the segment '${target.endpoint}'.`);
	}
	const descriptionLanguage = context.req.header('CustomDescriptionLanguage');
	const work: Work = {
		...options.workFor(books),
		...(descriptionLanguage === undefined ? {} : { descriptionLanguage }),
	};
	return await handle({ context, target, resource, work, headers });
}

// The only resource without a division; it answers a collection of one row.
function answerMe(
	context: SandboxContext,
	target: Target,
	headers: Headers,
	{ gate, clock, siteUrl }: ApiOptions,
): Response {
	if (target.endpoint !== 'current/Me') throw new Problem(404, 'Not Found', { bare: true });
	if (context.req.method !== 'GET') throw new Problem(405, 'Method Not Allowed');
	const entity = entityOf('current/Me');
	const parameters = new URL(context.req.url).searchParams;
	const query = readQuery(parameters, entity, gate.switches.maxFilterNodes);
	const base = `${siteUrl()}/api/v1`;
	const row = toWire(me({ switches: gate.switches, clock }), {
		entity,
		address: `${base}/current/Me`,
		...(query.select ? { select: query.select } : {}),
		expand: [],
		linesOf: () => undefined,
		base,
	});
	return sendEnvelope(context, listEnvelope([row], { pageSize: null }), 200, headers);
}
