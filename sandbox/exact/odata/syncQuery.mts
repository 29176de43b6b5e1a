// Sync feeds go by row version and nothing else: $top, $skip and $orderby do nothing there
// (picqer/exact-php-client issue 587).
import type { Query } from './query.mts';

/** The query as a sync feed takes it. */
export function syncQuery(query: Query): Query {
	const { top: _top, ...rest } = query;
	const parameters = new URLSearchParams(query.parameters);
	for (const name of ['$top', '$skip', '$orderby']) parameters.delete(name);
	return { ...rest, orderBy: [], skip: 0, parameters };
}
