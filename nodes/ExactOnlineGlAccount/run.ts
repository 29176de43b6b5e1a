/** The run of the node: load → plan → report. Exact Online is only read. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { planImport } from '../domain/masterData/glAccountImport';
import { planLink } from '../domain/masterData/glAccountLink';
import { createExactClient } from '../exact/client';
import { listGlAccounts } from '../exact/glAccounts';
import { toNodeApiError } from '../exact/nodeError';
import { chosenDivision } from '../host/division';
import { fromOutcomes, toOutputs } from '../host/output';
import { readLanguage, readKnownNumbers, readSelection, readSourceAccount } from './fields';
import { reportChanges } from './changes';

/** The key under which the account stands on each output item. */
const OUTCOME_KEY = 'exactGlAccount';

/** Imports or links. Throws only when Exact Online can't be read, or a parameter not be understood. */
export async function runGlAccounts(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const isImport = context.getNodeParameter('operation', 0) === 'importFromExact';
	return isImport ? await importFromExact(context) : await synchronise(context);
}

async function importFromExact(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const selection = readSelection(context);
	const known = readKnownNumbers(context);
	try {
		const client = await createExactClient(context, division);
		const accounts = await listGlAccounts(client, readLanguage(context));
		return fromOutcomes(planImport(division, accounts, selection, known), OUTCOME_KEY);
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}

async function synchronise(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const items = context.getInputData();
	const sources = items.map((_, index) => readSourceAccount(context, index));
	const language = readLanguage(context);
	try {
		const client = await createExactClient(context, division);
		const accounts = await listGlAccounts(client, language);
		const byNumber = new Map(accounts.map((account) => [account.code, account]));
		const outcomes = sources.map((source) => planLink(division, source, byNumber));
		const [synced, attention] = toOutputs(items, outcomes, OUTCOME_KEY);
		const numbers = new Set(sources.flatMap(({ number }) => number ?? []));
		const changes = reportChanges(context, { division, accounts, numbers, language });
		const [changed] = fromOutcomes(changes, OUTCOME_KEY);
		return [[...synced, ...changed], attention];
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}
