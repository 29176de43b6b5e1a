/**
 * A PlanManager whose answers each test decides. It keeps every call, and holds both sides to the
 * contract: a call or an answer that departs from it fails the test.
 */
import { answerFaults, callFaults } from './contract.cjs';
import { startServer } from './server.cjs';
import type { ReceivedRequest, RunningServer, ServerReply } from './server.cjs';

export const API_KEY = 'key-of-the-garage';
const BASE_PATH = '/api/v1';

export interface Call {
	readonly method: string;
	readonly path: string;
	readonly search: URLSearchParams;
	readonly body?: Record<string, unknown>;
	readonly apiKey?: string;
}

export interface Answer {
	readonly status?: number;
	readonly body?: object | string;
	readonly headers?: Record<string, string>;
	/** The line breaks instead of the answer, or in the midst of it. */
	readonly breaks?: 'before' | 'halfway';
	/** The body is a file, or departs from the contract on purpose. */
	readonly raw?: boolean;
}

export const lineBreaks: Answer = { breaks: 'before' };

export class FakePlanManager {
	readonly calls: Call[] = [];

	private readonly faults: string[] = [];

	private readonly answers = new Map<string, Answer[]>();

	private server?: RunningServer;

	static async start(): Promise<FakePlanManager> {
		const planManager = new FakePlanManager();
		planManager.server = await startServer((request) => planManager.receive(request));
		return planManager;
	}

	get baseUrl(): string {
		return `${this.server?.url ?? ''}${BASE_PATH}`;
	}

	/** Answers calls to `METHOD /path`, each answer once and in this order. */
	on(route: string, ...answers: Answer[]): this {
		this.answers.set(route, [...(this.answers.get(route) ?? []), ...answers]);
		return this;
	}

	/** Calls as `METHOD /path?query`, to be compared with what a test expects. */
	get log(): string[] {
		return this.calls.map(({ method, path, search }) => {
			const query = decodeURIComponent(search.toString());
			return `${method} ${path}${query === '' ? '' : `?${query}`}`;
		});
	}

	/** For `afterEach`: fails on an answer that nobody fetched, and on any departure. */
	async close(): Promise<void> {
		await this.server?.close();
		const unused = [...this.answers].filter(([, left]) => left.length > 0).map(([route]) => route);
		expect({ unused, departures: this.faults }).toEqual({ unused: [], departures: [] });
	}

	private receive({ method, url, headers, body }: ReceivedRequest): ServerReply {
		const { pathname, searchParams: search } = new URL(url, 'http://localhost');
		const path = pathname.replace(BASE_PATH, '');
		const call = { method, path, search, body };
		this.calls.push({ ...call, apiKey: headers['x-api-key'] });
		this.faults.push(...callFaults(call));
		const answer = this.answers.get(`${method} ${path}`)?.shift();
		if (answer === undefined) {
			this.faults.push(`${method} ${path} was called once too often`);
			return { status: 418 };
		}
		return this.reply(call, answer);
	}

	private reply(
		call: Call,
		{ status = 200, body = '', headers = {}, breaks, raw = false }: Answer,
	): ServerReply {
		if (breaks === undefined && !raw) this.faults.push(...answerFaults(call, status, body));
		if (typeof body === 'string') return { status, headers, body, breaks };
		const type = status < 400 ? 'application/json' : 'application/problem+json';
		const typed = { 'content-type': `${type}; charset=utf-8`, ...headers };
		return { status, headers: typed, body: JSON.stringify(body), breaks };
	}
}

/** An explanation as PlanManager gives it with a refusal. */
export function refusal(status: number, code: string, detail: string, hint?: string): Answer {
	return { status, body: { type: 'about:blank', title: 'Refused', status, code, detail, hint } };
}

/** One page of a list. */
export function page(items: object[], nextCursor: string | null = null): Answer {
	return { body: { items, nextCursor } };
}
