/**
 * When may a call be sent again, and after how long? One pure function, so that the rule can be read
 * and tested in one place. A write is repeated only after a 429, which Exact Online gives before it
 * looks at the request; after anything else it may already be in the books.
 */

export type TryResult =
	| { readonly kind: 'rateLimited'; readonly waitMs: number }
	/** A 429 that doesn't say which limit. */
	| { readonly kind: 'untold'; readonly waitMs: number }
	/** No answer, or 502, 503, 504. */
	| { readonly kind: 'lost' }
	/** HTTP 500 that says nothing about the request. */
	| { readonly kind: 'generic500' }
	| { readonly kind: 'final' };

/** How often each result has come before this one, for the same call. */
export interface EarlierTries {
	readonly rateLimited: number;
	readonly untold: number;
	readonly lost: number;
	readonly generic500: number;
}

const MAX_RATE_LIMITED = 3;
/** When the same comes after a whole minute, it is a block more likely than a limit, and asking prolongs it. */
const MAX_UNTOLD = 1;
const MAX_GENERIC = 1;
const BACK_OFF_MS = [1000, 3000, 9000];

/** Milliseconds to wait before the next try; 0 means stop. */
export function retryDelay(method: string, result: TryResult, earlier: EarlierTries): number {
	if (result.kind === 'rateLimited') {
		return earlier.rateLimited < MAX_RATE_LIMITED ? result.waitMs : 0;
	}
	if (result.kind === 'untold') return earlier.untold < MAX_UNTOLD ? result.waitMs : 0;
	if (method !== 'GET') return 0;
	if (result.kind === 'lost') return BACK_OFF_MS[earlier.lost] ?? 0;
	if (result.kind === 'generic500') return earlier.generic500 < MAX_GENERIC ? BACK_OFF_MS[0] : 0;
	return 0;
}
