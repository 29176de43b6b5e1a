import type { ExactClient } from './client';
import { id, text } from './row';
import type { Row } from './row';

export interface ExactSubscription {
	readonly id: string;
	/** What is watched, such as BankEntries. */
	readonly topic: string;
	/** Where Exact Online sends its events. */
	readonly callbackUrl: string;
}

/** The webhook subscriptions of this app in this division; those of other apps are never shown. */
export async function listSubscriptions(client: ExactClient): Promise<ExactSubscription[]> {
	const rows = await client.list<Row>('webhooks/WebhookSubscriptions', {
		select: ['ID', 'Topic', 'CallbackURL'],
	});
	return rows.map((row) => ({
		id: id(row.ID),
		topic: text(row.Topic),
		callbackUrl: text(row.CallbackURL),
	}));
}
