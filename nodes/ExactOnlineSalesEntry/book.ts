/**
 * Books one document, or takes over the entry that stands there already. Decides nothing new, except
 * to settle a lost answer by looking: a request whose fate is unknown is never sent again.
 */
import { checkBooked, resultOf } from '../domain/entry/bookedEntry';
import type { SalesEntryResult } from '../domain/entry/bookedEntry';
import type { Books } from '../domain/books/administration';
import { documentBody } from '../domain/entry/documentBody';
import { findExisting } from '../domain/entry/existingEntry';
import type { SalesEntry } from '../domain/books/salesEntry';
import type { Existing } from '../domain/entry/existingEntry';
import type { Outcome } from '../domain/reasons/outcome';
import { isBlocked, withSeverity } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import { weighFileReasons } from '../domain/entry/salesEntryPlan';
import type { PlanSettings } from '../domain/entry/salesEntryPlan';
import type { SalesEntryStep } from '../domain/entry/salesEntryStep';
import type { ExactClient } from '../exact/client';
import { asError, ExactError, ExactOutcomeUnknown, isExactFailure, isFatal } from '../exact/errors';
import {
	bookingHeldBack,
	createSalesEntry,
	findSalesEntriesByYourRef,
	joiningHeldBack,
	setSalesEntryDocument,
} from '../exact/salesEntries';
import type { AttachmentFile } from '../host/attachment';
import { failureReason, unknownReason } from '../host/failure';
import { attach, inDoubt } from './attach';
import type { Attached, DocumentToAttach } from './attach';
import { refusal, unconfirmed } from './fileReasons';
import type { KnownDocuments } from './knownDocuments';

export type SalesEntryOutcome = Outcome<SalesEntryResult>;
type CreateStep = Extract<SalesEntryStep, { action: 'create' }>;
type AdoptStep = Extract<SalesEntryStep, { action: 'adopt' }>;

/** Each try may take a minute until its time-out, and the look after it as long. */
const MAX_DOUBTS_IN_A_ROW = 3;

const GIVEN_UP = 'not sent, since those of the documents before did not arrive';

export interface BookingContext {
	readonly client: ExactClient;
	/** Execution and division. */
	readonly execution: string;
	/** The files of each document, the PDF first. */
	readonly files: ReadonlyArray<readonly AttachmentFile[]>;
	readonly known: KnownDocuments;
	/** How many documents before this one, one after the other, had files that nobody knows the fate of. */
	readonly doubts: { inARow: number };
	readonly settings: PlanSettings;
	readonly books: Pick<Books, 'periods'>;
	/** Content of a file of a document, read when it is needed; undefined when it is gone. */
	readonly read: (index: number, file: AttachmentFile) => Promise<Buffer | undefined>;
}

export interface Booking {
	readonly outcome: SalesEntryOutcome;
	/** Set when the rest of the run is pointless, though this document has its outcome. */
	readonly stoppedBy?: ExactError;
}

/** The files first, then the entry with its document. Throws ExactError when the run became pointless. */
export async function create(
	context: BookingContext,
	step: CreateStep,
	index: number,
): Promise<Booking> {
	const { client, settings } = context;
	const reasons: Reason[] = [...step.remarks];
	let attached: Attached | undefined;
	try {
		attached = await attachFiles(context, step, index);
		reasons.push(...weighFileReasons(attached?.reasons ?? [], settings.withoutPdf));
		if (isBlocked(reasons)) {
			const outcome = attached?.isInDoubt ? 'notAttempted' : 'rejected';
			return { outcome: unbooked(context, step, outcome, reasons, attached) };
		}

		const body = { ...step.entry, ...(attached?.documentId && { Document: attached.documentId }) };
		const entry = await createSalesEntry(client, body);
		return { outcome: booked(context, step, index, 'created', entry, attached, reasons) };
	} catch (error) {
		if (error instanceof ExactOutcomeUnknown) {
			return await settleLostAnswer(context, step, index, error, attached, reasons);
		}
		if (isFatal(error) || !(error instanceof ExactError)) throw asError(error);
		const why = failureReason(error, step.invoice.number);
		const outcome = error.kind === 'blocked' ? 'notAttempted' : 'rejected';
		return { outcome: unbooked(context, step, outcome, [...reasons, why], attached) };
	}
}

/** An answer got lost: the entry is looked up by its number, and the request never repeated. */
async function settleLostAnswer(
	context: BookingContext,
	step: CreateStep,
	index: number,
	lost: ExactOutcomeUnknown,
	attached: Attached | undefined,
	reasons: readonly Reason[],
): Promise<Booking> {
	const { probe, stoppedBy } = await look(context, step);
	if (probe?.kind === 'same') {
		const { entry } = probe;
		return { outcome: booked(context, step, index, 'created', entry, attached, reasons) };
	}
	const { number } = step.invoice;
	if (probe?.kind === 'none' && lost.ifNotDone !== undefined) {
		const why = failureReason(lost.ifNotDone, number);
		return { outcome: unbooked(context, step, 'rejected', [...reasons, why], attached) };
	}
	const why = probe?.kind === 'conflict' ? probe.reason : unknownReason(lost, number);
	return {
		outcome: unbooked(context, step, 'unconfirmed', [...reasons, why], attached),
		stoppedBy,
	};
}

