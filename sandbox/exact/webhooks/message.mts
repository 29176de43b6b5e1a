// What a delivery says. HashCode = upper-case hex of HMAC-SHA256 over the bytes of Content, keyed
// with the app's webhook secret (picqer Authenticatable.php; recorded live by hookdeck/webhook-skills
// PR 152 and yusufkaracaburun/emeq-exact-api). It says that something changed, never what.
import { createHmac } from 'node:crypto';
import type { Switches } from '../options.mts';
import { FIRED } from './topics.mts';

export type EventFacts = {
	topic: string;
	clientId: string;
	division: number;
	action: string;
	key: string;
	/** Milliseconds since the epoch. */
	at: number;
	siteUrl: string;
};

/** How a delivery is written: with \u0027 for an apostrophe, with the fields that it must have only. */
export type Writing = Pick<Switches, 'webhookEscapes' | 'webhookContent'>;

/** The Content object as text, in the order of fields of the recorded deliveries. */
export function contentOf(facts: EventFacts, writing: Writing): string {
	const { topic, clientId, division, action, key, at, siteUrl } = facts;
	const endpoint = FIRED[topic] ?? topic;
	const whom = { Topic: topic, ClientId: clientId };
	if (writing.webhookContent === 'sparse') {
		return JSON.stringify({ ...whom, Division: String(division) });
	}
	const text = JSON.stringify({
		...whom,
		Division: division,
		Action: action,
		Key: key,
		ExactOnlineEndpoint: `${siteUrl}/api/v1/${division}/${endpoint}(guid'${key}')`,
		// Without zone.
		EventCreatedOn: new Date(at).toISOString().slice(0, -1),
	});
	return writing.webhookEscapes ? text.replaceAll("'", '\\u0027') : text;
}

/** A whole body; the hash is over the very text of `content`. */
export function bodyOf(content: string, secret: string): string {
	return `{"Content":${content},"HashCode":"${hashOf(content, secret)}"}`;
}

export function hashOf(content: string, secret: string): string {
	return createHmac('sha256', secret).update(content, 'utf8').digest('hex').toUpperCase();
}
