import { reason } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import type { ExactError, ExactErrorKind, ExactOutcomeUnknown } from '../exact/errors';

type UnsentCode = 'EXACT_UNREACHABLE' | 'EXACT_RECONNECT' | 'EXACT_PAUSED' | 'ENTRIES_NOT_VISIBLE';

const REFUSALS: ReadonlySet<ExactErrorKind> = new Set(['refused', 'forbidden', 'notFound']);

/** What a refusal or a failing connection means for one record, in the words of the reasons. */
export function failureReason(error: ExactError, invoice?: string): Reason {
	// What was refused before in the run is not sent again, and its reason is that refusal.
	if (REFUSALS.has(error.kind) || (error.kind === 'blocked' && error.exactMessage !== '')) {
		const answer = error.exactMessage || error.message;
		return reason('EXACT_REFUSED', { invoice, answer, advice: error.hint });
	}
	return { ...reason(codeOf(error), { invoice, cause: error.message }), hint: error.hint };
}

/** What it means for one record that nobody knows whether its write was carried out. */
export function unknownReason(lost: ExactOutcomeUnknown, invoice?: string): Reason {
	const answer = lost.exactMessage || undefined;
	return reason('OUTCOME_UNKNOWN', { invoice, step: lost.endpoint, answer });
}

/** What a person has to do differs: wait for the service, connect again, or wait for a limit to pass. */
function codeOf({ kind, resetsAtEpochMs }: ExactError): UnsentCode {
	if (kind === 'reconnect') return 'EXACT_RECONNECT';
	if (kind === 'blind') return 'ENTRIES_NOT_VISIBLE';
	const isLimit = kind === 'rateLimited' || kind === 'dailyLimit' || resetsAtEpochMs !== undefined;
	return isLimit ? 'EXACT_PAUSED' : 'EXACT_UNREACHABLE';
}
