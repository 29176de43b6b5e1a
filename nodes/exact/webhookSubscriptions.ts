import type { ExactClient } from './client';
import { asError, ExactError } from './errors';
import { id, text } from './row';
import type { Row } from './row';

export interface ExactSubscription {
	readonly id: string;
	/** What is watched, such as BankEntries. */
	readonly topic: string;
	/** Where Exact Online sends its events. */
	readonly callbackUrl: string;
}

const PATH = 'webhooks/WebhookSubscriptions';

/** The webhook subscriptions of this app in this division; those of other apps are never shown. */
export async function listSubscriptions(client: ExactClient): Promise<ExactSubscription[]> {
	const rows = await client.list<Row>(PATH, { select: ['ID', 'Topic', 'CallbackURL'] });
	return rows.map((row) => ({
		id: id(row.ID),
		topic: text(row.Topic),
		callbackUrl: text(row.CallbackURL),
	}));
}

/**
 * Subscribes to a topic and resolves with the GUID. Exact Online sends an empty POST to the callback
 * meanwhile, which must be answered with 200. Throws like `ExactClient.create`.
 */
export async function createSubscription(
	client: ExactClient,
	topic: string,
	callbackUrl: string,
): Promise<string> {
	const row = await client.create<Row>(PATH, { Topic: topic, CallbackURL: callbackUrl });
	return id(row.ID);
}

/** Ends a subscription (GUID); one that is gone already is fine. Throws like `ExactClient.remove`. */
export async function removeSubscription(
	client: ExactClient,
	subscriptionId: string,
): Promise<void> {
	// Not a catch block: what isn't "gone already" is handed on as it came.
	const failure = await client.remove(PATH, subscriptionId).then(
		() => undefined,
		(error: unknown) => error,
	);
	const isGone = failure instanceof ExactError && failure.kind === 'notFound';
	if (failure !== undefined && !isGone) throw asError(failure);
}

/** True for the refusal of a second subscription to a topic, in the languages of Exact Online. */
export function isTaken(error: unknown): boolean {
	return (
		error instanceof ExactError &&
		/already exists|bestaat reeds|existe déjà/i.test(error.exactMessage)
	);
}
