/** What became of an export. The entry in the books is the truth: it wins over lost leases. */
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../api/refusal.mts';
import type { ExportResult } from '../types.mts';
import { audit } from './audit.mts';
import { inTransaction } from './database.mts';
import type { Row } from './database.mts';
import type { Garage } from './garage.mts';
import { exportStateOf, invoiceRow, resultOf } from './invoices.mts';
import type { ExportState } from './invoices.mts';

export type Recorded = { readonly applied: boolean; readonly state: ExportState };

/** Records a result. Throws 404, and 409 ALREADY_EXPORTED or CLAIMED_BY_OTHER_RUN with the state. */
export function recordExport(
	garage: Garage,
	id: string,
	result: ExportResult,
	actor: string,
): Recorded {
	const conflict = { refusal: undefined as Refusal | undefined };
	const recorded = inTransaction(garage.database, () => {
		const row = invoiceRow(garage, id);
		const state = exportStateOf(row, garage.now());
		if (isDeepStrictEqual(resultOf(row), result)) return { applied: false, state };
		conflict.refusal = conflictOf(row, result, state);
		const { runId } = result;
		const code = conflict.refusal?.code ?? result.status;
		audit(garage, {
			actor,
			action: 'EXPORT',
			result: code,
			invoiceId: id,
			runId,
			detail: detailOf(result),
		});
		if (conflict.refusal === undefined) write(garage, id, result);
		return { applied: true, state: exportStateOf(invoiceRow(garage, id), garage.now()) };
	});
	// Thrown only now: the audit event of the refusal must stay.
	if (conflict.refusal !== undefined) throw conflict.refusal;
	return recorded;
}

function conflictOf(row: Row, result: ExportResult, state: ExportState): Refusal | undefined {
	const known = resultOf(row);
	const heldByOther = state.status === 'CLAIMED' && state.runId !== result.runId;
	if (result.status === 'EXPORTED') {
		const otherEntry = known?.status === 'EXPORTED' && known.entryId !== result.entryId;
		return otherEntry ? alreadyExported(state) : undefined;
	}
	if (known?.status === 'EXPORTED' && known.runId !== result.runId) return alreadyExported(state);
	if (!heldByOther) return undefined;
	const detail = `The run ${state.runId ?? ''} is working on this invoice.`;
	return new Refusal(409, 'CLAIMED_BY_OTHER_RUN', detail, undefined, { state });
}

function alreadyExported(state: ExportState): Refusal {
	const detail = `The invoice is on record as entry ${state.entryId ?? ''}.`;
	const hint = 'Look in the books which of the two entries is right.';
	return new Refusal(409, 'ALREADY_EXPORTED', detail, hint, { state });
}

function write(garage: Garage, id: string, result: ExportResult): void {
	const { database } = garage;
	const now = garage.now();
	const booked = result.status === 'EXPORTED';
	database
		.prepare(
			`UPDATE invoices SET status = ?, result = ?, exported_at = ?, claim_run = NULL,
			 lease_until = NULL, updated_at = ?, payload_hash = COALESCE(?, payload_hash) WHERE id = ?`,
		)
		.run(
			result.status,
			JSON.stringify(result),
			booked ? now : null,
			now,
			// Of what was booked last: what a refused attempt would have sent doesn't count.
			booked ? (result.payloadHash ?? null) : null,
			id,
		);
	database
		.prepare('INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?)')
		.run(id, result.runId, JSON.stringify(result), now);
}

function detailOf(result: ExportResult): string {
	const entry = result.entryId === undefined ? '' : ` ${result.entryId}`;
	const codes = (result.reasons ?? []).map((reason) => reason.code).join(' ');
	return `${result.outcome}${entry}${codes === '' ? '' : ` ${codes}`}`;
}
