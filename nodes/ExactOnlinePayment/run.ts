/** The run of the node. Exact Online is only read. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { stateReasons } from '../domain/payments/state';
import { createExactClient } from '../exact/client';
import type { ExactClient } from '../exact/client';
import { toNodeApiError } from '../exact/nodeError';
import { chosenDivision } from '../host/division';
import { getChangesOnce } from './burst';
import { readOperation } from './fields';
import { getForInvoices } from './forInvoices';
import { getOpenInvoices } from './openInvoices';
import { toOutputs } from './report';
import type { Reported } from './report';

/** Invoices with their payment state. Throws only when Exact Online can't be read. */
export async function runPayments(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	try {
		const client = await createExactClient(context, division);
		const { asOf, reported } = await read(context, client);
		return toOutputs(asOf, reported);
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}

async function read(
	context: IExecuteFunctions,
	client: ExactClient,
): Promise<{ asOf: string; reported: Reported[] }> {
	switch (readOperation(context)) {
		case 'getForInvoices':
			return await getForInvoices(context, client);
		case 'getOpenInvoices':
			return await getOpenInvoices(context, client);
		case 'getChanges': {
			// A burst of events reads one after the other, so that a state never overtakes a later one.
			const { asOf, states } = await getChangesOnce(context, client);
			return { asOf, reported: states.map((state) => ({ state, reasons: stateReasons(state) })) };
		}
	}
}
