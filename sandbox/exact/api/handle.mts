// One request on one resource, once it has passed the gate.
import type { SandboxContext } from '../../core/intercept.mts';
import { readPage } from '../odata/page.mts';
import { readQuery } from '../odata/query.mts';
import type { Query } from '../odata/query.mts';
import { syncQuery } from '../odata/syncQuery.mts';
import { listEnvelope, onlyKey, toWire } from '../odata/wire.mts';
import type { Shape, WireRow } from '../odata/wire.mts';
import { badRequest, Problem } from '../problem.mts';
import type { Resource, Work } from '../resources/resource.mts';
import { entityOf, isSync } from '../schema.mts';
import type { Entity } from '../schema/entity.mts';
import type { Row } from '../store.mts';
import { readKey } from './address.mts';
import type { Target } from './address.mts';
import { announce } from './changes.mts';
import { readInput } from './input.mts';
import { sendEnvelope, sendNothing, sendNullResults, sendText } from './reply.mts';
import type { Headers } from './reply.mts';

export type Handling = {
	context: SandboxContext;
	target: Target;
	resource: Resource;
	work: Work;
	/** Headers that go on every answer. */
	headers: Headers;
};

/** Answers GET, POST, PUT and DELETE; throws the Problem of a refused one. */
export async function handle(handling: Handling): Promise<Response> {
	const { context, target, resource } = handling;
	const entity = entityOf(target.endpoint);
	const { method } = context.req;
	const isOne = target.key !== undefined;
	if (target.navigation !== undefined) return getLines(handling, entity, target.navigation);
	if (method === 'GET') return isOne ? getOne(handling, entity) : getList(handling, entity);
	if (entity.verbs.includes(method)) {
		if (method === 'POST' && !isOne && resource.create) return await post(handling, entity);
		if (method === 'PUT' && isOne && resource.update) return await put(handling, entity);
		if (method === 'DELETE' && isOne && resource.remove) {
			const row = findRow(handling, entity);
			resource.remove(row, handling.work);
			announce(resource, row, 'Delete', handling.work);
			return sendNothing(204, handling.headers);
		}
	}
	throw new Problem(405, 'Method Not Allowed');
}

function queryOf({ context, target, work }: Handling, entity: Entity): Query {
	const { searchParams } = new URL(context.req.url);
	const { maxFilterNodes, refusedFilters } = work.switches;
	const isRefused = (name: string) => refusedFilters.includes(`${target.endpoint} ${name}`);
	const fields = entity.fields.map((field) =>
		isRefused(field.name) ? { ...field, filterable: false } : field,
	);
	return readQuery(searchParams, { ...entity, fields }, maxFilterNodes);
}

function shapeOf(handling: Handling, query: Pick<Query, 'select' | 'expand'>): Shape {
	const { target, resource, work } = handling;
	const division = target.division === undefined ? '' : `/${target.division}`;
	const base = `${work.siteUrl}/api/v1${division}`;
	return {
		entity: entityOf(target.endpoint),
		address: `${base}/${target.endpoint}`,
		...(query.select ? { select: query.select } : {}),
		expand: query.expand,
		linesOf: (row, name) => resource.linesOf?.(row, name, work),
		base,
	};
}

function getList(handling: Handling, entity: Entity): Response {
	const { context, target, resource, work, headers } = handling;
	const asked = queryOf(handling, entity);
	checkMandatoryOptions(asked, entity, handling);
	resource.checkList?.(asked, work);
	const isFeed = isSync(target.endpoint);
	const query = isFeed ? syncQuery(asked) : asked;
	const pageSize = isFeed ? work.switches.syncPageSize : entity.pageSize;
	const isBlind = work.switches.blindEndpoints.includes(target.endpoint);
	if (isBlind && work.switches.blindAnswer === 'nullResults') return sendNullResults(headers);
	const rows = (isBlind ? [] : resource.rows(work, asked.parameters)).map(
		(row) => resource.shown?.(row, work) ?? row,
	);
	const page = readPage(rows, { ...entity, pageSize }, query, work.switches);
	if (target.wantsCount) return sendText(String(page.total), headers);
	const shape = shapeOf(handling, query);
	const envelope = listEnvelope(
		page.rows.map((row) => toWire(row, shape)),
		{
			...(query.top === undefined ? {} : { top: query.top }),
			pageSize,
			goesOn: query.skipToken !== undefined,
			...(page.next ? { next: nextAddress(shape.address, page.next) } : {}),
			...(query.inlineCount ? { count: page.total } : {}),
		},
	);
	return sendEnvelope(context, envelope, 200, headers);
}

