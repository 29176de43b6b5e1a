/**
 * For some apps Exact Online answers 400 to a read that doesn't filter on one of the fields it lists
 * (picqer/exact-php-client issue 591), for others it doesn't. So the query is first sent as it is,
 * and where Exact insists, a term that is true for every row is added from then on.
 */
import { ExactError } from './errors';
import { dateTime } from './odata';

const ALWAYS_TRUE = `Modified ge ${dateTime('1980-01-01')}`;

/** Credential, division and path where Exact Online insisted; per process, to save the refusal. */
const insistedOn = new Set<string>();

/** The filter to send: with the extra term where Exact Online is known to insist. */
export function filterFor(key: string, filter: string | undefined): string | undefined {
	if (!insistedOn.has(key)) return filter;
	return filter ? `${filter} and ${ALWAYS_TRUE}` : ALWAYS_TRUE;
}

/** True when the refusal is of this kind, so that `filterFor` adds the term from now on. */
export function learnFrom(key: string, error: unknown): boolean {
	if (!(error instanceof ExactError)) return false;
	if (!/mandatory filtering.*\bModified\b/is.test(error.exactMessage)) return false;
	insistedOn.add(key);
	return true;
}

/** Forgets everything; for tests, which share one process. */
export function forgetMandatoryFilters(): void {
	insistedOn.clear();
}
