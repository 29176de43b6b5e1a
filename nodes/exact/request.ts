/**
 * The one way out to Exact Online. Everything that is true for every call happens here: order,
 * limits, token, repeats, and the translation of refusals. Nothing of an invoice is known here.
 */
import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { EXACT_CREDENTIAL, isCancelled } from './context';
import type { ExactContext } from './context';
import { header, isGeneric, readWords } from './envelope';
import { endpointClosedUntil, noteAnswer } from './errorBudget';
import { ExactOutcomeUnknown } from './errors';
import type { ExactError } from './errors';
import * as explain from './explain';
import { describeLoss, readFailure, wasNeverSent } from './failure';
import type { Failure } from './failure';
import { oneAtATime } from './oneAtATime';
import { dayGoneUntil, noteBudget, readLimit, waitForMinute } from './rateBudget';
import { retryDelay } from './retryDelay';
import type { TryResult } from './retryDelay';
import { answerMoment } from './serverClock';
import { isTooEarly, refreshAhead, rereadToken } from './token';
import type { TokenWatch } from './token';

/** A sales entry of fifty lines takes seconds; a minute is what integrators settled on. */
const TIMEOUT_MS = 60_000;

export type ExactMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface ExactRequest {
	readonly method: ExactMethod;
	/** Absolute address, checked by the caller to be below the credential's base URL. */
	readonly url: string;
	/** Path without division, key and query: what Exact Online counts by, and what messages name. */
	readonly endpoint: string;
	/** An object, or JSON that is bytes already. */
	readonly body?: IDataObject | Buffer;
	readonly headers?: IDataObject;
}

export interface ExactAnswer {
	readonly status: number;
	readonly headers: unknown;
	readonly body: unknown;
}

/** What all calls of one client share. */
export interface ExactSession {
	readonly context: ExactContext;
	/** Credential and division: the unit of Exact Online's limits, and of our order. */
	readonly key: string;
	readonly watch: TokenWatch;
	readonly calls: { total: number; byEndpoint: Record<string, number> };
	/** Moment of the last answer by Exact Online's clock, epoch ms, unlike any other; absent before the first one. */
	answeredAtMs?: number;
}

/** How one try ended. A refusal knows whether it may be tried again, a success doesn't. */
type Try =
	| { readonly answer: ExactAnswer }
	| { readonly result: TryResult; readonly toThrow: ExactError | ExactOutcomeUnknown }
	| { readonly again: true; readonly toThrow: ExactError };

/**
 * Sends one request and resolves with a 2xx answer. Throws ExactError when it was not carried out,
 * ExactOutcomeUnknown when a write may have been.
 */
export async function exactRequest(
	session: ExactSession,
	request: ExactRequest,
): Promise<ExactAnswer> {
	return await oneAtATime(session.key, async () => await sendUntilSettled(session, request));
}

async function sendUntilSettled(
	session: ExactSession,
	request: ExactRequest,
): Promise<ExactAnswer> {
	const earlier = { rateLimited: 0, lost: 0, generic500: 0 };
	let tokenSettled = false;
	for (;;) {
		await clearTheWay(session, request);
		const tried = await sendOnce(session, request);
		if ('answer' in tried) return tried.answer;
		if ('again' in tried) {
			if (tokenSettled) throw tried.toThrow;
			tokenSettled = true;
			continue;
		}
		const delayMs = retryDelay(request.method, tried.result, earlier);
		if (delayMs === 0 || tried.result.kind === 'final') throw tried.toThrow;
		earlier[tried.result.kind] += 1;
		await sleep(delayMs);
	}
}

/** Everything that may hold a call back, or stop it, before it is sent. */
async function clearTheWay(session: ExactSession, request: ExactRequest): Promise<void> {
	const waitMs = waitForMinute(session.key, Date.now());
	if (waitMs > 0) await sleep(waitMs);
	if (isCancelled(session.context)) throw explain.cancelled(request.endpoint);
	const nowMs = Date.now();
	const closedUntil = endpointClosedUntil(errorKey(session, request), nowMs);
	if (closedUntil !== undefined) throw explain.endpointClosed(request.endpoint, closedUntil);
	const dayOpensAt = dayGoneUntil(session.key, nowMs);
	if (dayOpensAt !== undefined) throw explain.dailyLimit(request.endpoint, dayOpensAt);
	await refreshAhead(session.context, session.watch);
}

