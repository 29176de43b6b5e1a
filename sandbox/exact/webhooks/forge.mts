// Deliveries as somebody would send them who isn't Exact, or who has got hold of one of Exact's.
import { randomUUID } from 'node:crypto';
import { CLIENT_ID, DEFAULT_SWITCHES, WEBHOOK_SECRET } from '../options.mts';
import type { Row } from '../store.mts';
import { bodyOf, contentOf, hashOf } from './message.mts';
import type { Delivery } from './queue.mts';
import { send } from './send.mts';

export const FORGERIES = [
	'wrongSecret',
	'withoutHash',
	'altered',
	'replayed',
	'otherClient',
	'otherDivision',
	'notJson',
	'empty',
] as const;

export type Forgery = {
	kind: (typeof FORGERIES)[number];
	division: number;
	topic: string;
	/** Absent = the callback of the subscription. */
	callbackUrl?: string;
};

export type Forged = { body: string; status: number };

type Surroundings = {
	/** The latest genuine delivery on the topic. */
	last: Delivery | undefined;
	subscription: Row | undefined;
	now: number;
	siteUrl: string;
};

/** Sends it at once. Throws when there is nobody to send it to. */
export async function forge(forgery: Forgery, around: Surroundings): Promise<Forged> {
	const callbackUrl = forgery.callbackUrl ?? around.subscription?.['CallbackURL'];
	if (typeof callbackUrl !== 'string') throw new Error(`Nobody listens to ${forgery.topic}`);
	const body = forgedBody(forgery, around);
	return { body, status: await send(callbackUrl, body) };
}

function forgedBody({ kind, division, topic }: Forgery, around: Surroundings): string {
	const { now, siteUrl } = around;
	const facts = { topic, division, clientId: CLIENT_ID, action: 'Update', at: now, siteUrl };
	const made = (changes: { clientId?: string; division?: number } = {}) =>
		contentOf({ ...facts, ...changes, key: randomUUID() }, DEFAULT_SWITCHES);
	const genuine = around.last?.body ?? bodyOf(made(), WEBHOOK_SECRET);
	switch (kind) {
		case 'wrongSecret':
			return bodyOf(made(), 'not-the-secret');
		case 'withoutHash':
			return `{"Content":${made()}}`;
		// Another record under the hash of a genuine one.
		case 'altered':
			return `{"Content":${made()},"HashCode":"${hashIn(genuine)}"}`;
		case 'replayed':
			return genuine;
		case 'otherClient':
			return bodyOf(made({ clientId: randomUUID() }), WEBHOOK_SECRET);
		case 'otherDivision':
			return bodyOf(made({ division: division + 1 }), WEBHOOK_SECRET);
		case 'notJson':
			return `Content=${made()}`;
		case 'empty':
			return '';
	}
}

function hashIn(body: string): string {
	return /"HashCode":"([0-9A-F]{64})"/.exec(body)?.[1] ?? hashOf('', '');
}
