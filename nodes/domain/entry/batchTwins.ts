/** Documents of one batch that carry the same number: one document said twice, or two in conflict. */
import { entryTotalCents } from './entryBody';
import { isComplete } from '../invoice/invoice';
import type { InvoiceDraft } from '../invoice/invoice';
import { reason } from '../reasons/reasons';
import type { ReasonFacts } from '../reasons/reasons';
import type { SalesEntryStep, SingleStep } from './salesEntryStep';

/** One document of the batch. */
interface Planned {
	readonly index: number;
	readonly draft: InvoiceDraft;
	readonly step: SingleStep;
	/** Equal for one document said twice. */
	readonly content: string;
}

/**
 * The steps of a batch, in the same order, once its documents are held against each other. `drafts` and
 * `steps` belong together by position.
 *
 * In one journal, identical documents are booked once; if they differ, nobody can say which one is right,
 * and none is booked. An entry that stands says it: its document is taken over, and the others are refused.
 * In two journals the number may be that of two documents, as `findExisting` says of an entry that stands:
 * with customer, total and date alike it is one, and none is booked either. `yearOf` gives the year within
 * which the number of a document occurs once.
 */
export function settleTwins(
	drafts: readonly InvoiceDraft[],
	steps: readonly SingleStep[],
	yearOf: (draft: InvoiceDraft) => number | undefined,
): SalesEntryStep[] {
	const documents = drafts.map((draft, index): Planned => {
		const step = steps[index];
		// The hash leaves the account out, and two customers never share a document.
		return { index, draft, step, content: JSON.stringify([step.hash, draft.accountId]) };
	});
	return documents.map((document) => {
		const { number, journal } = document.draft;
		if (number === undefined || journal === undefined) return document.step;
		const sameNumber = documents.filter(
			({ draft }) =>
				draft.number === number &&
				draft.journal !== undefined &&
				yearOf(draft) === yearOf(document.draft),
		);
		return settle(document, sameNumber, number);
	});
}

function settle(document: Planned, sameNumber: readonly Planned[], number: string): SalesEntryStep {
	const { draft, step } = document;
	const isElsewhere = sameNumber.some((other) => isInOtherJournal(draft, other.draft));
	// An entry that stands is adopted: it is the other document that is in conflict with it.
	if (isElsewhere && step.action !== 'adopt') {
		const journals = [...new Set(sameNumber.map((other) => String(other.draft.journal)))];
		return refuse(step, { number, journals });
	}
	const inJournal = sameNumber.filter((other) => other.draft.journal === draft.journal);
	return settleInJournal(document, inJournal, number);
}

function settleInJournal(
	{ index, step, content }: Planned,
	inJournal: readonly Planned[],
	number: string,
): SalesEntryStep {
	const others = inJournal.filter((other) => other.content !== content);
	const isTheOneThatStands =
		step.action === 'adopt' && others.every((other) => other.step.action !== 'adopt');
	if (others.length > 0 && !isTheOneThatStands) return refuse(step, { number });
	const [{ index: of }] = inJournal.filter((other) => other.content === content);
	if (of === index || step.action === 'refuse') return step;
	return { action: 'repeat', of, remarks: step.remarks };
}

/** Whether the other draft is this document in another journal. */
function isInOtherJournal(draft: InvoiceDraft, other: InvoiceDraft): boolean {
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
