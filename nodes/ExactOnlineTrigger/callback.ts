/** Where Exact Online is to send its events, and whether it can get there. */
import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions, INode } from 'n8n-workflow';
import { givenText } from '../domain/values/given';
import { baseUrlOf, parseUrl } from '../exact/baseUrl';
import { EXACT_CREDENTIAL } from '../exact/context';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address of this node, after checking that a subscription for it can work: https, and a secret to
 * check deliveries with. Nothing is sent before. Throws a NodeOperationError.
 */
export async function callbackUrlOf(context: IHookFunctions): Promise<string> {
	const node = context.getNode();
	const credential = await context.getCredentials(EXACT_CREDENTIAL);
	if (givenText(credential.webhookSecret) === '') {
		throw new NodeOperationError(node, 'The Exact Online credential has no webhook secret', {
			description:
				'Copy the webhook secret from the page of your app in the App Center of Exact Online into the credential. Without it nobody could tell real events from forged ones, so nothing was activated.',
		});
	}
	const url = context.getNodeWebhookUrl('default') ?? '';
	const parsed = parseUrl(url);
	const isSafe = parsed?.protocol === 'https:';
	if (!isSafe && !isSandbox(parsed, baseUrlOf(credential))) throw notHttps(node, url);
	return url;
}

/** True for an address of the n8n that this node runs in now. */
export function isSameSite(context: IHookFunctions, callbackUrl: string): boolean {
	const now = parseUrl(context.getNodeWebhookUrl('default') ?? '');
	return now !== undefined && now.origin === parseUrl(callbackUrl)?.origin;
}

/** Plain http is for a simulator on this machine that calls an n8n on this machine. */
function isSandbox(callback: URL | undefined, baseUrl: string): boolean {
	const isLocal = (url: URL | undefined) => url?.protocol === 'http:' && LOOPBACK.has(url.hostname);
	return isLocal(callback) && isLocal(parseUrl(baseUrl));
}

function notHttps(node: INode, url: string): NodeOperationError {
	return new NodeOperationError(
		node,
		`Exact Online calls back over https only, and this n8n is at ${url || 'no address'}`,
		{
			description:
				'Give n8n an https address that can be reached from outside, and set it in the environment variable WEBHOOK_URL. It must be on the domain of the redirect URI of your app. Nothing was activated.',
		},
	);
}
