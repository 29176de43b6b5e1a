import type { ExactClient } from './client';
import { id, number } from './row';
import type { Row } from './row';

/** EntityType of `sync/Deleted`; Exact Online keeps these rows for about two months. */
const PAYMENT_TERM = 10;

/** GUIDs of the payment terms that were deleted after a row version, a thousand rows a call. */
export async function readDeletedTerms(
	client: ExactClient,
	after: string,
): Promise<ReadonlySet<string>> {
	// Only Timestamp may be filtered on, so the deletions of all kinds are read.
	const rows = await client.list<Row>('sync/Deleted', {
		select: ['Timestamp', 'EntityKey', 'EntityType'],
		filter: `Timestamp gt ${after}L`,
	});
	return new Set(
		rows.filter((row) => number(row.EntityType) === PAYMENT_TERM).map((row) => id(row.EntityKey)),
	);
}
