/** What an export made of each document that it worked on, as PlanManager holds it. */
import type { Reason } from '../../code/exact.mts';
import { errorText } from '../../code/failed.mts';
import type { MayFail } from '../../code/failed.mts';
import type { ExportResult, Invoice } from '../../code/planManager.mts';
import { isBlocking } from '../../code/reasons.mts';
import type { OwnReasons } from '../reasonTexts.mts';

/** An item of the last batch after **Record results**. */
export type RecordedItem = MayFail<{
	readonly id: string;
	readonly recordedExport?: object;
}>;

export interface ExportedDocument {
	readonly invoice: Invoice;
	/** What the result says that was done; undefined without result. */
	readonly outcome?: string;
	readonly isBooked: boolean;
	readonly needsAttention: boolean;
	readonly reasons: readonly Reason[];
}

/**
 * The documents with their reasons. A document without result is claimed again, so the last batch has all that
 * PlanManager took no result of.
 */
export function documentsOf(
	invoices: readonly Invoice[],
	lastBatch: readonly RecordedItem[],
): ExportedDocument[] {
	const refused = new Map(
		lastBatch.flatMap(({ id, error, recordedExport }) =>
			error === undefined || recordedExport ? [] : [[id, errorText(error)] as const],
		),
	);
	return invoices.map((invoice) => {
		const result = resultOf(invoice);
		const reasons = reasonsOf(invoice, result, refused.get(invoice.id));
		const isBooked = result?.status === 'EXPORTED';
		const needsAttention = !isBooked || reasons.some(isBlocking);
		return { invoice, outcome: result?.outcome, isBooked, needsAttention, reasons };
	});
}

/** What needs attention is free for another run at once: what this run found of it stands in its own result. */
function resultOf({ export: current, runResult }: Invoice): ExportResult | undefined {
	const booked = [current, runResult].find((result) => result?.status === 'EXPORTED');
	return booked ?? (runResult?.status === 'FAILED' ? runResult : undefined);
}

/** `cause` is why PlanManager did not take the result. */
function reasonsOf(
	{ runResult }: Invoice,
	result: ExportResult | undefined,
	cause: string | undefined,
): readonly Reason[] {
	if (result === undefined) {
		return [ownReason('RESULT_NOT_RECORDED', cause === undefined ? {} : { cause })];
	}
	// Both runs may have booked it: PlanManager keeps the entry of the other one, and takes no result of this one.
	const byOther = runResult?.status === 'CLAIMED' ? [ownReason('EXPORTED_BY_OTHER_RUN', {})] : [];
	return [...byOther, ...result.reasons];
}

/** A reason whose words stand in the templates only. */
function ownReason(code: keyof OwnReasons, facts: Reason['facts']): Reason {
	return { code, severity: 'blocking', message: '', hint: '', facts };
}