/**
 * When not even the look works, the document stays unconfirmed, and the run stops when the rest of it is
 * pointless. It never throws what Exact Online answers: the report of what was booked before must not get lost.
 */
async function look(
	{ client, books, settings }: BookingContext,
	step: CreateStep,
): Promise<{ probe?: Existing; stoppedBy?: ExactError }> {
	try {
		const entries = await findSalesEntriesByYourRef(client, [step.invoice.number]);
		return { probe: findExisting(step.invoice, entries, books, settings) };
	} catch (error) {
		if (!(error instanceof ExactError)) throw asError(error);
		return { stoppedBy: isFatal(error) ? error : undefined };
	}
}

/** The entry stands: it gets its PDF when it lacks one. Throws ExactError when the run became pointless. */
export async function adopt(
	context: BookingContext,
	step: AdoptStep,
	index: number,
): Promise<Booking> {
	const reasons: Reason[] = [...step.remarks];
	let attached: Attached | undefined;
	try {
		attached = await attachFiles(context, step, index);
		reasons.push(...(attached?.reasons ?? []).map((one) => withSeverity(one, 'remark')));
		const documentId = attached?.documentId;
		if (documentId !== undefined && step.existing.document === undefined) {
			await setSalesEntryDocument(context.client, step.existing.entryId, documentId);
		}
	} catch (error) {
		if (isFatal(error)) throw asError(error);
		if (!isExactFailure(error)) throw asError(error);
		// The entry itself stands; only its file is in doubt, and the next run looks again.
		const doubts = fileReasons(context, step, index, error);
		reasons.push(...doubts.map((one) => withSeverity(one, 'remark')));
		attached = undefined;
	}
	return {
		outcome: booked(context, step, index, 'adopted', step.existing, attached, reasons),
	};
}

/** Why the files of an entry that stands may not be in their place. */
function fileReasons(
	{ files }: BookingContext,
	{ invoice }: AdoptStep,
	index: number,
	error: ExactError | ExactOutcomeUnknown,
): Reason[] {
	const { number } = invoice;
	return files[index].map((file) =>
		error instanceof ExactOutcomeUnknown
			? unconfirmed(number, file, `${error.endpoint}: ${error.what}`)
			: refusal(number, file, error),
	);
}

/**
 * Attaches the files of a document, if there are any. Throws ExactError when no entry could show them: they
 * would be left behind.
 */
async function attachFiles(
	{ client, files, known, doubts, read }: BookingContext,
	step: CreateStep | AdoptStep,
	index: number,
): Promise<Attached | undefined> {
	if (files[index].length === 0) return undefined;
	const existingDocument = step.action === 'adopt' ? step.existing.document : undefined;
	const isHeldBack = step.action === 'adopt' ? joiningHeldBack : bookingHeldBack;
	const heldBack = existingDocument === undefined ? isHeldBack(client) : undefined;
	if (heldBack !== undefined) throw heldBack;
	const wanted: DocumentToAttach = {
		number: step.invoice.number,
		document: documentBody(step.invoice),
		existingDocument,
		files: files[index],
		read: async (file) => await read(index, file),
	};
	if (doubts.inARow >= MAX_DOUBTS_IN_A_ROW) return inDoubt(wanted, GIVEN_UP);
	const attached = await attach(client, wanted, known);
	doubts.inARow = attached.isInDoubt ? doubts.inARow + 1 : 0;
	return attached;
}

function booked(
	{ client, files, settings }: BookingContext,
	step: CreateStep | AdoptStep,
	index: number,
	outcome: 'created' | 'adopted',
	entry: SalesEntry,
	attached: Attached | undefined,
	reasons: readonly Reason[],
): SalesEntryOutcome {
	const imposed = outcome === 'created' && settings.imposeNumber;
	const pdfWanted = files[index].length > 0 || reasons.some((one) => one.code.startsWith('PDF_'));
	const pdf = pdfWanted ? (attached?.pdf ?? 'notAttached') : 'notRequested';
	const { number } = step.invoice;
	const documentId = attached?.documentId;
	return {
		outcome,
		result: resultOf(client.division, entry, { number, hash: step.hash }, { pdf, documentId }),
		reasons: [...reasons, ...checkBooked(step.invoice, entry, imposed)],
	};
}

function unbooked(
	{ client }: BookingContext,
	step: CreateStep,
	outcome: 'rejected' | 'unconfirmed' | 'notAttempted',
	reasons: readonly Reason[],
	attached?: Attached,
): SalesEntryOutcome {
	const { number, journal } = step.invoice;
	const { division } = client;
	const documentId = attached?.documentId;
	return {
		outcome,
		result: { division, number, journal, documentId, payloadHash: step.hash },
		reasons,
	};
}
