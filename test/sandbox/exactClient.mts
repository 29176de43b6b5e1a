// A bare HTTP client for the tests of the Exact Online simulator.
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { startExactSimulator } from '../../sandbox/exact/server.mts';
import type { ExactSimulator, ExactSimulatorOptions } from '../../sandbox/exact/server.mts';
import type { Books, Row } from '../../sandbox/exact/store.mts';

export type WireRow = Record<string, unknown>;

export type Answer = {
	status: number;
	headers: Headers;
	text: string;
	/** `d` of the body, whatever its shape. */
	d: unknown;
	/** Rows of a list in either envelope. */
	rows: WireRow[];
	/** One entity. */
	row: WireRow;
	/** Exact's error text. */
	error: string;
};

export type Api = {
	simulator: ExactSimulator;
	/** The garage's books as they are now; a reset puts new ones in place. */
	readonly books: Books;
	headers: Record<string, string>;
	/** `path` below the garage's division, or from the site's root when it starts with "/". */
	get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
	post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
	put: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
	remove: (path: string) => Promise<Answer>;
	/** Seeded rows by code. */
	glAccount: (code: string) => Row;
	customer: (name: string) => Row;
};

/** Starts a simulator and connects to it with fresh tokens. */
export async function connect(options: ExactSimulatorOptions = {}): Promise<Api> {
	const simulator = await startExactSimulator(options);
	const token = simulator.control.issueTokens().access_token;
	const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
	const call = async (method: string, path: string, body?: unknown, more = {}): Promise<Answer> => {
		const base = `${simulator.url}/api/v1/${GARAGE_DIVISION}/`;
		const response = await fetch(path.startsWith('/') ? simulator.url + path : base + path, {
			method,
			headers: { ...headers, ...(body === undefined ? {} : JSON_TYPE), ...more },
			...(body === undefined
				? {}
				: { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		});
		return await readAnswer(response);
	};
	const pick = (rows: readonly Row[], name: string, value: string): Row => {
		const row = rows.find((candidate) => candidate[name] === value);
		if (!row) throw new Error(`Not in the seed: ${value}`);
		return row;
	};
	return {
		simulator,
		get books() {
			return booksOf(simulator);
		},
		headers,
		get: (path, more) => call('GET', path, undefined, more),
		post: (path, body, more) => call('POST', path, body, more),
		put: (path, body, more) => call('PUT', path, body, more),
		remove: (path) => call('DELETE', path),
		glAccount: (code) => pick(booksOf(simulator).glAccounts.all(), 'Code', code),
		customer: (name) => pick(booksOf(simulator).accounts.all(), 'Name', name),
	};
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

function booksOf(simulator: ExactSimulator): Books {
	const books = simulator.state.get(GARAGE_DIVISION);
	if (!books) throw new Error('The garage has no books');
	return books;
}

async function readAnswer(response: Response): Promise<Answer> {
	const text = await response.text();
	const body = parse(text);
	const d = isRecord(body) ? body['d'] : undefined;
	return {
		status: response.status,
		headers: response.headers,
		text,
		d,
		rows: rowsOf(d),
		row: isRecord(d) ? d : {},
		error: errorOf(body),
	};
}

function rowsOf(d: unknown): WireRow[] {
	if (Array.isArray(d)) return d.filter(isRecord);
	return isRecord(d) && Array.isArray(d['results']) ? d['results'].filter(isRecord) : [];
}

function errorOf(body: unknown): string {
	const error = isRecord(body) ? body['error'] : undefined;
	const message = isRecord(error) ? error['message'] : undefined;
	return isRecord(message) ? String(message['value']) : '';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
