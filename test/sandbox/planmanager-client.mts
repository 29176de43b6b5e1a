/**
 * Speaks to the PlanManager simulator and holds every answer against `planmanager/openapi.yaml`.
 * Written apart from the simulator's own reading of the contract, as a second opinion.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { startPlanManagerSimulator } from '../../sandbox/planmanager/server.mts';
import type {
	PlanManagerOptions,
	PlanManagerSimulator,
} from '../../sandbox/planmanager/server.mts';
import type { InvoiceView } from '../../sandbox/planmanager/store/invoices.mts';

type Json = Readonly<Record<string, unknown>>;
type Paths = Readonly<Record<string, Readonly<Record<string, { readonly responses: Json }>>>>;

export type Answer<T> = {
	readonly status: number;
	readonly body: T;
	readonly headers: Headers;
	readonly bytes: Buffer;
};

export type Client = {
	readonly simulator: PlanManagerSimulator;
	readonly call: <T = Json>(
		method: string,
		path: string,
		body?: unknown,
		headers?: Readonly<Record<string, string>>,
	) => Promise<Answer<T>>;
	readonly get: <T = Json>(path: string) => Promise<Answer<T>>;
	/** Ids of the invoices for a query string, all pages. */
	readonly ids: (query: string) => Promise<string[]>;
	readonly invoices: (query: string) => Promise<InvoiceView[]>;
};

export type InvoiceListBody = {
	readonly items: readonly InvoiceView[];
	readonly nextCursor: string | null;
};

const contract = parse(
	readFileSync(new URL('../../planmanager/openapi.yaml', import.meta.url), 'utf8'),
) as { readonly paths: Paths };
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(contract, 'contract');

/** Starts a simulator and a client for it. */
export async function startClient(options: PlanManagerOptions = {}): Promise<Client> {
	const simulator = await startPlanManagerSimulator(options);
	const call: Client['call'] = async <T,>(
		method: string,
		path: string,
		body?: unknown,
		headers: Readonly<Record<string, string>> = {},
	): Promise<Answer<T>> => {
		const response = await fetch(`${simulator.apiUrl}${path}`, {
			method,
			headers: { 'X-Api-Key': simulator.apiKey, ...headers },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const bytes = Buffer.from(await response.arrayBuffer());
		const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
		const parsed: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
		assertConforms(method, path, response, parsed);
		return { status: response.status, body: parsed as T, headers: response.headers, bytes };
	};
	const get: Client['get'] = async (path) => await call('GET', path);
	const invoices = async (query: string): Promise<InvoiceView[]> => {
		const found: InvoiceView[] = [];
		let cursor = '';
		do {
			const { status, body } = await get<InvoiceListBody>(`/invoices?${query}${cursor}`);
			assert.equal(status, 200, JSON.stringify(body));
			found.push(...body.items);
			cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
		} while (cursor !== '');
		return found;
	};
	const ids = async (query: string): Promise<string[]> =>
		(await invoices(query)).map((invoice) => invoice.id);
	return { simulator, call, get, invoices, ids };
}

function assertConforms(method: string, path: string, response: Response, body: unknown): void {
	const plain = path.split('?')[0] ?? '';
	const template = templateOf(plain);
	if (template === undefined) return;
	const responses = contract.paths[template]?.[method.toLowerCase()]?.responses ?? {};
	const key = String(response.status) in responses ? String(response.status) : 'default';
	const pointer = `contract#/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${key}`;
	const target = key === 'default' ? 'contract#/components/responses/Problem' : pointer;
	const declared = resolve(target);
	const type = (response.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
	const content = (declared['content'] ?? {}) as Json;
	if (response.status === 304) return;
	assert.ok(type in content, `${method} ${path} answered ${response.status} as ${type}`);
	if (body === undefined) return;
	const schema = encodeURI(`${target}/content/${type.replace('/', '~1')}/schema`);
	const check = ajv.getSchema(schema) ?? ajv.compile({ $ref: schema });
	assert.ok(
		check(withoutImpossibleDay(body)),
		`${method} ${path} → ${response.status}: ${ajv.errorsText(check.errors)}`,
	);
}

/** The one departure on purpose: a planted document bears a day that doesn't exist. */
function withoutImpossibleDay(body: unknown): unknown {
	return JSON.parse(JSON.stringify(body).replaceAll('"date":"2026-02-31"', '"date":"2026-02-28"'));
}

function resolve(pointer: string): Json {
	let found: unknown = contract;
	for (const step of pointer.slice('contract#/'.length).split('/')) {
		found = (found as Json)[step.replaceAll('~1', '/')];
	}
	return found as Json;
}

function templateOf(path: string): string | undefined {
	const templates = Object.keys(contract.paths);
	const matches = (template: string): boolean =>
		new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
	return templates.find((template) => template === path) ?? templates.find(matches);
}
