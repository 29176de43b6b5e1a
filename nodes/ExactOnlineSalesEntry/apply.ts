/**
 * Carries the plan out, document by document, in order. A document that can't be booked never stops the
 * others; what makes the rest of the run pointless stops it, and the rest is reported as not attempted.
 */
import type { SalesEntryResult } from '../domain/entry/bookedEntry';
import type { SalesEntryStep } from '../domain/entry/salesEntryStep';
import { asError, isFatal } from '../exact/errors';
import type { ExactError } from '../exact/errors';
import { failureReason } from '../host/failure';
import { adopt, create } from './book';
import type { Booking, BookingContext, SalesEntryOutcome } from './book';
import { checkSight, knownBlindness } from './visible';

/**
 * One outcome per step, in order. Throws only when the run became pointless before anything was booked:
 * once something stands in the books, the report must not get lost.
 */
export async function apply(
	context: BookingContext,
	steps: readonly SalesEntryStep[],
): Promise<SalesEntryOutcome[]> {
	const outcomes: SalesEntryOutcome[] = [];
	let stoppedBy = knownBlindness(context.execution);
	for (const [index, step] of steps.entries()) {
		if (stoppedBy !== undefined && step.action !== 'refuse') {
			outcomes.push(notAttempted(context, step, stoppedBy));
			continue;
		}
		const booking = await applyStep(context, step, index, outcomes);
		stoppedBy ??= booking.stoppedBy ?? (await checkSight(context, step, booking.outcome));
		outcomes.push(booking.outcome);
	}
	if (stoppedBy !== undefined && !outcomes.some(mayStandInBooks)) throw stoppedBy;
	return outcomes;
}

async function applyStep(
	context: BookingContext,
	step: SalesEntryStep,
	index: number,
	before: readonly SalesEntryOutcome[],
): Promise<Booking> {
	try {
		switch (step.action) {
			case 'refuse':
				return { outcome: refused(context, step) };
			case 'repeat':
				return { outcome: before[step.of] };
			case 'adopt':
				return await adopt(context, step, index);
			case 'create':
				return await create(context, step, index);
		}
	} catch (error) {
		if (!isFatal(error)) throw asError(error);
		return { outcome: notAttempted(context, step, error), stoppedBy: error };
	}
}

/** The outcome of a document that the checks held back: no call was made for it. */
export function refused(
	{ client }: Pick<BookingContext, 'client'>,
	step: Extract<SalesEntryStep, { action: 'refuse' }>,
): SalesEntryOutcome {
	return {
		outcome: 'refused',
		result: { division: client.division, payloadHash: step.hash },
		reasons: step.reasons,
	};
}

function notAttempted(
	{ client }: BookingContext,
	step: SalesEntryStep,
	stoppedBy: ExactError,
): SalesEntryOutcome {
	const invoice = step.action === 'create' || step.action === 'adopt' ? step.invoice : undefined;
	const result: SalesEntryResult = {
		division: client.division,
		number: invoice?.number,
		journal: invoice?.journal,
	};
	return {
		outcome: 'notAttempted',
		result,
		reasons: [failureReason(stoppedBy, invoice?.number)],
	};
}

function mayStandInBooks({ outcome }: SalesEntryOutcome): boolean {
	return outcome === 'created' || outcome === 'adopted' || outcome === 'unconfirmed';
}
