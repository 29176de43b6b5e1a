/** What PlanManager did not take of the payments that were read, and why. */
import type { ExactPayment, WithReasons } from '../../code/exact.mts';
import { errorText } from '../../code/failed.mts';
import type { MayFail } from '../../code/failed.mts';
import type { RecordedPayment } from '../../code/planManager.mts';
import { labelled, listed } from '../../code/words.mts';
import type { Words } from '../../code/words.mts';
import type { UnrecordedTexts } from '../texts.mts';

/** An invoice whose payments were read, after **Record payments** or beside it. */
export type PaymentItem = MayFail<
	Partial<WithReasons> & {
		/** Absent when nothing could be read of the invoice. */
		readonly exactPayment?: ExactPayment;
		readonly recordedPayment?: RecordedPayment;
		/** The number and the entry of an invoice that was asked for. */
		readonly number?: string | null;
		readonly export?: { readonly entryId?: string };
	}
>;

export function numberOf({ exactPayment, number }: PaymentItem): string {
	return exactPayment?.number || number || '–';
}

/** An item that has no result at all was never sent. */
export function isUnrecorded({ exactPayment, recordedPayment }: PaymentItem): boolean {
	return exactPayment !== undefined && recordedPayment === undefined;
}

/** Statuses of a service that is busy, away, or takes no key: it is the same for all invoices. */
const OF_SERVICE = ['', '401', '403', '429', '502', '503', '504'];

/** By number and reason, for the hint names the call; what PlanManager says to all is one thing, whoever it is said to. */
export function unrecordedKey(item: PaymentItem): string {
	const { error = '', errorStatus } = item;
	if (errorStatus !== undefined && OF_SERVICE.includes(errorStatus))
		return `service|${errorStatus}`;
	return `${numberOf(item)}|${errorText(error)}`;
}

/** One line for each reason: when PlanManager is down, all invoices have the same. */
export function unrecordedLines(
	{ language, t }: Words<UnrecordedTexts>,
	unrecorded: readonly PaymentItem[],
): string[] {
	const numbers = new Map<string, string[]>();
	for (const item of unrecorded) {
		const why = whyUnrecorded(item) ?? t.notSent;
		numbers.set(why, [...(numbers.get(why) ?? []), numberOf(item)]);
	}
	return [...numbers].map(([why, names]) => labelled(language, `- ${names.join(', ')}`, why));
}

/** A heading, the lines, and what happens next; nothing when everything was recorded. */
export function unrecordedMessage(
	words: Words<UnrecordedTexts>,
	unrecorded: readonly PaymentItem[],
): string[] {
	const { language, t } = words;
	if (unrecorded.length === 0) return [];
	return [...listed(language, t.unrecorded, unrecordedLines(words, unrecorded)), t.unrecordedHint];
}

function whyUnrecorded({ error, errorHint }: PaymentItem): string | undefined {
	if (error === undefined) return undefined;
	return [errorText(error).replace(/\.$/, ''), errorHint].filter(Boolean).join('. ');
}
