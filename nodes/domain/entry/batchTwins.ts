/** Documents of one batch that carry the same number: one document said twice, or two in conflict. */
import { entryTotalCents } from './entryBody';
import { isComplete } from '../invoice/invoice';
import type { InvoiceDraft } from '../invoice/invoice';
import { reason } from '../reasons/reasons';
import type { ReasonFacts } from '../reasons/reasons';
import type { SalesEntryStep, SingleStep } from './salesEntryStep';

/**
 * The steps of a batch, in the same order, once its documents are held against each other. `drafts` and
 * `steps` belong together by position.
 *
 * In one journal, identical documents are booked once; if they differ, nobody can say which one is right,
 * and none is booked. In two journals the number may be that of two documents, as `probeExisting` says of
 * an entry that stands: with customer, total and date alike it is one, and none is booked either.
 */
export function settleTwins(
	drafts: readonly InvoiceDraft[],
	steps: readonly SingleStep[],
): SalesEntryStep[] {
	// The hash leaves the account out, and two customers never share a document.
	const contents = steps.map((step, index) => JSON.stringify([step.hash, drafts[index].accountId]));
	return steps.map((step, index) => {
		const { number, journal } = drafts[index];
		if (number === undefined || journal === undefined) return step;
		const sameNumber = [...drafts.keys()].filter(
			(other) => drafts[other].number === number && drafts[other].journal !== undefined,
		);
		const twins = sameNumber.filter((twin) => drafts[twin].journal === journal);
		const elsewhere = sameNumber.filter((twin) => isElsewhere(drafts[index], drafts[twin]));
		// An entry that stands is adopted: it is the other document that is in conflict with it.
		if (elsewhere.length > 0 && step.action !== 'adopt') {
			const journals = [...new Set(sameNumber.map((twin) => String(drafts[twin].journal)))];
			return refuse(step, { number, journals });
		}
		return settleInJournal(step, index, twins, contents, number);
	});
}

function settleInJournal(
	step: SingleStep,
	index: number,
	twins: readonly number[],
	contents: readonly string[],
	number: string,
): SalesEntryStep {
	if (new Set(twins.map((twin) => contents[twin])).size > 1) return refuse(step, { number });
	if (index === twins[0] || step.action === 'refuse') return step;
	return { action: 'repeat', of: twins[0], remarks: step.remarks };
}

/** Whether the other draft is this document in another journal. */
function isElsewhere(draft: InvoiceDraft, other: InvoiceDraft): boolean {
	if (!isComplete(draft) || !isComplete(other) || draft.journal === other.journal) return false;
	return (
		draft.accountId === other.accountId &&
		draft.date === other.date &&
		entryTotalCents(draft) === entryTotalCents(other)
	);
}

function refuse(step: SingleStep, facts: ReasonFacts['DUPLICATE_IN_BATCH']): SalesEntryStep {
	const known = step.action === 'refuse' ? step.reasons : [];
	return { action: 'refuse', reasons: [...known, reason('DUPLICATE_IN_BATCH', facts)] };
}
