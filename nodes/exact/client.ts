import type { IDataObject } from 'n8n-workflow';

import { checkedNext, inDivision, queryString } from './address';
import type { ExactQuery } from './address';
import { baseUrlOf } from './baseUrl';
import { credentialKey, EXACT_CREDENTIAL, executionOf } from './context';
import type { ExactContext } from './context';
import { header, readPage } from './envelope';
import { closingOf } from './errorBudget';
import { ExactError, ExactOutcomeUnknown } from './errors';
import { endpointClosed, refusedBefore, unreadable } from './explain';
import { filterFor, learnFrom } from './mandatoryFilter';
import { guid } from './odata';
import { callsLeft } from './rateBudget';
import type { CallsLeft } from './rateBudget';
import { exactRequest } from './request';
import type { ExactAnswer, ExactMethod, ExactRequest, ExactSession } from './session';
import { earlierRefusal, readQuestion, writeQuestion } from './standingRefusals';
import { tokenOf } from './token';

export type { ExactQuery } from './address';
export type { ExactContext } from './context';
export type { CallsLeft } from './rateBudget';

/** 200 pages are 12,000 rows, or 200,000 on bulk and sync resources. */
const MAX_PAGES = 200;

export interface ExactClient {
	/** The administration all paths belong to; 0 for a client that only reads `current/…`. */
	readonly division: number;
	readonly baseUrl: string;
	/** Characters that address, path and `$select` take before the first filter term. */
	fixedLength(path: string, select: readonly string[]): number;
	/** All rows of a collection, pages followed. Throws ExactError. */
	list<Row>(path: string, query: ExactQuery): Promise<Row[]>;
	/** As `list`, but where more pages are left than one run may read, it hands over those that were. */
	listSome<Row>(path: string, query: ExactQuery): Promise<SomeRows<Row>>;
	/** The first row that matches, or undefined. Never a 404, which Exact Online would count. */
	get<Row>(path: string, query: ExactQuery): Promise<Row | undefined>;
	/**
	 * Creates one record and resolves with it as Exact Online returned it. Throws ExactError when it
	 * was not created, ExactOutcomeUnknown when that can't be told; never sent twice, except after 429.
	 */
	create<Row>(path: string, body: IDataObject | Buffer, options?: CreateOptions): Promise<Row>;
	/** Changes only the fields in the body; `key` is a GUID. Throws like `create`. */
	update(path: string, key: string, body: IDataObject): Promise<void>;
	/** Deletes one record; `key` is a GUID. Throws like `create`. */
	remove(path: string, key: string): Promise<void>;
	/**
	 * What would keep a write from being sent now: too many refusals of this path in the last hour, or
	 * one of the same in this execution. `fields` are those of a change.
	 */
	heldBack(
		method: 'POST' | 'PUT',
		path: string,
		fields?: readonly string[],
	): ExactError | undefined;
	/** Requests sent by this client, repeats included; by method and endpoint. */
	readonly calls: { total: number; byEndpoint: Record<string, number> };
	/** What the answers so far said of the call limits; empty before the first one. */
	callsLeft(): CallsLeft;
	/**
	 * Moment of the last answer, as ISO text in UTC with milliseconds: by Exact Online's clock, or by ours
	 * when no answer had a date, and later than that of any answer before. Undefined before the first one.
	 */
	answeredAt(): string | undefined;
}

export interface SomeRows<Row> {
	readonly rows: Row[];
	/** False when there were more pages. */
	readonly isWhole: boolean;
}

export interface CreateOptions {
	/** False when only the ID is needed, so that an attachment doesn't travel back. */
	readonly returnRecord?: boolean;
}

/**
 * A client for one division. `division` undefined gives one that can only read `current/…` paths.
 * Throws ExactError (blocked, nothing sent) when the credential's base URL isn't safe.
 */
export async function createExactClient(
	context: ExactContext,
	division: number | undefined,
): Promise<ExactClient> {
	if (division !== undefined && !(Number.isInteger(division) && division > 0)) {
		throw new ExactError({
			kind: 'blocked',
			message: `"${String(division)}" is not the code of an Exact Online division, so nothing was sent`,
			hint: 'Choose the division from the list, or give its code: a whole number.',
			fatal: true,
		});
	}
	const credential = await context.getCredentials(EXACT_CREDENTIAL);
	const baseUrl = baseUrlOf(credential);
	const calls = { total: 0, byEndpoint: {} };
	const key = `${credentialKey(context)}|${division ?? 'current'}`;
	const execution = executionOf(context);
	const session: ExactSession = {
		context,
		key,
		scope: execution === undefined ? undefined : `${execution}|${key}`,
		watch: { token: tokenOf(credential), pausedUntilMs: 0 },
		calls,
	};
	return clientFor(session, baseUrl, division ?? 0);
}

