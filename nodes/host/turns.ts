import type { ExactClient } from '../exact/client';
import { oneAtATime } from '../exact/oneAtATime';

/**
 * Runs that look first and then create take turns, one at a time for each kind of work and division:
 * two of them side by side would both find nothing and both create. Exact Online has no key that makes
 * the second one fail. Runs that read payments take turns too, so that a burst of events doesn't read
 * the same changes many times at once. This holds within one process: several workers need the claims of the source,
 * and the look that follows the making of customers.
 */
export async function inTurn<Result>(
	work: 'customers' | 'entries' | 'payments',
	client: ExactClient,
	run: () => Promise<Result>,
): Promise<Result> {
	return await oneAtATime(`${work}|${client.baseUrl}|${client.division}`, run);
}
