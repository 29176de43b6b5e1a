/**
 * The one way out to Exact Online. Everything that is true for every call happens here: order,
 * limits, token and repeats. Nothing of an invoice is known here.
 */
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { EXACT_CREDENTIAL, isCancelled } from './context';
import { closingOf } from './errorBudget';
import { asError } from './errors';
import * as explain from './explain';
import { readFailure } from './failure';
import { oneAtATime } from './oneAtATime';
import { dayGoneUntil, waitForMinute } from './rateBudget';
import { retryDelay } from './retryDelay';
import { errorKey } from './session';
import type { ExactAnswer, ExactRequest, ExactSession } from './session';
import { earlierRefusal, rememberRefusal } from './standingRefusals';
import { refreshAhead } from './token';
import { readAnswer, readThrown } from './tried';
import type { Try } from './tried';

/** A sales entry of fifty lines takes seconds; a minute is what integrators settled on. */
const TIMEOUT_MS = 60_000;
/** Our caution: a token of this moment may not be known to every server of Exact Online. */
const TOKEN_PAUSE_MS = 1000;

/**
 * Sends one request and resolves with a 2xx answer. Throws ExactError when it was not carried out,
 * ExactOutcomeUnknown when a write may have been.
 */
export async function exactRequest(
	session: ExactSession,
	request: ExactRequest,
): Promise<ExactAnswer> {
	return await oneAtATime(session.key, async () => await sendUnlessRefused(session, request));
}

/** What is refused in a way that will come again is asked once in an execution. */
async function sendUnlessRefused(
	session: ExactSession,
	request: ExactRequest,
): Promise<ExactAnswer> {
	const { scope } = session;
	const { question } = request;
	if (scope === undefined || question === undefined) {
		return await sendUntilSettled(session, request);
	}
	const before = earlierRefusal(scope, question);
	if (before !== undefined) throw explain.refusedBefore(before);
	try {
		return await sendUntilSettled(session, request);
	} catch (error) {
		rememberRefusal(scope, question, error);
		throw asError(error);
	}
}

async function sendUntilSettled(
	session: ExactSession,
	request: ExactRequest,
): Promise<ExactAnswer> {
	const earlier = { rateLimited: 0, untold: 0, lost: 0, generic500: 0 };
	let tokenSettled = false;
	for (;;) {
		await clearTheWay(session, request);
		const tried = await sendOnce(session, request);
		if ('answer' in tried) return tried.answer;
		if ('again' in tried) {
			if (tokenSettled) throw tried.toThrow;
			tokenSettled = true;
			await sleep(TOKEN_PAUSE_MS);
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
	const closing = closingOf(errorKey(session, request), nowMs);
	if (closing !== undefined) throw explain.endpointClosed(request.endpoint, closing);
	const dayOpensAt = dayGoneUntil(session.key, nowMs);
	if (dayOpensAt !== undefined) throw explain.dailyLimit(request.endpoint, dayOpensAt);
	await refreshAhead(session.context, session.watch);
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
