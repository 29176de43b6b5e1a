/** What a dry run shows: the plan, with the exact bodies that would be sent. Nothing was written. */
import type { IDataObject } from 'n8n-workflow';
import { documentBody } from '../domain/entry/documentBody';
import { checkBooked, resultOf } from '../domain/entry/bookedEntry';
import type { SalesEntryResult } from '../domain/entry/bookedEntry';
import type { Outcome } from '../domain/reasons/outcome';
import type { SalesEntryStep } from '../domain/entry/salesEntryStep';
import type { AttachmentFile } from '../host/attachment';
import { refused } from './apply';
import type { BookingContext } from './book';

export interface PlannedEntry extends SalesEntryResult {
	readonly dryRun: true;
	/** What a real run would do. */
	readonly action: SalesEntryStep['action'];
	/** Body for `salesentry/SalesEntries`. */
	readonly entryBody?: IDataObject;
	/** Body for `documents/Documents`; its ID would become the entry's `Document`. */
	readonly documentBody?: IDataObject;
	/** Names of the files that would be attached. */
	readonly files?: readonly string[];
}

/** One outcome per step of a plan that is not carried out. */
export function planned(
	context: Pick<BookingContext, 'client' | 'files'>,
	steps: readonly SalesEntryStep[],
): Array<Outcome<PlannedEntry>> {
	return steps.map((step, index) => plannedOne(context, step, index));
}

function plannedOne(
	context: Pick<BookingContext, 'client' | 'files'>,
	step: SalesEntryStep,
	index: number,
): Outcome<PlannedEntry> {
	const { division } = context.client;
	const { action } = step;
	switch (step.action) {
		case 'refuse': {
			const { outcome, result, reasons } = refused(context, step);
			return { outcome, result: { ...result, dryRun: true, action }, reasons };
		}
		case 'repeat':
			return outcomeOf({ division, dryRun: true, action }, step.remarks);
		case 'adopt': {
			const { number } = step.invoice;
			const result = resultOf(division, step.existing, { number, hash: step.hash });
			const differences = checkBooked(step.invoice, step.existing, false);
			return outcomeOf({ ...result, dryRun: true, action }, [...step.remarks, ...differences]);
		}
		case 'create': {
			const { number, journal } = step.invoice;
			const files = context.files[index];
			return outcomeOf(
				{
					division,
					dryRun: true,
					action,
					number,
					journal,
					payloadHash: step.hash,
					entryBody: { ...step.entry },
					documentBody: files.length > 0 ? { ...documentBody(step.invoice) } : undefined,
					files: fileNames(files),
				},
				step.remarks,
			);
		}
	}
}

function fileNames(files: readonly AttachmentFile[]): string[] {
	return files.map((file) => file.fileName);
}

function outcomeOf(
	result: PlannedEntry,
	reasons: Outcome<PlannedEntry>['reasons'],
): Outcome<PlannedEntry> {
	return { outcome: 'planned', result, reasons };
}
