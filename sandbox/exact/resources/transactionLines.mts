// The ledger line by line (debit positive), and what was deleted lately.
import { recentlyDeleted } from '../payments/versions.mts';
import type { Resource } from './resource.mts';

const ENDPOINTS = [
	'financialtransaction/TransactionLines',
	'bulk/Financial/TransactionLines',
	'sync/Financial/TransactionLines',
];

export const ledgerLists: readonly Resource[] = [
	...ENDPOINTS.map(
		(endpoint): Resource => ({ endpoint, rows: ({ books }) => books.transactionLines.all() }),
	),
	{ endpoint: 'sync/Deleted', rows: (work) => recentlyDeleted(work) },
];
