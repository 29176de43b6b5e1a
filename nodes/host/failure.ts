import { reason } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import { ExactError, ExactOutcomeUnknown } from '../exact/errors';
import type { ExactErrorKind } from '../exact/errors';

/**
 * True for what makes the rest of a run pointless: no connection, no right, no calls left today.
 */
export function isFatal(error: unknown): error is ExactError {
	return error instanceof ExactError && (error.fatal || error.kind === 'unreachable');
}

/** True for what keeps one call from being carried out and not the rest of the run. */
export function isRefusal(error: unknown): error is ExactError {
	return error instanceof ExactError && !isFatal(error);
}

type UnsentCode = 'EXACT_UNREACHABLE' | 'EXACT_RECONNECT' | 'EXACT_PAUSED';

const REFUSALS: ReadonlySet<ExactErrorKind> = new Set(['refused', 'forbidden', 'notFound']);

/** What a refusal or a failing connection means for one record, in the words of the reasons. */
export function failureReason(error: ExactError, invoice?: string): Reason {
	if (REFUSALS.has(error.kind)) {
		const answer = error.exactMessage || error.message;
		return reason('EXACT_REFUSED', { invoice, answer, advice: error.hint });
	}
	return { ...reason(codeOf(error), { invoice, cause: error.message }), hint: error.hint };
}

/** What a person has to do differs: wait for the service, connect again, or wait for a limit to pass. */
function codeOf({ kind, resetsAtEpochMs }: ExactError): UnsentCode {
	if (kind === 'reconnect') return 'EXACT_RECONNECT';
	const isLimit = kind === 'rateLimited' || kind === 'dailyLimit' || resetsAtEpochMs !== undefined;
	return isLimit ? 'EXACT_PAUSED' : 'EXACT_UNREACHABLE';
}

/** True for what Exact Online did to one call; anything else is a defect and must not be hidden. */
export function isExactFailure(error: unknown): error is ExactError | ExactOutcomeUnknown {
	return error instanceof ExactError || error instanceof ExactOutcomeUnknown;
}

/** For throwing on what a catch can't deal with: whatever was thrown, as an Error. */
export function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
