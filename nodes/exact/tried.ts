/**
 * What became of one try: an answer, or a refusal and whether the call may be sent again. Here it is
 * decided what is certain: only a whole 4xx, or a 500 that names the data, says that nothing was done.
 */
import { header, isGeneric, isWebPage, readWords } from './envelope';
import { hasCounted, noteAnswer, noteBlock } from './errorBudget';
import { ExactOutcomeUnknown } from './errors';
import type { ExactError, UnknownDetails } from './errors';
import * as explain from './explain';
import { describeLoss, wasNeverSent } from './failure';
import type { Failure } from './failure';
import { noteBudget, readLimit } from './rateBudget';
import type { TryResult } from './retryDelay';
import { answerMoment } from './serverClock';
import { errorKey } from './session';
import type { ExactAnswer, ExactRequest, ExactSession } from './session';
import { isTooEarly, rereadToken } from './token';

/** How one try ended. A refusal knows whether it may be tried again, a success doesn't. */
export type Try =
	| { readonly answer: ExactAnswer }
	| { readonly result: TryResult; readonly toThrow: ExactError | ExactOutcomeUnknown }
	| { readonly again: true; readonly toThrow: ExactError };

/** Reads an answer of whatever status, and notes what it says of the limits. */
export function readAnswer(session: ExactSession, request: ExactRequest, answer: ExactAnswer): Try {
	const { status, headers, body } = answer;
	const nowMs = Date.now();
	noteBudget(session.key, headers, nowMs);
	const dateMs = Date.parse(header(headers, 'Date') ?? '');
	session.answeredAtMs = answerMoment(new URL(request.url).host, dateMs, nowMs);
	noteAnswer(errorKey(session, request), status, nowMs);
	if (status >= 200 && status < 300) return { answer };
	const words = readWords(body, headers);
	if (status === 429) return readTooMany(session, request, headers, words);
	// The network in front of Exact Online answers so where it blocks (yusufkaracaburun/emeq-hub).
	if (status === 403 && words === '' && isWebPage(body, headers)) return blocked(session, request);
	const toThrow = explain.refusal(status, request.endpoint, words);
	if (status < 500 || status === 501 || (status === 500 && !isGeneric(words))) {
		return { result: { kind: 'final' }, toThrow };
	}
	if (request.method !== 'GET') {
		const ifNotDone = toThrow.kind === 'refused' ? toThrow : undefined;
		return unknownFate(request, words || `HTTP ${status}`, {
			status,
			exactMessage: words,
			ifNotDone,
		});
	}
	return { result: { kind: status === 500 ? 'generic500' : 'lost' }, toThrow };
}

function readTooMany(
	session: ExactSession,
	request: ExactRequest,
	headers: unknown,
	words: string,
): Try {
	const nowMs = Date.now();
	const limit = readLimit(headers, nowMs);
	if (limit.limit === 'day') {
		const toThrow = explain.dailyLimit(request.endpoint, limit.resetsAtEpochMs);
		return { result: { kind: 'final' }, toThrow };
	}
	if (limit.limit === 'untold' && hasCounted(errorKey(session, request), nowMs)) {
		return blocked(session, request);
	}
	return {
		result: { kind: limit.limit === 'minute' ? 'rateLimited' : 'untold', waitMs: limit.waitMs },
		toThrow: explain.rateLimited(request.endpoint, words),
	};
}

/** Exact Online blocks the endpoint after refusals; each call until the block ends makes it longer. */
function blocked(session: ExactSession, request: ExactRequest): Try {
	const closing = noteBlock(errorKey(session, request), Date.now());
	const toThrow = explain.endpointClosed(request.endpoint, closing);
	return { result: { kind: 'final' }, toThrow };
}

function unknownFate(request: ExactRequest, what: string, details?: UnknownDetails): Try {
	return {
		result: { kind: 'final' },
		toThrow: new ExactOutcomeUnknown(request.endpoint, what, details),
	};
}

/** n8n threw: a 401 that a new token didn't cure, a refused refresh, or a lost connection. */
export async function readThrown(
	session: ExactSession,
	request: ExactRequest,
	failure: Failure,
): Promise<Try> {
	if (failure.tokenRefused || failure.tokenLost) {
		noteAnswer(errorKey(session, request), 401, Date.now());
		const toThrow = failure.tokenRefused
			? explain.reconnect(failure.words)
			: explain.unreachable('oauth2/token', describeLoss(failure));
		return await unauthorised(session, toThrow, isTooEarly(failure));
	}
	// Only a whole 4xx says that the request was not carried out.
	if (failure.status !== undefined && failure.status >= 400 && failure.status < 500) {
		noteAnswer(errorKey(session, request), failure.status, Date.now());
		const toThrow = explain.refusal(failure.status, request.endpoint, failure.words);
		if (failure.status !== 401) return { result: { kind: 'final' }, toThrow };
		// n8n renewed the token after a first 401, and throws the second one.
		noteAnswer(errorKey(session, request), 401, Date.now());
		return await unauthorised(session, toThrow, false);
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

/**
 * A 401 means that the request wasn't carried out. With another token in the store than the client knew,
 * renewed by n8n or by another worker, it may be sent again.
 */
async function unauthorised(
	session: ExactSession,
	toThrow: ExactError,
	isTokenGood: boolean,
): Promise<Try> {
	const isNewer = await rereadToken(session.context, session.watch);
	return isNewer || isTokenGood ? { again: true, toThrow } : { result: { kind: 'final' }, toThrow };
}
