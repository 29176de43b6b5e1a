/** The run of the node: load → plan → report. Exact Online is only read. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { pairUp } from '../domain/reconciliation/pairs';
import { isLookedAt, reconcile, unknownEntries } from '../domain/reconciliation/reconcile';
import type { Scope } from '../domain/reconciliation/scope';
import { readSourceInvoice } from '../domain/reconciliation/sourceInvoice';
import type { ReadInvoice, SourceInvoice } from '../domain/reconciliation/sourceInvoice';
import { createExactClient } from '../exact/client';
import type { ExactClient } from '../exact/client';
import { toNodeApiError } from '../exact/nodeError';
import { chosenDivision } from '../host/division';
import { readInvoice, readRestart, readScope } from './fields';
import { readBeside, readEntries, readPeriods } from './load';
import { toOutputs } from './report';
import type { Compared } from './report';

/** Compares all input items with the books. Throws only what makes the whole run pointless. */
export async function runReconciliation(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const scope = readScope(context);
	const read = readItems(context);
	try {
		const client = await createExactClient(context, division);
		const compared = await compare(context, client, read, scope);
		return toOutputs(context.getInputData(), division, read, compared);
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}

/** What each item says; undefined for the item without fields that stands for "no invoices". */
function readItems(context: IExecuteFunctions): Array<ReadInvoice | undefined> {
	const zone = context.getTimezone();
	return context.getInputData().map(({ json }, index) => {
		if (Object.keys(json).length === 0) return undefined;
		return readSourceInvoice(readInvoice(context, index), zone);
	});
}

async function compare(
	context: IExecuteFunctions,
	client: ExactClient,
	read: ReadonlyArray<ReadInvoice | undefined>,
	scope: Scope,
): Promise<Compared> {
	const numbersRestart = readRestart(context);
	const invoices = read.flatMap((one): SourceInvoice[] =>
		one && 'invoice' in one ? [one.invoice] : [],
	);
	const { entries, terms } = await readEntries(client, invoices, scope);
	const days = [...invoices.map(({ date }) => date), ...entries.map(({ entryDate }) => entryDate)];
	const books = await readPeriods(client, days, numbersRestart);
	const pairs = pairUp(invoices, entries, { numbersRestart, books });
	const lookedAt = pairs.filter((pair) => isLookedAt(pair, scope));
	const beside = await readBeside(client, lookedAt, { terms });
	return {
		beside,
		byInvoice: new Map(reconcile(pairs, beside, scope).map((one, index) => [invoices[index], one])),
		unknown: unknownEntries(entries, pairs, scope),
	};
}
