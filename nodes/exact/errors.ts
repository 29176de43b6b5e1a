/**
 * What the outside world can do to a call. Exact Online's own words are kept beside our message,
 * never replaced, because accountants and Exact's support know them.
 */

/**
 * - refused: Exact Online looked at the request and declined it (also validation, which arrives as HTTP 500)
 * - unreachable: no usable answer, and nothing was done
 * - rateLimited, dailyLimit: the call budget of the minute or the day is used up
 * - reconnect: the credential has to be connected again by a person
 * - forbidden, notFound: missing right, scope or record
 * - blocked: stopped by us before sending
 * - blind: what was just written can't be read, so nobody can tell what stands there
 */
export type ExactErrorKind =
	| 'refused'
	| 'unreachable'
	| 'rateLimited'
	| 'dailyLimit'
	| 'reconnect'
	| 'forbidden'
	| 'notFound'
	| 'blocked'
	| 'blind';

export interface ExactErrorDetails {
	readonly kind: ExactErrorKind;
	/** What happened, one sentence. */
	readonly message: string;
	/** What a person can do about it. */
	readonly hint: string;
	/** HTTP status, absent when no answer arrived or nothing was sent. */
	readonly status?: number;
	/** Path below the division, without keys and query: `salesentry/SalesEntries`. */
	readonly endpoint?: string;
	/** Exact Online's own words, redacted. Empty when it gave none. */
	readonly exactMessage?: string;
	/** When the limit ends, by Exact Online's clock, in epoch milliseconds. */
	readonly resetsAtEpochMs?: number;
	/** True when going on with the rest of the run is pointless. */
	readonly fatal?: boolean;
}

/** A call that was certainly not carried out. Safe to try again later. */
export class ExactError extends Error {
	readonly kind: ExactErrorKind;

	readonly status: number | undefined;

	readonly endpoint: string;

	readonly exactMessage: string;

	readonly hint: string;

	readonly resetsAtEpochMs: number | undefined;

	readonly fatal: boolean;

	constructor(details: ExactErrorDetails) {
		super(details.message);
		this.name = 'ExactError';
		this.kind = details.kind;
		this.status = details.status;
		this.endpoint = details.endpoint ?? '';
		this.exactMessage = details.exactMessage ?? '';
		this.hint = details.hint;
		this.resetsAtEpochMs = details.resetsAtEpochMs;
		this.fatal = details.fatal ?? false;
	}
}

export type UnknownDetails = Partial<
	Pick<ExactOutcomeUnknown, 'status' | 'exactMessage' | 'ifNotDone'>
>;

/**
 * A write whose fate is unknown: the answer got lost, or is one that doesn't tell. Exact Online has
 * no idempotency key, so it is never repeated; the caller looks the record up.
 */
export class ExactOutcomeUnknown extends Error {
	readonly endpoint: string;

	/** HTTP status of the answer, when there was one. */
	readonly status: number | undefined;

	/** What became of the answer: Exact Online's words, or how it got lost; redacted. */
	readonly what: string;

	/** Exact Online's own words, redacted. Empty when it gave none. */
	readonly exactMessage: string;

	/** What it was when a look shows that nothing was done: its words are known from refusals. */
	readonly ifNotDone: ExactError | undefined;

	readonly hint =
		'The request was not repeated, because it may have been carried out. Look the record up, or run again: the next run finds it.';

	constructor(endpoint: string, what: string, details: UnknownDetails = {}) {
		super(`It is unknown whether Exact Online carried out the request to ${endpoint}: ${what}`, {
			// Never what n8n threw: that holds the access token and the body.
			cause: new Error(what),
		});
		this.name = 'ExactOutcomeUnknown';
		this.endpoint = endpoint;
		this.what = what;
		this.status = details.status;
		this.exactMessage = details.exactMessage ?? '';
		this.ifNotDone = details.ifNotDone;
	}
}

/** True for what makes the rest of a run pointless: no connection, no right, no calls left today. */
export function isFatal(error: unknown): error is ExactError {
	return error instanceof ExactError && (error.fatal || isUnreachable(error));
}

/** True when no usable answer came and nothing was done: from one service of Exact Online, or from all. */
export function isUnreachable(error: unknown): error is ExactError {
	return error instanceof ExactError && error.kind === 'unreachable';
}

/**
 * True for what keeps one call from being carried out and not the rest of the run. A service that can't
 * be reached refuses nothing: what was asked stays unknown.
 */
export function isRefusal(error: unknown): error is ExactError {
	return error instanceof ExactError && !isFatal(error);
}

/** True for what Exact Online did to one call; anything else is a defect and must not be hidden. */
export function isExactFailure(error: unknown): error is ExactError | ExactOutcomeUnknown {
	return error instanceof ExactError || error instanceof ExactOutcomeUnknown;
}

/** For throwing on what a catch can't deal with: whatever was thrown, as an Error. */
export function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
