/**
 * Reads what n8n throws when a request or a token refresh doesn't succeed. n8n wraps the service's
 * answer several times and puts generic OAuth texts on top, which mislead; the useful parts are
 * gathered from the whole chain of causes here. The thrown object itself goes no further: it holds
 * the access token and the body that was sent.
 */
import { readWords } from './envelope';
import { redact } from './redact';

export interface Failure {
	/**
	 * HTTP status of the last answer that came whole, from Exact Online's API or its token endpoint. One
	 * that broke off counts as lost, whatever its status: what it was going to say is not known.
	 */
	readonly status?: number;
	/** True when an answer began and broke off. */
	readonly brokeOff: boolean;
	/** Code of Node or axios: ECONNRESET, ENOTFOUND, … */
	readonly code?: string;
	/** True when the token endpoint refused for good, so that the request itself was not carried out. */
	readonly tokenRefused: boolean;
	/** True when the token endpoint, not the API, gave no usable answer, or one that soon passes. */
	readonly tokenLost: boolean;
	/** Exact Online's own words, redacted; empty when there are none. */
	readonly words: string;
	/** Every text of the chain, redacted. */
	readonly text: string;
}

type Link = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 8;
/**
 * What @n8n/client-oauth2 calls the answers of the token endpoint that hold no token: EAUTH one in
 * OAuth's form, whose status it drops, ESTATUS any other, such as a page of HTML.
 */
const OAUTH_ANSWER = 'EAUTH';
const OTHER_ANSWER = 'ESTATUS';
const UNCONNECTED =
	/needs to be reconnected|credentials not connected|no refresh token is available/i;
/** Errors of OAuth (RFC 6749, 4.1.2.1) that pass by themselves. */
const TEMPORARY: ReadonlySet<unknown> = new Set(['server_error', 'temporarily_unavailable']);
/** Not so the refusal of a renewal that came too early, which begins with the same words. */
const TOO_MANY = /rate limit(?!.*not expired)|too many/is;

function asLink(value: unknown): Link | undefined {
	return typeof value === 'object' && value !== null ? (value as Link) : undefined;
}

function chainOf(error: unknown): Link[] {
	const links: Link[] = [];
	let link = asLink(error);
	while (link && links.length < MAX_DEPTH && !links.includes(link)) {
		links.push(link);
		link = asLink(link.cause) ?? asLink(link.errorResponse);
	}
	return links;
}

/** axios sets the body when it has all of it, were it empty. */
function isBrokenOff(link: Link): boolean {
	const response = asLink(link.response);
	return response !== undefined && response.data === undefined && response.body === undefined;
}

function statusOf(link: Link): number | undefined {
	const response = asLink(link.response);
	const status = Number(response?.status ?? response?.statusCode ?? link.httpCode ?? link.status);
	return Number.isInteger(status) && status >= 100 && status < 600 ? status : undefined;
}

function wordsOf(link: Link): string {
	const response = asLink(link.response);
	if (response) return readWords(response.data ?? response.body, response.headers);
	return link.body === undefined ? '' : readWords(link.body, undefined);
}

/** What the token endpoint made of a renewal; undefined when it wasn't asked for one. */
function tokenAnswer(links: readonly Link[], text: string): 'refused' | 'lost' | undefined {
	if (UNCONNECTED.test(text)) return 'refused';
	for (const code of [OAUTH_ANSWER, OTHER_ANSWER]) {
		// The innermost one holds what the endpoint said; n8n may have wrapped it.
		const answer = [...links].reverse().find((link) => [link.code, link.httpCode].includes(code));
		if (answer === undefined) continue;
		const isRefusal = code === OAUTH_ANSWER ? !isPassing(answer) : statusOf(answer) === 401;
		return isRefusal ? 'refused' : 'lost';
	}
	return links.some(isTokenRequest) ? 'lost' : undefined;
}

/** True for an answer that a new connection would not cure: too many requests, maintenance. */
function isPassing(answer: Link): boolean {
	const error = asLink(answer.body)?.error;
	const isOAuth = error === undefined || typeof error === 'string';
	return !isOAuth || TEMPORARY.has(error) || TOO_MANY.test(wordsOf(answer));
}

function isTokenRequest(link: Link): boolean {
	const url = asLink(link.config)?.url;
	return typeof url === 'string' && url.includes('/oauth2/token');
}

function firstOf<T>(links: readonly Link[], read: (link: Link) => T | undefined): T | undefined {
	return links.map(read).find((value) => value !== undefined && value !== '');
}

/** The useful parts of anything thrown by n8n's request helpers. Never throws. */
export function readFailure(error: unknown): Failure {
	const links = chainOf(error);
	const code = firstOf(links, (link) => (typeof link.code === 'string' ? link.code : undefined));
	const text = redact(
		links.map(({ message }) => (typeof message === 'string' ? message : '')).join(' | '),
	);
	const token = tokenAnswer(links, text);
	const brokeOff = links.some(isBrokenOff);
	const status = brokeOff ? undefined : firstOf(links, statusOf);
	return {
		status,
		brokeOff,
		code,
		tokenRefused: token === 'refused',
		tokenLost: token === 'lost',
		words: firstOf(links, wordsOf) ?? '',
		text,
	};
}

const NEVER_SENT: ReadonlySet<string | undefined> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** True when the connection was never made, so that the request can't have been carried out. */
export function wasNeverSent(failure: Failure): boolean {
	return NEVER_SENT.has(failure.code);
}

/** What became of the connection, in words that n8n doesn't replace by its own. */
export function describeLoss(failure: Failure): string {
	if (failure.code === OTHER_ANSWER) {
		return `the answer (HTTP ${failure.status ?? 'unknown'}) was not one of that service`;
	}
	if (failure.code === OAUTH_ANSWER) {
		return `it can't answer for the moment${failure.words ? ` (${failure.words})` : ''}`;
	}
	if (failure.brokeOff) return 'the answer broke off before it was whole';
	if (failure.code === 'ERR_CANCELED') return 'the execution was cancelled while it was under way';
	if (
		failure.code === 'ECONNABORTED' ||
		failure.code === 'ETIMEDOUT' ||
		/timeout/i.test(failure.text)
	) {
		return 'no answer came in time';
	}
	if (failure.code === 'ECONNREFUSED') return 'the connection was refused';
	if (failure.code === 'ENOTFOUND' || failure.code === 'EAI_AGAIN') {
		return 'the host name was not found';
	}
	if (wasNeverSent(failure)) return 'no secure connection could be made';
	return 'the connection was lost before an answer came';
}
