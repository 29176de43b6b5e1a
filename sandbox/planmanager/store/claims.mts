/**
 * Claims: two runs at once never get the same document, nor documents of the same customer: both would
 * create the customer in the books. A claim holds as long as its lease; the same run may ask again
 * and goes on where it was broken off.
 */
import { Refusal } from '../api/refusal.mts';
import { audit } from './audit.mts';
import { inTransaction } from './database.mts';
import { all, checkFilter, conditionOf } from './filter.mts';
import type { Condition, InvoiceFilter } from './filter.mts';
import type { Garage } from './garage.mts';
import { invoiceRow, invoiceRows, viewOf } from './invoices.mts';
import type { InvoiceView } from './invoices.mts';

export type ClaimRequest = {
	readonly filter: InvoiceFilter;
	readonly runId: string;
	readonly leaseSeconds?: number;
	readonly limit?: number;
};

export type Claimed = {
	readonly items: readonly InvoiceView[];
	/** How many more are free for this run. */
	readonly remaining: number;
	/** How many more would be, if another run did not hold their customers. */
	readonly held: number;
};

/** Takes documents for a run, in the order of the screen. Throws 400 for filters that can't be. */
export function claim(garage: Garage, request: ClaimRequest, actor: string): Claimed {
	const { filter, runId, leaseSeconds = 1_800, limit = 100 } = request;
	checkFilter(filter);
	return inTransaction(garage.database, () => {
		const now = garage.now();
		const statuses = claimableStatuses(filter);
		const mine = all([conditionOf(filter), statuses, freeFor(runId, now)]);
		const rows = invoiceRows(garage, all([mine, customerFreeFor(runId, now)]));
		const held = invoiceRows(garage, mine).length - rows.length;
		const taken = rows.slice(0, limit).map((row) => String(row['id']));
		for (const id of taken) take(garage, id, runId, now + leaseSeconds * 1_000, actor);
		return {
			items: taken.map((id) => viewOf(invoiceRow(garage, id), now)),
			remaining: rows.length - taken.length,
			held,
		};
	});
}

function claimableStatuses(filter: InvoiceFilter): Condition {
	const wanted = filter.exportStatus ?? ['NOT_EXPORTED', 'FAILED'];
	const other = wanted.find((status) => status !== 'NOT_EXPORTED' && status !== 'FAILED');
	if (other !== undefined) {
		throw new Refusal(
			400,
			'FILTER_CONFLICT',
			`An invoice with the status ${other} can't be claimed.`,
			'Reset it first, or leave this status out.',
		);
	}
	return { sql: `status IN (${wanted.map(() => '?').join(', ')})`, values: [...wanted] };
}

/** Neither held by another run, nor done already by this one. */
function freeFor(runId: string, now: number): Condition {
	return {
		sql: `(claim_run IS NULL OR claim_run = ? OR lease_until <= ?) AND NOT EXISTS (
			SELECT 1 FROM runs WHERE invoice_id = invoices.id AND run_id = ? AND runs.result IS NOT NULL)`,
		values: [runId, now, runId],
	};
}

/** No other run holds a document of the same customer. */
function customerFreeFor(runId: string, now: number): Condition {
	return {
		sql: `customer_id NOT IN (
			SELECT customer_id FROM invoices WHERE claim_run <> ? AND lease_until > ?)`,
		values: [runId, now],
	};
}

function take(garage: Garage, id: string, runId: string, leaseUntil: number, actor: string): void {
	const { database } = garage;
	database
		.prepare('UPDATE invoices SET claim_run = ?, lease_until = ?, updated_at = ? WHERE id = ?')
		.run(runId, leaseUntil, garage.now(), id);
	database.prepare('INSERT OR IGNORE INTO runs VALUES (?, ?, NULL, NULL)').run(id, runId);
	audit(garage, { actor, action: 'CLAIM', result: 'CLAIMED', invoiceId: id, runId });
}