function clientFor(session: ExactSession, baseUrl: string, division: number): ExactClient {
	const urlOf = (path: string): string => `${baseUrl}/api/v1/${inDivision(path, division)}`;

	async function firstPage(path: string, query: ExactQuery): Promise<ExactAnswer> {
		const key = `${session.key}|${path}`;
		const send = async (filter: string | undefined): Promise<ExactAnswer> => {
			const url = `${urlOf(path)}?${queryString({ ...query, filter })}`;
			return await exactRequest(session, {
				...readRequest(url, path, query),
				question: readQuestion(path, { ...query, filter }),
			});
		};
		const asked = filterFor(key, query.filter);
		// Not a catch block: what isn't learnt from is handed on as it came.
		const first = await send(asked).then(
			(answer) => ({ answer }),
			(error: unknown) => ({ error }),
		);
		if ('answer' in first) return first.answer;
		// Another execution may have learnt it while this query was under way: what counts is what was asked.
		const insistedOn = learnFrom(key, first.error) ? filterFor(key, query.filter) : asked;
		if (insistedOn !== asked) return await send(insistedOn);
		throw first.error;
	}

	async function listSome<Row>(path: string, query: ExactQuery): Promise<SomeRows<Row>> {
		const rows: Row[] = [];
		let answer = await firstPage(path, query);
		for (let page = 1; ; page += 1) {
			const read = readPage(answer.body);
			if (!read) throw unreadable(answer.status, path);
			rows.push(...(read.rows as Row[]));
			const url = isFull(rows, query.top) ? undefined : checkedNext(read.next, baseUrl, path);
			if (url === undefined) return { rows: rows.slice(0, query.top), isWhole: true };
			if (page >= pagesOf(query)) return { rows, isWhole: false };
			answer = await exactRequest(session, readRequest(url, path, query));
		}
	}

	async function list<Row>(path: string, query: ExactQuery): Promise<Row[]> {
		const { rows, isWhole } = await listSome<Row>(path, query);
		if (!isWhole) throw tooManyPages(path, pagesOf(query));
		return rows;
	}

	async function write(
		method: ExactMethod,
		path: string,
		key: string,
		body?: IDataObject,
	): Promise<void> {
		const url = `${urlOf(path)}(${guid(key)})`;
		const question = writeQuestion(method, path, Object.keys(body ?? {}));
		await exactRequest(session, {
			method,
			url,
			endpoint: path,
			question,
			...(body ? { body } : {}),
		});
	}

	return {
		division,
		baseUrl,
		calls: session.calls,
		fixedLength: (path, select) => `${urlOf(path)}?${queryString({ select, filter: '' })}`.length,
		list,
		listSome,
		async get<Row>(path: string, query: ExactQuery) {
			const rows = await list<Row>(path, { ...query, top: 1 });
			return rows.length > 0 ? rows[0] : undefined;
		},
		async create<Row>(path: string, body: IDataObject | Buffer, options: CreateOptions = {}) {
			const answer = await exactRequest(session, {
				method: 'POST',
				url: urlOf(path),
				endpoint: path,
				question: writeQuestion('POST', path, []),
				body,
				headers: options.returnRecord === false ? {} : { Prefer: 'return=representation' },
			});
			const created = readPage(answer.body)?.rows[0];
			if (created === undefined) throw unreadableWrite(path, answer);
			return created as Row;
		},
		update: async (path, key, body) => await write('PUT', path, key, body),
		remove: async (path, key) => await write('DELETE', path, key),
		heldBack(method, path, fields = []) {
			const closing = closingOf(`${session.key}|${path}`, Date.now());
			if (closing !== undefined) return endpointClosed(path, closing);
			if (session.scope === undefined) return undefined;
			const before = earlierRefusal(session.scope, writeQuestion(method, path, fields));
			return before && refusedBefore(before);
		},
		callsLeft: () => callsLeft(session.key),
		answeredAt: () =>
			session.answeredAtMs === undefined ? undefined : new Date(session.answeredAtMs).toISOString(),
	};
}

function readRequest(url: string, path: string, { headers }: ExactQuery): ExactRequest {
	return { method: 'GET', url, endpoint: path, ...(headers ? { headers: { ...headers } } : {}) };
}

function pagesOf({ maxPages = MAX_PAGES }: ExactQuery): number {
	return maxPages;
}

function isFull(rows: readonly unknown[], top: number | undefined): boolean {
	return top !== undefined && rows.length >= top;
}

function tooManyPages(path: string, pages: number): ExactError {
	return new ExactError({
		kind: 'blocked',
		message: `Stopped reading ${path} after ${pages} pages, because there are still more`,
		hint: 'Narrow the selection, for example to a shorter period.',
		endpoint: path,
	});
}

/** A success without record: a redirect to a login page never gets here, so it may well be booked. */
function unreadableWrite(path: string, answer: ExactAnswer): ExactOutcomeUnknown {
	const type = header(answer.headers, 'Content-Type') ?? 'no content';
	return new ExactOutcomeUnknown(
		path,
		`the answer (HTTP ${answer.status}, ${type}) holds no record`,
		{ status: answer.status },
	);
}
