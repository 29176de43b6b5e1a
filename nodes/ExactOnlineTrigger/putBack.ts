/** Undoes a replacement that did not succeed, and says what it left behind. */
import type { ExactClient } from '../exact/client';
import { createSubscription, listSubscriptions } from '../exact/webhookSubscriptions';
import type { ExactSubscription } from '../exact/webhookSubscriptions';

/**
 * Makes subscriptions of others again that were removed in vain, and gives those that could not be made:
 * Exact Online calls the address, which has to answer, and it may be that of a workflow that is gone.
 */
export async function putBack(
	client: ExactClient,
	removed: readonly ExactSubscription[],
): Promise<ExactSubscription[]> {
	const gone: ExactSubscription[] = [];
	for (const one of removed) {
		// One that was not removed after all is refused as taken, by itself.
		const isBack = await createSubscription(client, one.topic, one.callbackUrl).then(
			() => true,
			() => false,
		);
		if (!isBack) gone.push(one);
	}
	if (gone.length === 0) return [];
	const standing = await listSubscriptions(client).catch(() => []);
	return gone.filter(({ topic, callbackUrl }) =>
		standing.every((one) => one.topic !== topic || one.callbackUrl !== callbackUrl),
	);
}

export const NOTHING_CHANGED = 'Nothing was changed.';

/** What an attempt that did not succeed left behind, and what to do about it. */
export function whatChanged(
	removed: readonly ExactSubscription[],
	gone: readonly ExactSubscription[],
): string {
	if (removed.length === 0) return NOTHING_CHANGED;
	if (gone.length === 0) return 'What was replaced is put back: the other address gets its events.';
	const list = gone.map(({ topic, callbackUrl }) => `${topic} to ${callbackUrl}`).join(', ');
	return `These subscriptions were removed and could not be put back: ${list}. If somebody still uses that address, unpublish the workflow there and publish it again.`;
}