function errorKey(session: ExactSession, request: ExactRequest): string {
	return `${session.key}|${request.endpoint}`;
}

async function sendOnce(session: ExactSession, request: ExactRequest): Promise<Try> {
	const name = `${request.method} ${request.endpoint}`;
	session.calls.total += 1;
	session.calls.byEndpoint[name] = (session.calls.byEndpoint[name] ?? 0) + 1;
	let response: IN8nHttpFullResponse;
	try {
		response = (await session.context.helpers.httpRequestWithAuthentication.call(
			session.context,
			EXACT_CREDENTIAL,
			optionsFor(request),
		)) as IN8nHttpFullResponse;
	} catch (thrown) {
		return await readThrown(session, request, readFailure(thrown));
	}
	const answer = {
		status: response.statusCode,
		headers: response.headers,
		body: response.body as unknown,
	};
	return readAnswer(session, request, answer);
}

/** 401 alone is left to n8n: with any other setting it would not renew the token. */
function optionsFor(request: ExactRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		headers: {
			Accept: 'application/json',
			...(request.body ? { 'Content-Type': 'application/json' } : {}),
			...request.headers,
		},
		...(request.body ? { body: request.body } : {}),
		returnFullResponse: true,
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	};
}

function readAnswer(session: ExactSession, request: ExactRequest, answer: ExactAnswer): Try {
	const { status, headers, body } = answer;
	const nowMs = Date.now();
	noteBudget(session.key, headers, nowMs);
	const dateMs = Date.parse(header(headers, 'Date') ?? '');
	session.answeredAtMs = answerMoment(new URL(request.url).host, dateMs, nowMs);
	noteAnswer(errorKey(session, request), status, nowMs);
	if (status >= 200 && status < 300) return { answer };
	const words = readWords(body, headers);
	if (status === 429) return readTooMany(request, headers, words);
	const toThrow = explain.refusal(status, request.endpoint, words);
	const saysNothing = isGeneric(words);
	if (status < 500 || status === 501 || (status === 500 && !saysNothing)) {
		return { result: { kind: 'final' }, toThrow };
	}
	if (request.method !== 'GET') return unknownFate(request, words || `HTTP ${status}`, status);
	return { result: { kind: status === 500 ? 'generic500' : 'lost' }, toThrow };
}

function readTooMany(request: ExactRequest, headers: unknown, words: string): Try {
	const limit = readLimit(headers, Date.now());
	if (limit.limit === 'day') {
		const toThrow = explain.dailyLimit(request.endpoint, limit.resetsAtEpochMs);
		return { result: { kind: 'final' }, toThrow };
	}
	return {
		result: { kind: 'rateLimited', waitMs: limit.waitMs },
		toThrow: explain.rateLimited(request.endpoint, words),
	};
}

function unknownFate(request: ExactRequest, what: string, status?: number): Try {
	return {
		result: { kind: 'final' },
		toThrow: new ExactOutcomeUnknown(request.endpoint, what, status),
	};
}

/** n8n threw: a 401 that a new token didn't cure, a refused refresh, or a lost connection. */
async function readThrown(
	session: ExactSession,
	request: ExactRequest,
	failure: Failure,
): Promise<Try> {
	if (failure.tokenRefused || failure.tokenLost) {
		noteAnswer(errorKey(session, request), 401, Date.now());
		const toThrow = failure.tokenRefused
			? explain.reconnect(failure.words)
			: explain.unreachable('oauth2/token', describeLoss(failure));
		const newer = await rereadToken(session.context, session.watch);
		// The 401 before the refresh means that the request wasn't carried out: repeating is safe.
		return newer || isTooEarly(failure)
			? { again: true, toThrow }
			: { result: { kind: 'final' }, toThrow };
	}
	// Only a whole 4xx says that the request was not carried out.
	if (failure.status !== undefined && failure.status >= 400 && failure.status < 500) {
		noteAnswer(errorKey(session, request), failure.status, Date.now());
		const toThrow = explain.refusal(failure.status, request.endpoint, failure.words);
		return { result: { kind: 'final' }, toThrow };
	}
	if (request.method !== 'GET' && !wasNeverSent(failure)) {
		return unknownFate(request, describeLoss(failure));
	}
	const kind = failure.code === 'ERR_CANCELED' ? 'final' : 'lost';
	return {
		result: { kind },
		toThrow: explain.unreachable(request.endpoint, describeLoss(failure)),
	};
}
