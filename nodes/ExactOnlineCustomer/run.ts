/** The run of the node: load → plan → apply → report. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { UpdatePolicy } from '../domain/customer/accountChanges';
import type { CustomerInput, ParsedCustomer } from '../domain/customer/customer';
import { planCustomers } from '../domain/customer/customerMatch';
import type { Outcome } from '../domain/reasons/outcome';
import { createExactClient } from '../exact/client';
import { chosenDivision } from '../host/division';
import { CUSTOMER_KEY, toOutputs } from '../host/output';
import { stoppedOutcomes } from '../host/stopped';
import { inTurn } from '../host/turns';
import { apply } from './apply';
import { loadCandidates, readCustomers } from './load';
import { planned } from './dryRun';
import { memoryOf, rememberAccounts, withKnownAccount } from './memory';
import type { CustomerResult } from './outcome';

/** Settles the customers of all input items. Throws only what makes the whole run pointless. */
export async function upsertCustomers(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const policy = context.getNodeParameter('updatePolicy', 0, 'keep') as UpdatePolicy;
	const dryRun = context.getNodeParameter('dryRun', 0, false) as boolean;
	const parsed = readCustomers(context);
	const customers = parsed
		.map(({ customer }) => customer)
		.filter((customer): customer is CustomerInput => customer !== undefined);
	try {
		const client = await createExactClient(context, division);
		const memory = memoryOf(client, context.getExecutionId(), Date.now());
		const plan = async () => {
			const linked = customers.map((customer) => withKnownAccount(memory, customer));
			const { accounts, unreadPlaces } = await loadCandidates(client, linked, policy, memory);
			return planCustomers(linked, accounts, policy, unreadPlaces);
		};
		const settled = dryRun
			? planned(division, await plan())
			: await inTurn('customers', client, async () => await apply(client, await plan(), memory));
		if (!dryRun) rememberAccounts(memory, customers, settled);
		return toOutputs(
			context.getInputData(),
			withUnreadable(division, parsed, settled),
			CUSTOMER_KEY,
		);
	} catch (error) {
		const outcomes = stoppedOutcomes(context, division, error);
		return toOutputs(context.getInputData(), outcomes, CUSTOMER_KEY);
	}
}

/** Puts the outcomes of the customers that could be read back between those that could not. */
function withUnreadable(
	division: number,
	parsed: readonly ParsedCustomer[],
	settled: ReadonlyArray<Outcome<CustomerResult>>,
): Array<Outcome<CustomerResult>> {
	const rest = [...settled];
	return parsed.map(({ customer, reasons }) => {
		const outcome = customer === undefined ? undefined : rest.shift();
		return outcome ?? { outcome: 'refused', result: { division }, reasons: reasons ?? [] };
	});
}
