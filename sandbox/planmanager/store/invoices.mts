/** Reading documents: one, a page of them, and the form they have on the wire. */
import { Refusal } from '../api/refusal.mts';
import type {
	Customer,
	ExportResult,
	ExportStatus,
	InvoiceContent,
	PdfSource,
	Reason,
} from '../types.mts';
import { readCursor, writeCursor } from './cursor.mts';
import type { Row } from './database.mts';
import { all, checkFilter, conditionOf, isNamed, statusCondition } from './filter.mts';
import type { Condition, InvoiceFilter } from './filter.mts';
import type { Garage } from './garage.mts';
import { moment } from './garage.mts';

const ORDER = 'ORDER BY date, number_key, id';
const COLUMNS = `invoices.*,
	(SELECT content FROM customers WHERE customers.id = customer_id) AS customer,
	(SELECT COUNT(*) FROM runs WHERE invoice_id = invoices.id) AS attempts`;

export type ExportState = {
	readonly status: ExportStatus;
	readonly attempts: number;
	readonly runId?: string;
	readonly leaseUntil?: string;
	readonly outcome?: string;
	readonly division?: number;
	readonly entryId?: string;
	readonly entryNumber?: number | null;
	readonly documentId?: string;
	readonly exportedAt?: string;
	readonly payloadHash?: string;
	readonly reasons: readonly Reason[];
};

export type InvoiceView = Omit<InvoiceContent, 'customerId'> & {
	readonly customer: Customer;
	readonly pdf: { readonly available: boolean };
	readonly ubl: { readonly available: boolean };
	readonly export: ExportState;
	readonly payments: { readonly paid: string; readonly open: string; readonly asOf?: string };
	readonly updatedAt: string;
};

export type Page = { readonly items: readonly unknown[]; readonly nextCursor: string | null };

/** The row of one document. Throws 404 NOT_FOUND. */
export function invoiceRow(garage: Garage, id: string): Row {
	const row = garage.database.prepare(`SELECT ${COLUMNS} FROM invoices WHERE id = ?`).get(id);
	if (row === undefined) throw new Refusal(404, 'NOT_FOUND', `There is no invoice ${id}.`);
	return row;
}

/** Rows that meet a condition, in the order of the screen. */
export function invoiceRows(garage: Garage, condition: Condition, limit = -1): Row[] {
	return garage.database
		.prepare(`SELECT ${COLUMNS} FROM invoices WHERE ${condition.sql} ${ORDER} LIMIT ?`)
		.all(...condition.values, limit);
}

/** One page of the screen. Throws 400 for filters that can't be. */
export function invoicePage(
	garage: Garage,
	query: InvoiceFilter & { readonly cursor?: string; readonly limit?: number },
): Page {
	const { cursor, limit = 100, ...filter } = query;
	checkFilter(filter);
	const after = cursor === undefined ? [] : [afterKey(readCursor(filter, cursor, 3))];
	const condition = all([conditionOf(filter), ...statusesFor(filter, garage.now()), ...after]);
	const rows = invoiceRows(garage, condition, limit + 1);
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	const more = rows.length > limit && last !== undefined;
	return {
		items: page.map((row) => withRunResult(garage, viewOf(row, garage.now()), filter.runId)),
		nextCursor: more
			? writeCursor(filter, [String(last['date']), String(last['number_key']), String(last['id'])])
			: null,
	};
}

/** A document as the contract shows it, at `now` in milliseconds. */
export function viewOf(row: Row, now: number): InvoiceView {
	const { customerId: _, ...content } = contentOf(row);
	const pdf = JSON.parse(String(row['pdf'])) as PdfSource;
	const customer = JSON.parse(String(row['customer'])) as Customer;
	return {
		...content,
		customer,
		pdf: { available: pdf.kind !== 'none' },
		ubl: { available: false },
		export: exportStateOf(row, now),
		payments: paymentsOf(row, content.totals.gross),
		updatedAt: moment(Number(row['updated_at'])),
	};
}

/** What became of its export, as it reads at `now` in milliseconds. */
export function exportStateOf(row: Row, now: number): ExportState {
	const hash = row['payload_hash'] === null ? {} : { payloadHash: String(row['payload_hash']) };
	const attempts = Number(row['attempts']);
	const result = resultOf(row);
	if (row['claim_run'] !== null && Number(row['lease_until']) > now) {
		return {
			status: 'CLAIMED',
			attempts,
			runId: String(row['claim_run']),
			leaseUntil: moment(Number(row['lease_until'])),
			...hash,
			reasons: result?.reasons ?? [],
		};
	}
	if (result === undefined) return { status: 'NOT_EXPORTED', attempts, ...hash, reasons: [] };
	const { status, payloadHash: _, reasons = [], ...rest } = result;
	const exportedAt =
		row['exported_at'] === null ? {} : { exportedAt: moment(Number(row['exported_at'])) };
	return { status, attempts, ...rest, ...exportedAt, ...hash, reasons };
}

/** The result on record, if there is one and it was not reset. */
export function resultOf(row: Row): ExportResult | undefined {
	return row['result'] === null ? undefined : (JSON.parse(String(row['result'])) as ExportResult);
}

/** What the garage wrote. */
export function contentOf(row: Row): InvoiceContent {
	return JSON.parse(String(row['content'])) as InvoiceContent;
}

function statusesFor(filter: InvoiceFilter, now: number): Condition[] {
	if (filter.exportStatus !== undefined) return [statusCondition(filter.exportStatus, now)];
	return isNamed(filter) ? [] : [statusCondition(['NOT_EXPORTED', 'FAILED'], now)];
}

function afterKey(key: readonly string[]): Condition {
	return { sql: '(date, number_key, id) > (?, ?, ?)', values: key };
}

function paymentsOf(row: Row, gross: string): InvoiceView['payments'] {
	if (row['payments'] === null) return { paid: '0.00', open: gross };
	const { paid, open, asOf } = JSON.parse(String(row['payments'])) as InvoiceView['payments'];
	return { paid, open, ...(asOf === undefined ? {} : { asOf }) };
}

function withRunResult(garage: Garage, view: InvoiceView, runId: string | undefined): unknown {
	if (runId === undefined) return view;
	const row = garage.database
		.prepare('SELECT * FROM runs WHERE invoice_id = ? AND run_id = ?')
		.get(view.id, runId);
	if (row === undefined) return view;
	if (row['result'] === null)
		return { ...view, runResult: { runId, status: 'CLAIMED', reasons: [] } };
	const {
		payloadHash: _,
		reasons = [],
		...rest
	} = JSON.parse(String(row['result'])) as ExportResult;
	return {
		...view,
		runResult: { ...rest, recordedAt: moment(Number(row['recorded_at'])), reasons },
	};
}
