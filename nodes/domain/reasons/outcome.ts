import type { Reason } from './reasons';

/**
 * What was done with one record, and who decided it.
 *
 * `created`, `adopted`, `updated`, `unchanged`: it stands in Exact Online. `refused`: by us, no call was
 * made. `rejected`: by Exact Online. `unconfirmed`: the answer was lost and the record not found; the
 * next run settles it. `notAttempted`: the run stopped before it, or what has to stand before it is in doubt.
 * `planned`: a dry run.
 */
export type OutcomeKind =
	| 'created'
	| 'adopted'
	| 'updated'
	| 'unchanged'
	| 'refused'
	| 'rejected'
	| 'unconfirmed'
	| 'notAttempted'
	| 'planned';

/** `Kind` is given by nodes that only compare, whose outcomes have names of their own. */
export interface Outcome<Result extends object, Kind extends string = OutcomeKind> {
	readonly outcome: Kind;
	/** What stands in Exact Online, as far as it is known. */
	readonly result: Result;
	readonly reasons: readonly Reason[];
}

/** True when a person has to look at the record: something blocks it, or what stands there is not right. */
export function needsAttention(outcome: Pick<Outcome<object>, 'reasons'>): boolean {
	return outcome.reasons.some((reason) => reason.severity === 'blocking');
}
