import type { Garage } from './garage.mts';
import { moment } from './garage.mts';
import type { Row } from './database.mts';
import { readCursor, writeCursor } from './cursor.mts';

export type AuditAction = 'CLAIM' | 'EXPORT' | 'RESET' | 'PAYMENTS' | 'LINK' | 'IMPORT' | 'MAPPING';

export type AuditEntry = {
	readonly actor: string;
	readonly action: AuditAction;
	/** A status, an outcome or a code. */
	readonly result: string;
	readonly invoiceId?: string;
	readonly runId?: string;
	readonly detail?: string;
};

export type AuditQuery = {
	readonly invoiceId?: string;
	readonly from?: string;
	readonly cursor?: string;
	readonly limit?: number;
};

/** Writes down who did what. Nothing is ever changed or taken out again. */
export function audit(garage: Garage, entry: AuditEntry): void {
	garage.database
		.prepare(
			`INSERT INTO audit (at, actor, action, result, invoice_id, run_id, detail)
			 VALUES (?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(
			garage.now(),
			entry.actor,
			entry.action,
			entry.result,
			entry.invoiceId ?? null,
			entry.runId ?? null,
			entry.detail ?? null,
		);
}

/** One page of events, oldest first. */
export function auditPage(garage: Garage, query: AuditQuery): unknown {
	const { cursor, limit = 100, ...filter } = query;
	const after = cursor === undefined ? 0 : Number(readCursor(filter, cursor, 1)[0]);
	const from = query.from === undefined ? 0 : Date.parse(query.from);
	const rows = garage.database
		.prepare(
			`SELECT * FROM audit WHERE id > ? AND at >= ? AND (? IS NULL OR invoice_id = ?)
			 ORDER BY id LIMIT ?`,
		)
		.all(after, from, query.invoiceId ?? null, query.invoiceId ?? null, limit + 1);
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	const more = rows.length > limit && last !== undefined;
	return {
		items: page.map(eventOf),
		nextCursor: more ? writeCursor(filter, [String(last['id'])]) : null,
	};
}

function eventOf(row: Row): unknown {
	return {
		id: String(row['id']),
		at: moment(Number(row['at'])),
		actor: row['actor'],
		action: row['action'],
		result: row['result'],
		...(row['invoice_id'] === null ? {} : { invoiceId: row['invoice_id'] }),
		...(row['run_id'] === null ? {} : { runId: row['run_id'] }),
		...(row['detail'] === null ? {} : { detail: row['detail'] }),
	};
}
