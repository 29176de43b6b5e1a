// Payment terms behind their doors: cashflow/Receivables, its bulk twin and the sync feed. One
// record is one term of one booking; a bank line on a customer's account is one too.
import type { Row } from '../store.mts';
import { touch } from '../payments/versions.mts';
import type { Resource, Work } from './resource.mts';

const RECEIPT = 20;
// The reference page lets a PUT change these three.
const WRITABLE = ['Description', 'PaymentMethod', 'PaymentReference'];

const customers = ({ books }: Work): Row[] => books.terms.where('LineType', RECEIPT);

export const receivables: readonly Resource[] = [
	{
		endpoint: 'cashflow/Receivables',
		rows: customers,
		update(row, input, work) {
			for (const name of WRITABLE) {
				if (name in input.values) row[name] = input.values[name] ?? null;
			}
			touch(row, work);
		},
	},
	{ endpoint: 'bulk/Cashflow/Receivables', rows: customers },
	// Both sides are in the feed: LineType 20 customers, 22 suppliers.
	{ endpoint: 'sync/Cashflow/PaymentTerms', rows: ({ books }) => books.terms.all() },
];
