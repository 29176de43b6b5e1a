import { reason } from '../domain/reasons';
import type { Reason } from '../domain/reasons';
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

const REFUSALS: ReadonlySet<ExactErrorKind> = new Set(['refused', 'forbidden', 'notFound']);

/** What a refusal or a failing connection means for one record, in the words of the reasons. */
export function failureReason(error: ExactError, invoice?: string): Reason {
	return REFUSALS.has(error.kind)
		? reason('EXACT_REFUSED', {
				invoice,
				answer: error.exactMessage || error.message,
				advice: error.hint,
			})
		: { ...reason('EXACT_UNREACHABLE', { invoice, cause: error.message }), hint: error.hint };
}

/** True for what Exact Online did to one call; anything else is a defect and must not be hidden. */
export function isExactFailure(error: unknown): error is ExactError | ExactOutcomeUnknown {
	return error instanceof ExactError || error instanceof ExactOutcomeUnknown;
}

/** For throwing on what a catch can't deal with: whatever was thrown, as an Error. */
export function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
