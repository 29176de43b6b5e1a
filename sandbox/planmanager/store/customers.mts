/** Customers, and the account of the bookkeeping that each was recognised as. */
import { Refusal } from '../api/refusal.mts';
import type { Customer, ExactLink } from '../types.mts';
import { readCursor, writeCursor } from './cursor.mts';
import type { Garage } from './garage.mts';
import { moment } from './garage.mts';
import type { Page } from './invoices.mts';

export type CustomerQuery = {
	readonly ids?: readonly string[];
	readonly cursor?: string;
	readonly limit?: number;
};

/** One page of customers, ordered by code. Unknown ids are left out. */
export function customerPage(garage: Garage, query: CustomerQuery): Page {
	const { cursor, limit = 100, ...filter } = query;
	const after = cursor === undefined ? '' : (readCursor(filter, cursor, 1)[0] ?? '');
	const ids = query.ids ?? [];
	const onId = query.ids === undefined ? '1' : `id IN (${ids.map(() => '?').join(', ')})`;
	const rows = garage.database
		.prepare(`SELECT * FROM customers WHERE code > ? AND ${onId} ORDER BY code LIMIT ?`)
		.all(after, ...ids, limit + 1);
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	const more = rows.length > limit && last !== undefined;
	return {
		items: page.map((row): unknown => JSON.parse(String(row['content']))),
		nextCursor: more ? writeCursor(filter, [String(last['code'])]) : null,
	};
}

/** Remembers an account; one a division. Throws 404 NOT_FOUND. */
export function linkCustomer(
	garage: Garage,
	id: string,
	link: Omit<ExactLink, 'linkedAt'>,
): { readonly applied: boolean; readonly customer: Customer } {
	const row = garage.database.prepare('SELECT content FROM customers WHERE id = ?').get(id);
	if (row === undefined) throw new Refusal(404, 'NOT_FOUND', `There is no customer ${id}.`);
	const customer = JSON.parse(String(row['content'])) as Customer;
	const known = customer.exactLinks.find((each) => each.division === link.division);
	const same = known?.accountId === link.accountId && known.matchedBy === link.matchedBy;
	if (same) return { applied: false, customer };
	const others = customer.exactLinks.filter((each) => each !== known);
	const linked = {
		...customer,
		exactLinks: [...others, { ...link, linkedAt: moment(garage.now()) }],
	};
	garage.database
		.prepare('UPDATE customers SET content = ? WHERE id = ?')
		.run(JSON.stringify(linked), id);
	return { applied: true, customer: linked };
}
