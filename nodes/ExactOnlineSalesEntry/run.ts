/** The run of the node: load → plan → apply → report. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { documentSubject } from '../domain/entry/documentBody';
import { planSalesEntries } from '../domain/entry/salesEntryPlan';
import type { SalesEntryStep } from '../domain/entry/salesEntryStep';
import { createExactClient } from '../exact/client';
import type { ExactClient } from '../exact/client';
import { readFile } from '../host/attachment';
import type { AttachmentFile } from '../host/attachment';
import { chosenDivision } from '../host/division';
import { toOutputs } from '../host/output';
import { stoppedOutcomes } from '../host/stopped';
import { inTurn } from '../host/turns';
import { apply } from './apply';
import type { SalesEntryOutcome } from './book';
import { readKnownDocuments } from './knownDocuments';
import type { KnownDocuments } from './knownDocuments';
import { load } from './load';
import type { Batch } from './load';
import { planned } from './dryRun';
import { readSettings } from './settings';
import type { ExportSettings } from './settings';
import { noteSeen } from './visible';

/** The key under which the outcome stands on each output item. */
const OUTCOME_KEY = 'exactEntry';

/** Books all input items. Throws only what makes the whole run pointless before anything was booked. */
export async function exportSalesEntries(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const settings = readSettings(context);
	const division = chosenDivision(context);
	try {
		const client = await createExactClient(context, division);
		const run = async () => await exportBatch(context, client, settings);
		const outcomes = settings.dryRun ? await run() : await inTurn('entries', client, run);
		return toOutputs(items, outcomes, OUTCOME_KEY);
	} catch (error) {
		return toOutputs(items, stoppedOutcomes(context, division, error), OUTCOME_KEY);
	}
}

async function exportBatch(
	context: IExecuteFunctions,
	client: ExactClient,
	settings: ExportSettings,
): Promise<SalesEntryOutcome[]> {
	const batch = await load(context, client, settings);
	const steps = planSalesEntries(batch.items, batch.books, batch.entries, settings.plan);
	const files = batch.items.map((item) => item.files);
	if (settings.dryRun) return planned({ client, files }, steps);
	if (batch.entries.length > 0) noteSeen(batch.execution, Date.now());
	const booking = {
		client,
		execution: batch.execution,
		files,
		known: await readDocuments(client, settings, batch, steps),
		doubts: { inARow: 0 },
		settings: settings.plan,
		books: batch.books,
		read: async (index: number, file: AttachmentFile) => await readFile(context, index, file),
	};
	return await apply(booking, steps);
}

/** The documents that an earlier run may have left, and what is attached to the entries that stand. */
async function readDocuments(
	client: ExactClient,
	settings: ExportSettings,
	batch: Batch,
	steps: readonly SalesEntryStep[],
): Promise<KnownDocuments> {
	const subjects: string[] = [];
	const documentIds: string[] = [];
	steps.forEach((step, index) => {
		if (settings.attachments === undefined || batch.items[index].files.length === 0) return;
		if (step.action === 'adopt' && step.existing.document !== undefined) {
			documentIds.push(step.existing.document);
		} else if (step.action === 'create' || step.action === 'adopt') {
			subjects.push(documentSubject(step.invoice));
		}
	});
	const [number = ''] = batch.items.flatMap(({ parsed }) => parsed.draft.number ?? []);
	return await readKnownDocuments(client, subjects, documentIds, number);
}
