// How answers leave: JSON in an envelope, or Atom; errors in the error envelope.
import type { SandboxContext } from '../../core/intercept.mts';
import { errorXml, toAtom } from '../odata/atom.mts';
import type { Envelope } from '../odata/wire.mts';
import type { Switches } from '../options.mts';
import type { Problem } from '../problem.mts';

export type Headers = Record<string, string>;

/** XML unless JSON is asked for (justinholtweb/craft-exactly, hotgluexyz/tap-exact). */
function wantsJson(context: SandboxContext): boolean {
	return (context.req.header('accept') ?? '').includes('application/json');
}

export function sendEnvelope(
	context: SandboxContext,
	envelope: Envelope,
	status: number,
	headers: Headers,
): Response {
	if (wantsJson(context)) return send(JSON.stringify(envelope), status, JSON_TYPE, headers);
	return send(toAtom(envelope), status, ATOM_TYPE, headers);
}

export function sendNothing(status: number, headers: Headers): Response {
	return new Response(null, { status, headers });
}

export function sendText(text: string, headers: Headers): Response {
	return send(text, 200, 'text/plain;charset=utf-8', headers);
}

/** A list that isn't one. */
export function sendNullResults(headers: Headers): Response {
	return send('{"d":{"results":null}}', 200, JSON_TYPE, headers);
}

/**
 * An error: {"error":{"code":"","message":{"lang":"","value":"…"}}}; the code is always empty. The
 * response header `Reason` holds the text too where it is ASCII (picqer Connection.php).
 */
export function sendProblem(
	context: SandboxContext,
	problem: Problem,
	switches: Switches,
	headers: Headers,
): Response {
	const text = problem.textIn(switches.language);
	context.set('note', text);
	const all = { ...headers, ...problem.headers };
	if (problem.bare) return sendNothing(problem.status, all);
	if (problem.page !== undefined) return send(problem.page, problem.status, 'text/html', all);
	if (!wantsJson(context)) return send(errorXml(text), problem.status, XML_TYPE, all);
	const lang = problem.messages.length > 0 ? switches.language : '';
	const body = { error: { code: '', message: { lang, value: text } } };
	return send(JSON.stringify(body), problem.status, JSON_TYPE, all);
}

const JSON_TYPE = 'application/json;odata=verbose;charset=utf-8';
const ATOM_TYPE = 'application/atom+xml;charset=utf-8';
const XML_TYPE = 'application/xml;charset=utf-8';

function send(body: string, status: number, type: string, headers: Headers): Response {
	return new Response(body, { status, headers: { ...headers, 'Content-Type': type } });
}
