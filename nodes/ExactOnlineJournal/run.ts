/** The run of the node: load → plan → report. Exact Online is only read. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { planJournals } from '../domain/masterData/journalImport';
import { createExactClient } from '../exact/client';
import { listJournals } from '../exact/journals';
import { toNodeApiError } from '../exact/nodeError';
import { chosenDivision } from '../host/division';
import { toItem } from '../host/output';
import { readKinds, readKnownJournals } from './fields';

/** The key under which the journal stands on each output item. */
const OUTCOME_KEY = 'exactJournal';

/**
 * New: the chosen journals of Exact Online that the source lacks. Already Known: the journals of the
 * source, each with what Exact Online says of it. Throws only when Exact Online can't be read.
 */
export async function importJournals(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const items = context.getInputData();
	const source = readKnownJournals(context);
	const kinds = readKinds(context);
	try {
		const client = await createExactClient(context, division);
		const plan = planJournals(division, await listJournals(client), source, kinds);
		return [
			plan.added.map((outcome) => toItem(outcome, OUTCOME_KEY)),
			plan.known.map((outcome, index) => {
				const { itemIndex } = source[index];
				return toItem(outcome, OUTCOME_KEY, { item: items[itemIndex], index: itemIndex });
			}),
		];
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}
