/**
 * The only way out to PlanManager.
 *
 * Every call of the contract can be repeated without harm (a claim asks with the same run ID again, a
 * recorded result is recorded once), so a lost answer is simply asked for again, reads and writes alike.
 */
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { ApiRequest, ApiResponse, Query } from './api';
import { isSafeBaseUrl } from './baseUrl';
import { isRecord, textOf } from './data';
import {
	asNodeFailure,
	connectionCode,
	refusedError,
	unreachableError,
	unusableBaseUrlError,
} from './failures';

const CREDENTIAL = 'planManagerApi';

/** Longest wait for one answer. A claim of 200 invoices on a busy garage server takes seconds, not this. */
const TIMEOUT_MS = 60_000;
/** Pauses before the second, third and fourth attempt. */
const RETRY_PAUSES_MS = [1_000, 2_000, 4_000];
/** A service that asks for a longer pause than this is left alone: the next run goes on. */
const LONGEST_PAUSE_MS = 60_000;
/** Most that the contract gives in one page. */
const PAGE_SIZE = 500;
/** 1,000 pages of 500: far above any garage, low enough to end a paging that goes round in circles. */
const MAX_PAGES = 1_000;

const REPEATABLE_STATUSES = [429, 502, 503, 504];

export type Context = IExecuteFunctions | ILoadOptionsFunctions;

interface RawResponse {
	readonly statusCode: number;
	readonly headers: IDataObject;
	readonly body: unknown;
}

/** Joins path segments, each encoded: `pathOf('invoices', id, 'pdf')`. */
export function pathOf(...segments: string[]): string {
	return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
}

/** Sends one call and hands back its JSON. Throws a NodeApiError when it is refused or unreachable. */
export async function planManagerRequest(ctx: Context, request: ApiRequest): Promise<ApiResponse> {
	const raw = await sendWithRetries(ctx, request, async (response) => response);
	const response = {
		status: raw.statusCode,
		headers: raw.headers,
		body: isRecord(raw.body) ? (raw.body as IDataObject) : undefined,
	};
	if (isAccepted(request, response.status) && response.body !== undefined) return response;
	throw refusedError(ctx.getNode(), request, response);
}

/**
 * Fetches all records of a list, page after page, or the first `max` of them.
 */
export async function planManagerList(
	ctx: Context,
	path: string,
	query: Query = {},
	max = Infinity,
): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	let cursor: string | undefined;
	for (let page = 0; page < MAX_PAGES && records.length < max; page++) {
		const limit = Math.min(PAGE_SIZE, max - records.length);
		const request: ApiRequest = { method: 'GET', path, query: { ...query, limit, cursor } };
		const response = await planManagerRequest(ctx, request);
		const { items, nextCursor } = response.body ?? {};
		if (!Array.isArray(items)) throw refusedError(ctx.getNode(), request, response);
		records.push(...(items as IDataObject[]));
		if (typeof nextCursor !== 'string' || nextCursor === '') break;
		cursor = nextCursor;
	}
	return records.slice(0, max);
}

/**
 * Fetches a file and gives its stream to `store`. The whole download is repeated when the line breaks,
 * also half-way through the file.
 *
 * @returns what `store` made of it, or undefined when PlanManager has no such file (404 `PDF_MISSING`).
 */
export async function planManagerDownload<T>(
	ctx: IExecuteFunctions,
	path: string,
	store: (file: RawResponse['body'], headers: IDataObject) => Promise<T>,
): Promise<T | undefined> {
	const request: ApiRequest = { method: 'GET', path };
	const options = { encoding: 'stream' as const, json: false };
	const outcome = await sendWithRetries<{ stored: T } | ApiResponse>(
		ctx,
		request,
		async (raw) => {
			if (raw.statusCode === 200) return { stored: await store(raw.body, raw.headers) };
			const body = await jsonOfStream(ctx, raw.body);
			return { status: raw.statusCode, headers: raw.headers, body };
		},
		options,
	);
	if ('stored' in outcome) return outcome.stored;
	if (outcome.status === 404 && outcome.body?.code === 'PDF_MISSING') return undefined;
	throw refusedError(ctx.getNode(), request, outcome);
}

