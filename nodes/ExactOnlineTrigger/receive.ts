/**
 * One delivery. It is let in only with the signature of Exact Online over its very bytes; whatever can't
 * be checked is refused with 401 and starts nothing. What is genuine and not for this node is answered
 * with 200, or Exact Online would send it ten times more.
 */
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { givenText } from '../domain/values/given';
import { EXACT_CREDENTIAL } from '../exact/context';
import { isSameClient, readDelivery } from './delivery';
import { watchedDivision, watchedTopics } from './fields';
import { wasSeen } from './seen';
import { signedContent } from './signature';

const RECEIVED: IWebhookResponseData = { webhookResponse: 'OK' };

/** The event as one item; no item, and so no execution, for everything else. */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = rawBodyOf(context);
	if (body === undefined) return refuse(context);
	// At subscription Exact Online sends an empty body (hookdeck/webhook-skills pull request 152).
	if (body === '') return RECEIVED;
	const credential = await context.getCredentials(EXACT_CREDENTIAL);
	const content = signedContent(body, givenText(credential.webhookSecret));
	const delivery = content === undefined ? undefined : readDelivery(content);
	if (content === undefined || delivery === undefined) return refuse(context);
	const { clientId, event } = delivery;
	if (!isSameClient(clientId, givenText(credential.clientId))) return refuse(context);
	const isWanted =
		event.division === watchedDivision(context) && watchedTopics(context).includes(event.topic);
	// Without its moment, a second change of a record would look like the first one sent again.
	const isDated = event.createdOn !== '';
	if (!isWanted || (isDated && wasSeen(context, content))) return RECEIVED;
	const json: IDataObject = { ...event };
	return { ...RECEIVED, workflowData: [[{ json }]] };
}

/** The bytes as latin1 text. n8n keeps none of a form with files, and such a body is never Exact's. */
function rawBodyOf(context: IWebhookFunctions): string | undefined {
	const { rawBody } = context.getRequestObject() as { rawBody?: unknown };
	return Buffer.isBuffer(rawBody) ? rawBody.toString('latin1') : undefined;
}

function refuse(context: IWebhookFunctions): IWebhookResponseData {
	context.getResponseObject().status(401).send('Unauthorized').end();
	return { noWebhookResponse: true };
}
