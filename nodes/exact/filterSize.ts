/**
 * How many terms an `or` may have is not published. 40 is what ossobv/exactonline sends in production;
 * 60, the rows of a page, saves a third of the calls. Where Exact Online does not take that many it answers
 * 400, which counts towards its hourly limit: so it is asked once, and fewer are sent from then on.
 */
import { ExactError } from './errors';

export const PROVEN_TERMS = 40;
const TRIED_TERMS = 60;

/** How the libraries that Exact Online is built on speak of it; its own words were never recorded. */
const SIZE_WORDS = /node count|recursion limit|too (many|complex|long)/i;

/** True for a refusal that speaks of the size of a filter: a shorter one may be taken. */
export function speaksOfSize({ status, exactMessage }: ExactError): boolean {
	return status === 400 && SIZE_WORDS.test(exactMessage);
}

/** Most terms by site; per process, to save the refusal. */
const mostTerms = new Map<string, number>();

/** Most terms that a filter is sent with to this site (base URL). */
export function termsPerFilter(site: string): number {
	return mostTerms.get(site) ?? TRIED_TERMS;
}

/**
 * True when a filter of so many terms was refused for its size, or may have been, so that `termsPerFilter`
 * gives fewer from now on: what is known to be taken, or half of what is refused even so.
 */
export function learnSize(site: string, terms: number, error: unknown): boolean {
	if (!(error instanceof ExactError) || error.status !== 400 || terms < 2) return false;
	if (terms <= PROVEN_TERMS && !speaksOfSize(error)) return false;
	const fewer = terms > PROVEN_TERMS ? PROVEN_TERMS : Math.floor(terms / 2);
	mostTerms.set(site, Math.min(termsPerFilter(site), fewer));
	return true;
}

/** Forgets everything; for tests, which share one process. */
export function forgetSizes(): void {
	mostTerms.clear();
}
