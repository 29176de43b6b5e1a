// webhooks/WebhookSubscriptions: one for each app, division and topic. The callback must answer
// an empty POST before the subscription stands (recorded live by hookdeck/webhook-skills PR 152).
import { CLIENT_ID } from '../options.mts';
import type { Switches } from '../options.mts';
import { stableGuid } from '../guid.mts';
import type { Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { isReceived } from '../webhooks/send.mts';
import { isTopic } from '../webhooks/topics.mts';
import { mandatory, newRow, refuseIf } from './resource.mts';
import type { Resource, Work } from './resource.mts';

const ENDPOINT = 'webhooks/WebhookSubscriptions';

/** `validate` sends the empty POST and resolves to the status that it got, 0 = none. */
export function webhookSubscriptions(validate: (callbackUrl: string) => Promise<number>): Resource {
	return {
		endpoint: ENDPOINT,
		// Those of other apps are never shown.
		rows: ({ books }) => books.subscriptions.where('ClientID', CLIENT_ID),
		// Recorded in Belgium in 2019: the app is not told.
		shown: (row) => ({ ...row, ClientID: null }),
		answersFully: true,
		async create(input, work) {
			const { CallbackURL: callbackUrl, Topic: topic } = input.values;
			refuseIf([
				mandatory(input, 'CallbackURL', 'callbackUrl'),
				mandatory(input, 'Topic', 'topic'),
				topicProblem(topic),
				callbackProblem(callbackUrl, work.switches),
				// Faster delivery is for this topic only.
				input.values['IsInstant'] === true && topic !== 'GoodsDeliveries'
					? say('invalid', 'topic')
					: undefined,
			]);
			refuseIf([isTaken(topic, work) ? say('exists') : undefined]);
			const status = await validate(String(callbackUrl));
			// The words of this refusal were never recorded.
			refuseIf([isReceived(status) ? undefined : say('invalid', 'callbackUrl')]);
			refuseIf([isTaken(topic, work) ? say('exists') : undefined]);
			const row = newRow(
				ENDPOINT,
				{
					...input.values,
					ClientID: CLIENT_ID,
					Creator: stableGuid('user', 'sophie'),
					CreatorFullName: 'Sophie Meuse',
					UserID: stableGuid('user', 'sophie'),
					Description: String(topic),
				},
				work,
			);
			return work.books.subscriptions.add(row);
		},
		remove(row, { books }) {
			books.subscriptions.remove(row['ID'] ?? null);
		},
	};
}

function isTaken(topic: unknown, { books }: Work): boolean {
	const own = (row: Row) => row['Topic'] === topic && row['ClientID'] === CLIENT_ID;
	return books.subscriptions.find(own) !== undefined;
}

function topicProblem(topic: unknown): Message | undefined {
	if (typeof topic !== 'string' || topic === '') return undefined;
	return isTopic(topic) ? undefined : say('badReference', 'topic');
}

// https, and the domain of the app's redirect URI (yusufkaracaburun/emeq-exact-api webhooks.md).
function callbackProblem(callbackUrl: unknown, switches: Switches): Message | undefined {
	if (typeof callbackUrl !== 'string' || callbackUrl === '') return undefined;
	if (!URL.canParse(callbackUrl)) return say('invalid', 'callbackUrl');
	const { protocol, hostname } = new URL(callbackUrl);
	const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
	const isAllowed =
		protocol === 'https:' || (protocol === 'http:' && isLocal && switches.loopbackCallbacks);
	const isOnDomain =
		switches.callbackHosts.length === 0 || switches.callbackHosts.includes(hostname);
	return isAllowed && isOnDomain ? undefined : say('invalid', 'callbackUrl');
}
