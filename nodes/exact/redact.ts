/**
 * Nothing that leaves this folder as text may carry a token, a secret or the content of a PDF, and
 * services do echo what they were sent.
 */

const MAX_LENGTH = 1000;

const NAMED_SECRET =
	/("?(?:access_token|refresh_token|client_secret|webhook_?secret|attachment)"?\s*[:=]\s*"?)[^"&\s,}]+/gi;
/** As a parameter or a JSON key only: Exact Online's own words name BTW-codes and postcodes. */
const AUTHORISATION_CODE = /((?<![\w-])code=|"code"\s*:\s*")[^"&\s,}]+/gi;
const BEARER = /\bBearer\s+[^\s"',]+/gi;
/** Longer than any GUID, code or word: base64 content or a token. */
const LONG_RUN = /[A-Za-z0-9+/=_-]{80,}/g;

/** The text with tokens, secrets and attachment content taken out, cut to 1,000 characters. */
export function redact(text: string): string {
	const clean = text
		.replace(BEARER, 'Bearer [hidden]')
		.replace(NAMED_SECRET, '$1[hidden]')
		.replace(AUTHORISATION_CODE, '$1[hidden]')
		.replace(LONG_RUN, '[hidden]');
	return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
}
