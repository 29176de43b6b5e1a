/** "Reset Factures": the exported mark goes, the history stays. Refused one by one, with a code. */
import type { ExportStatus } from '../types.mts';
import { cents } from '../seed/money.mts';
import { audit } from './audit.mts';
import { inTransaction } from './database.mts';
import type { Row } from './database.mts';
import { all, checkFilter, conditionOf, statusCondition } from './filter.mts';
import type { InvoiceFilter } from './filter.mts';
import type { Garage } from './garage.mts';
import { contentOf, invoiceRows, viewOf } from './invoices.mts';
import { closedUntil } from './settings.mts';

export type ResetRequest = {
	readonly ids?: readonly string[];
	readonly filter?: InvoiceFilter;
	readonly reason: string;
};

export type RefusalCode =
	| 'RESET_REFUSED_PAID'
	| 'RESET_REFUSED_PROCESSED'
	| 'RESET_REFUSED_PERIOD_CLOSED'
	| 'RESET_REFUSED_CLAIMED'
	| 'NOT_FOUND';

type Reference = { readonly id: string; readonly number: string | null };
type Refusal = { readonly code: RefusalCode; readonly message: string };

export type ResetResult = {
	readonly reset: readonly Reference[];
	readonly unchanged: readonly Reference[];
	readonly refused: readonly (Reference & Refusal)[];
};

const RESETTABLE: readonly ExportStatus[] = ['EXPORTED', 'FAILED'];

/** Resets what is named or found. Throws 400 for filters that can't be. */
export function resetInvoices(garage: Garage, request: ResetRequest, actor: string): ResetResult {
	return inTransaction(garage.database, () => {
		const rows = rowsFor(garage, request);
		const judged = rows.map((row) => ({
			reference: { id: String(row['id']), number: contentOf(row).number },
			isExported: row['status'] !== 'NOT_EXPORTED',
			refusal: refusalFor(garage, row),
		}));
		for (const { reference, isExported, refusal } of judged) {
			if (refusal === undefined && !isExported) continue;
			if (refusal === undefined) clear(garage, reference.id);
			const result = refusal?.code ?? 'NOT_EXPORTED';
			const invoiceId = reference.id;
			audit(garage, { actor, action: 'RESET', result, invoiceId, detail: request.reason });
		}
		const free = judged.filter(({ refusal }) => refusal === undefined);
		const refused = judged.flatMap(({ reference, refusal }) =>
			refusal === undefined ? [] : [{ ...reference, ...refusal }],
		);
		return {
			reset: free.filter(({ isExported }) => isExported).map(({ reference }) => reference),
			unchanged: free.filter(({ isExported }) => !isExported).map(({ reference }) => reference),
			refused: [...refused, ...unknownIds(rows, request.ids ?? [])],
		};
	});
}

function rowsFor(garage: Garage, request: ResetRequest): Row[] {
	const filter = request.filter ?? { ids: request.ids ?? [] };
	checkFilter(filter);
	const statuses = filter.exportStatus ?? (request.filter === undefined ? undefined : RESETTABLE);
	const onStatus = statuses === undefined ? [] : [statusCondition(statuses, garage.now())];
	return invoiceRows(garage, all([conditionOf(filter), ...onStatus]));
}

function refusalFor(garage: Garage, row: Row): Refusal | undefined {
	const view = viewOf(row, garage.now());
	if (view.export.status === 'CLAIMED') {
		const message = `The run ${view.export.runId ?? ''} is working on it.`;
		return { code: 'RESET_REFUSED_CLAIMED', message };
	}
	if (view.export.status !== 'EXPORTED') return undefined;
	if (cents(view.payments.paid) !== 0) {
		const message = `${view.payments.paid} is paid on it already.`;
		return { code: 'RESET_REFUSED_PAID', message };
	}
	if (row['processed'] === 1) {
		const message = 'The accountant has processed the entry.';
		return { code: 'RESET_REFUSED_PROCESSED', message };
	}
	if (view.date <= closedUntil(garage)) {
		const message = `The period of ${view.date} is closed.`;
		return { code: 'RESET_REFUSED_PERIOD_CLOSED', message };
	}
	return undefined;
}

function clear(garage: Garage, id: string): void {
	garage.database
		.prepare(
			`UPDATE invoices SET status = 'NOT_EXPORTED', result = NULL, exported_at = NULL,
			 claim_run = NULL, lease_until = NULL, updated_at = ? WHERE id = ?`,
		)
		.run(garage.now(), id);
}

function unknownIds(rows: readonly Row[], ids: readonly string[]): (Reference & Refusal)[] {
	const found = new Set(rows.map((row) => row['id']));
	return ids
		.filter((id) => !found.has(id))
		.map((id) => ({ id, number: null, code: 'NOT_FOUND', message: `There is no invoice ${id}.` }));
}