// Exact's own __next writes %20 for a space, never a plus; commas and apostrophes stay as they are.
function nextAddress(address: string, parameters: URLSearchParams): string {
	const query = parameters.toString().replaceAll('+', '%20');
	const plain = query.replaceAll('%24', '$').replaceAll('%2C', ',').replaceAll('%27', "'");
	return `${address}?${plain}`;
}

function checkMandatoryOptions(query: Query, entity: Entity, { target, work }: Handling): void {
	const { switches } = work;
	// Sources differ for this one.
	const isSpared =
		target.endpoint === 'cashflow/Receivables' && switches.receivablesSelect === 'optional';
	const needsSelect = (entity.selectRequired === true && !isSpared) || switches.requireSelect;
	// picqer/exact-php-client issues 315 and 556; $select=* is accepted.
	if (needsSelect && !query.parameters.has('$select') && query.top !== 1) {
		throw badRequest('Please add a $select or a $top=1 statement to the query string.');
	}
	// An empty one is taken on lists; on bulk it is a 400.
	if (target.endpoint.startsWith('bulk/') && query.parameters.get('$filter') === '') {
		throw badRequest('Bad Request - Error in query syntax.');
	}
	// picqer/exact-php-client issue 591; not enforced for every app.
	if (entity.hasSync === true && switches.requireFilter && !query.filter) {
		const names = entity.fields
			.filter((field) => field.filterable !== false)
			.map((field) => field.name)
			.sort();
		throw badRequest(
			'This endpoint has mandatory filtering applied. A GET request for this endpoint must have ' +
				'a $filter parameter with one of the following fields in the url:' +
				`${names.join(',')}.`,
		);
	}
}

function getOne(handling: Handling, entity: Entity): Response {
	const query = queryOf(handling, entity);
	const { resource, work } = handling;
	const row = findRow(handling, entity);
	const wire = toWire(resource.shown?.(row, work) ?? row, shapeOf(handling, query));
	return sendEnvelope(handling.context, { d: wire }, 200, handling.headers);
}

// What the address in `__deferred` leads to.
function getLines(handling: Handling, entity: Entity, name: string): Response {
	const { context, resource, work, headers } = handling;
	const lines = resource.linesOf?.(findRow(handling, entity), name, work);
	if (!lines) throw new Problem(404, `Resource not found for the segment '${name}'.`);
	if (context.req.method !== 'GET') throw new Problem(405, 'Method Not Allowed');
	const target: Target = { ...handling.target, endpoint: lines.endpoint };
	const query = queryOf(handling, lines.entity);
	const page = readPage(lines.rows, lines.entity, query, work.switches);
	const shape = shapeOf({ ...handling, target }, query);
	const wire = page.rows.map((row) => toWire(row, shape));
	return sendEnvelope(context, listEnvelope(wire, { pageSize: null }), 200, headers);
}

function findRow({ target, resource, work }: Handling, entity: Entity): Row {
	const key = readKey(target.key ?? '');
	const rows = resource.rows(work, new URLSearchParams());
	const row = rows.find((candidate) => candidate[entity.key] === key);
	if (!row) throw new Problem(404, 'Resource not found for the segment.');
	return row;
}

async function post(handling: Handling, entity: Entity): Promise<Response> {
	const { context, resource, work, headers } = handling;
	const body = await readJson(context);
	const input = readInput(body, resource.posted?.(entity, work) ?? entity, 'POST', work.switches);
	const row = (await resource.create?.(input, work)) ?? {};
	announce(resource, row, 'Create', work);
	const shape = shapeOf(handling, { expand: [] });
	const wire = toWire(resource.shown?.(row, work) ?? row, shape);
	const prefers = (context.req.header('prefer') ?? '').includes('return=representation');
	const wantsAll = prefers && work.switches.returnRepresentation;
	const answer: WireRow = wantsAll || resource.answersFully ? wire : onlyKey(wire, entity);
	const location = `${shape.address}(guid'${String(row[entity.key])}')`;
	return sendEnvelope(context, { d: answer }, 201, { ...headers, Location: location });
}

async function put(handling: Handling, entity: Entity): Promise<Response> {
	const { context, resource, work, headers } = handling;
	const row = findRow(handling, entity);
	const input = readInput(await readJson(context), entity, 'PUT', work.switches);
	resource.update?.(row, input, work);
	announce(resource, row, 'Update', work);
	return sendNothing(204, headers);
}

async function readJson(context: SandboxContext): Promise<unknown> {
	const type = context.req.header('content-type') ?? '';
	if (!type.includes('application/json'))
		throw new Problem(415, 'Unsupported media type requested.');
	try {
		return await context.req.json<unknown>();
	} catch {
		throw badRequest(
			'Error processing request stream. The request should be a valid top-level resource object.',
		);
	}
}
