import type { ExactClient } from './client';
import { id } from './row';
import type { Row } from './row';

/** EntityType of `sync/Deleted`; Exact Online keeps these rows for about two months. */
const PAYMENT_TERM = 10;

/** GUIDs of the payment terms that were deleted after a row version, a thousand rows a call. */
export async function readDeletedTerms(
	client: ExactClient,
	after: string,
): Promise<ReadonlySet<string>> {
	// Of the feeds this one takes a second filter (Exact's own exactonline-api-dotnet-sync-demo).
	const rows = await client.list<Row>('sync/Deleted', {
		select: ['Timestamp', 'EntityKey'],
		filter: `Timestamp gt ${after}L and EntityType eq ${PAYMENT_TERM}`,
	});
	return new Set(rows.map((row) => id(row.EntityKey)));
}
