/** From the fields of Record Export to the body that PlanManager takes. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { optionalText, requiredDivision, requiredText } from './actions/parameters';
import { isRecord, jsonListOf, textOf, wholeNumberOf, withoutAbsent } from './data';

/** Outcomes that mean the entry is in the books. */
const BOOKED_OUTCOMES = ['created', 'adopted', 'unchanged'];
const OUTCOMES = [...BOOKED_OUTCOMES, 'refused', 'rejected', 'unconfirmed', 'notAttempted'];
/** What the Exact Online nodes say of an item that a dry run has looked at. */
const DRY_RUN_OUTCOME = 'planned';
/** Most that PlanManager keeps for one invoice. */
const MAX_REASONS = 100;

/**
 * Reads the result of one item. Throws when it contradicts itself, such as a booked outcome without
 * an entry, or comes from a dry run.
 */
export function readExportResult(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const outcome = requiredText(ctx, 'outcome', 'Outcome', itemIndex);
	const entryId = optionalText(ctx, 'entryId', itemIndex);
	const status = readStatus(ctx, itemIndex, outcome, entryId);
	const body: IDataObject = {
		status,
		outcome,
		runId: requiredText(ctx, 'runId', 'Run ID', itemIndex),
		division: requiredDivision(ctx, itemIndex),
		entryId,
		// Exact Online's entry numbers are whole; anything else is left out rather than refused.
		entryNumber: wholeNumberOf(ctx.getNodeParameter('entryNumber', itemIndex, '')),
		documentId: optionalText(ctx, 'documentId', itemIndex),
		payloadHash: optionalText(ctx, 'payloadHash', itemIndex),
		reasons: readReasons(ctx.getNodeParameter('reasons', itemIndex, []), status),
	};
	return withoutAbsent(body);
}

function readStatus(
	ctx: IExecuteFunctions,
	itemIndex: number,
	outcome: string,
	entryId: string | undefined,
): string {
	const stated = ctx.getNodeParameter('status', itemIndex, 'auto') as string;
	const booked = BOOKED_OUTCOMES.includes(outcome);
	const status =
		stated !== 'auto' ? stated : booked && entryId !== undefined ? 'EXPORTED' : 'FAILED';
	const refuse = (message: string, description: string): NodeOperationError =>
		new NodeOperationError(ctx.getNode(), message, { description, itemIndex });
	if (outcome === DRY_RUN_OUTCOME) {
		throw refuse(
			'A dry run is not recorded',
			'Nothing was booked, so there is nothing to tell PlanManager. Turn off Dry Run in the node before, or leave this node out.',
		);
	}
	if (!OUTCOMES.includes(outcome)) {
		throw refuse(
			`"${outcome}" in Outcome is no outcome of an export`,
			`It is one of ${OUTCOMES.join(', ')}.`,
		);
	}
	if (booked && entryId === undefined) {
		throw refuse(
			`The outcome is ${outcome}, but there is no Entry ID`,
			'Nothing was recorded. Map the ID of the entry in the books into Entry ID.',
		);
	}
	if (booked !== (status === 'EXPORTED')) {
		throw refuse(
			`The status ${status} and the outcome ${outcome} contradict each other`,
			'Nothing was recorded. Set Status to By Outcome, or map both from the same entry.',
		);
	}
	return status;
}

/** A list of reasons, also as JSON text, brought to the fields that PlanManager keeps. */
function readReasons(value: unknown, status: string): IDataObject[] {
	return (jsonListOf(value) ?? [])
		.filter(isRecord)
		.slice(0, MAX_REASONS)
		.map((entry) => asReason(entry, status));
}

function asReason(entry: Record<string, unknown>, status: string): IDataObject {
	const remark =
		entry.severity === 'remark' || (entry.severity !== 'blocking' && status === 'EXPORTED');
	const field = textOf(entry.field);
	return {
		code: textOf(entry.code).slice(0, 60) || 'UNKNOWN',
		severity: remark ? 'remark' : 'blocking',
		message: textOf(entry.message),
		hint: textOf(entry.hint),
		...(field === '' ? {} : { field }),
		...(isRecord(entry.facts) ? { facts: asFacts(entry.facts) } : {}),
	};
}

/** PlanManager keeps facts as texts. */
function asFacts(facts: Record<string, unknown>): IDataObject {
	return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, textOf(value)]));
}