function isAccepted(request: ApiRequest, status: number): boolean {
	return (status >= 200 && status < 300) || (request.alsoAccept ?? []).includes(status);
}

/** Sends, and sends again after a lost line or a busy answer; `read` is part of each attempt. */
async function sendWithRetries<T>(
	ctx: Context,
	request: ApiRequest,
	read: (response: RawResponse) => Promise<T>,
	extra: Partial<IHttpRequestOptions> = {},
): Promise<T> {
	const baseURL = await baseUrl(ctx);
	for (let attempt = 0; ; attempt++) {
		let answered = false;
		let pauseMs: number | undefined;
		try {
			const response = await sendOnce(ctx, baseURL, request, extra);
			answered = true;
			pauseMs = pauseBeforeRepeat(response, attempt);
			if (pauseMs === undefined) return await read(response);
			discard(response.body);
		} catch (error) {
			// Once the answer is there, only a line that breaks is worth another attempt: a full disk is not.
			if (answered && connectionCode(error) === undefined) {
				throw asNodeFailure(ctx.getNode(), error);
			}
			pauseMs = isCancelled(ctx) ? undefined : RETRY_PAUSES_MS[attempt];
			if (pauseMs === undefined) throw unreachableError(ctx.getNode(), request, error);
		}
		await sleep(pauseMs);
	}
}

/** Frees the connection of an answer whose stream nobody reads. */
function discard(body: unknown): void {
	if (isRecord(body) && typeof body.destroy === 'function') body.destroy();
}

async function sendOnce(
	ctx: Context,
	baseURL: string,
	{ method, path, query, body }: ApiRequest,
	extra: Partial<IHttpRequestOptions>,
): Promise<RawResponse> {
	const options: IHttpRequestOptions = {
		method,
		baseURL,
		url: path,
		qs: query as IDataObject | undefined,
		arrayFormat: 'repeat',
		body,
		json: true,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would carry the key to wherever it points; the base URL must be the real one.
		disableFollowRedirect: true,
		...extra,
	};
	return (await ctx.helpers.httpRequestWithAuthentication.call(
		ctx,
		CREDENTIAL,
		options,
	)) as RawResponse;
}

/** Milliseconds to wait before asking again; undefined when the answer is to be taken as it is. */
function pauseBeforeRepeat(response: RawResponse, attempt: number): number | undefined {
	if (!REPEATABLE_STATUSES.includes(response.statusCode)) return undefined;
	if (attempt >= RETRY_PAUSES_MS.length) return undefined;
	const askedSeconds = Number(response.headers['retry-after']);
	const pauseMs = Number.isFinite(askedSeconds)
		? Math.max(askedSeconds * 1_000, RETRY_PAUSES_MS[attempt])
		: RETRY_PAUSES_MS[attempt];
	return pauseMs <= LONGEST_PAUSE_MS ? pauseMs : undefined;
}

function isCancelled(ctx: Context): boolean {
	return 'getExecutionCancelSignal' in ctx && ctx.getExecutionCancelSignal()?.aborted === true;
}

/** The base URL of the credential without a slash at its end. Throws when the key would travel in clear. */
async function baseUrl(ctx: Context): Promise<string> {
	const credentials = await ctx.getCredentials<{ baseUrl?: unknown }>(CREDENTIAL);
	const stated = textOf(credentials.baseUrl);
	if (!isSafeBaseUrl(stated)) throw unusableBaseUrlError(ctx.getNode(), stated);
	return stated.replace(/\/+$/, '');
}

/** An explanation is small; it comes as a stream only because a file was asked for. */
async function jsonOfStream(
	ctx: IExecuteFunctions,
	body: unknown,
): Promise<IDataObject | undefined> {
	const buffer = await ctx.helpers.binaryToBuffer(
		body as Parameters<IExecuteFunctions['helpers']['binaryToBuffer']>[0],
	);
	try {
		const parsed: unknown = JSON.parse(buffer.toString('utf8'));
		return isRecord(parsed) ? (parsed as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}
