/**
 * Reads what n8n throws when a request or a token refresh doesn't succeed. n8n wraps the service's
 * answer several times and puts generic OAuth texts on top, which mislead; the useful parts are
 * gathered from the whole chain of causes here. The thrown object itself goes no further: it holds
 * the access token and the body that was sent.
 */
import { readWords } from './envelope';
import { redact } from './redact';

export interface Failure {
	/** HTTP status of the last answer, from Exact Online's API or its token endpoint. */
	readonly status?: number;
	/** Code of Node or axios: ECONNRESET, ENOTFOUND, … */
	readonly code?: string;
	/** True when the token endpoint refused, so that the request itself was not carried out. */
	readonly tokenRefused: boolean;
	/** True when the token endpoint, not the API, gave no usable answer. */
	readonly tokenLost: boolean;
	/** Exact Online's own words, redacted; empty when there are none. */
	readonly words: string;
	/** Every text of the chain, redacted. */
	readonly text: string;
}

type Link = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 8;
/** What @n8n/client-oauth2 calls a refusal by the token endpoint. */
const TOKEN_CODES: ReadonlySet<unknown> = new Set(['EAUTH', 'ESTATUS']);
const UNCONNECTED = /needs to be reconnected|credentials not connected/i;

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
	const httpCode = firstOf(links, (link) =>
		typeof link.httpCode === 'string' && link.httpCode ? link.httpCode : undefined,
	);
	const text = redact(links.map((link) => String(link.message ?? '')).join(' | '));
	const tokenLost = links.some(isTokenRequest);
	const status = firstOf(links, statusOf);
	return {
		...(status === undefined ? {} : { status }),
		...(code === undefined ? {} : { code }),
		tokenRefused:
			links.some((link) => TOKEN_CODES.has(link.code)) ||
			TOKEN_CODES.has(httpCode) ||
			UNCONNECTED.test(text),
		tokenLost,
		words: firstOf(links, wordsOf) ?? '',
		text,
	};
}

const NEVER_SENT: ReadonlySet<string> = new Set([
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
	return failure.code !== undefined && NEVER_SENT.has(failure.code);
}

/** What became of the connection, in words that n8n doesn't replace by its own. */
export function describeLoss(failure: Failure): string {
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
