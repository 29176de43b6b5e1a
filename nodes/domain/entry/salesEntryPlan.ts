/**
 * Decides what should be done with each document of a batch, from what was read beforehand. Pure: the
 * same batch and the same books give the same plan, and nothing is sent from here.
 */
import type { Books } from '../books/administration';
import { checkAgainstBooks } from './booksChecks';
import type { BooksCheckSettings } from './booksChecks';
import { standsAsItIs } from './correctedEntry';
import { buildEntry } from './entryBody';
import type { EntrySettings } from './entryBody';
import { earlierEntries, findExisting } from './existingEntry';
import type { LookSettings } from './existingEntry';
import type { SalesEntry } from '../books/salesEntry';
import { isComplete } from '../invoice/invoice';
import type { Invoice } from '../invoice/invoice';
import { checkSign, checkTotals } from '../invoice/invoiceChecks';
import type { ParsedInvoice } from '../invoice/invoiceParse';
import { changedSince, payloadHash } from '../invoice/payloadHash';
import { isBlocked, reason, withSeverity } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { settleTwins } from './batchTwins';
import { numberYear } from './numberSeries';
import type { SalesEntryStep, SingleStep } from './salesEntryStep';

export interface PlanSettings extends BooksCheckSettings, EntrySettings, LookSettings {
	/** `hold`: a document whose PDF is missing or unusable is not booked at all. */
	readonly withoutPdf: 'book' | 'hold';
}

/** One document of the batch: its fields as read, and what is wrong with its PDF, if anything. */
export interface PlanInput {
	readonly parsed: ParsedInvoice;
	/** Reasons about the PDF and further files; their severity is decided by the settings. */
	readonly fileReasons: readonly Reason[];
}

/**
 * One step per input, in the same order. `entries` are the entries found under the numbers of the batch.
 */
export function planSalesEntries(
	inputs: readonly PlanInput[],
	books: Books,
	entries: readonly SalesEntry[],
	settings: PlanSettings,
): SalesEntryStep[] {
	const steps = inputs.map((input) => planOne(input, books, entries, settings));
	const drafts = inputs.map(({ parsed }) => parsed.draft);
	return settleTwins(drafts, steps, ({ date }) => numberYear(date, books, settings.numbersRestart));
}

function planOne(
	input: PlanInput,
	books: Books,
	entries: readonly SalesEntry[],
	settings: PlanSettings,
): SingleStep {
	const { draft } = input.parsed;
	const ofDocument = [...input.parsed.reasons, ...checkTotals(draft), ...checkSign(draft)];
	const ofBooks = [
		...checkAgainstBooks(draft, books, settings),
		...checkImposedNumber(draft.number, settings),
	];
	const ofFiles = weighFileReasons(input.fileReasons, settings.withoutPdf);
	const reasons = [...ofDocument, ...ofBooks, ...ofFiles];
	if (isBlocked(ofDocument) || !isComplete(draft)) return { action: 'refuse', reasons };

	const hash = payloadHash(draft);
	const change = changedSince(draft.exportedHash, draft);
	const [earlier] = change === 'nothing' ? [] : earlierEntries(draft, entries, books, settings);
	const isOutdated = earlier !== undefined && !standsAsItIs(draft, entries, books, settings);
	if (change === 'perhapsNumber' || isOutdated) {
		const facts = { number: draft.number, entryNumber: earlier?.entryNumber };
		return { action: 'refuse', reasons: [...reasons, reason('PAYLOAD_CHANGED', facts)], hash };
	}
	const probe = findExisting(draft, entries, books, settings);
	if (probe.kind === 'conflict') {
		return { action: 'refuse', reasons: [...reasons, probe.reason], hash };
	}
	if (probe.kind === 'same') {
		const remarks = [...ofDocument, ...remarksOf(ofBooks), ...asRemarks(ofFiles)];
		return adopt(draft, probe.entry, hash, remarks);
	}
	if (isBlocked(reasons)) return { action: 'refuse', reasons, hash };
	const entry = buildEntry(draft, books, settings);
	const anew = change === 'nothing' ? [] : [reason('BOOKED_ANEW', { number: draft.number })];
	return { action: 'create', invoice: draft, entry, hash, remarks: [...reasons, ...anew] };
}

function adopt(
	invoice: Invoice,
	existing: SalesEntry,
	hash: string,
	remarks: readonly Reason[],
): SingleStep {
	const { number } = invoice;
	const { entryNumber, yourRef } = existing;
	const ofEntry = yourRef === '' ? [reason('YOUR_REF_MISSING', { number, entryNumber })] : [];
	return { action: 'adopt', invoice, existing, hash, remarks: [...remarks, ...ofEntry] };
}

/** A document may be held back for the lack of its PDF, never for that of a further file. */
export function weighFileReasons(
	reasons: readonly Reason[],
	withoutPdf: PlanSettings['withoutPdf'],
): Reason[] {
	const ofPdf = withoutPdf === 'hold' ? 'blocking' : 'remark';
	return reasons.map((one) =>
		withSeverity(one, one.code === 'FILE_NOT_ATTACHED' ? 'remark' : ofPdf),
	);
}

/**
 * What would hinder a new booking does not matter to one that stands: its period may have been closed
 * since, its journal blocked.
 */
function remarksOf(reasons: readonly Reason[]): Reason[] {
	return reasons.filter(({ severity }) => severity === 'remark');
}

/** An entry that stands is not held back for the lack of its PDF. */
function asRemarks(reasons: readonly Reason[]): Reason[] {
	return reasons.map((one) => withSeverity(one, 'remark'));
}

function checkImposedNumber(number: string | undefined, settings: PlanSettings): Reason[] {
	if (!settings.imposeNumber || number === undefined) return [];
	return canBeEntryNumber(number) ? [] : [reason('NUMBER_NOT_NUMERIC', { number })];
}

/** `InvoiceNumber` and `EntryNumber` are 32-bit integers in Exact Online. */
export function canBeEntryNumber(number: string): boolean {
	return /^[1-9]\d{0,9}$/.test(number) && Number(number) <= 2_147_483_647;
}
