/** Runs of the customer upsert, and the accounts that stand in the simulator afterwards. */
import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { Row } from '../../../sandbox/exact/store.mts';
import { runNode } from './engine.mts';
import type { NodeRun } from './engine.mts';
import { DIVISION } from './exact.mts';
import type { ExactWorld } from './exact.mts';
import { settled } from './outcomes.mts';
import type { Settled } from './outcomes.mts';
import { division } from './samples.mts';

/** Runs the node on items as the PlanManager node delivers them. */
export async function runUpsert(
	world: ExactWorld,
	customers: readonly object[],
	parameters: INodeParameters = {},
	executionId?: string,
): Promise<NodeRun> {
	return await runNode({
		...(executionId === undefined ? {} : { executionId }),
		node: 'ExactOnlineCustomer',
		parameters: { division, ...parameters },
		items: customers.map((customer) => ({ json: { customer } })),
		credential: world.credential,
	});
}

/** The same, with what became of each customer. Fails when the node stopped with an error. */
export async function upsert(
	world: ExactWorld,
	customers: readonly object[],
	parameters: INodeParameters = {},
	executionId?: string,
): Promise<Settled[]> {
	const run = await runUpsert(world, customers, parameters, executionId);
	return settled(
		run,
		customers.map((customer) => ({ json: { customer } })),
		'exactCustomer',
	);
}

/** Accounts with exactly this name. */
export function accountsNamed(world: ExactWorld, name: string): Row[] {
	return accounts(world).filter((row) => row['Name'] === name);
}

/** The only account with this name; throws when there are none or more. */
export function accountNamed(world: ExactWorld, name: string): Row {
	const [found, ...others] = accountsNamed(world, name);
	if (found === undefined || others.length > 0) throw new Error(`Not one account: ${name}`);
	return found;
}

export function accounts(world: ExactWorld): readonly Row[] {
	return world.exact.state.get(DIVISION)?.accounts.all() ?? [];
}

/** Fills a postcode with so many strangers, as the books of a town have them. */
export function fillPostcode(world: ExactWorld, postcode: string, count: number): void {
	const table = world.exact.state.get(DIVISION)?.accounts;
	const [model] = table?.all() ?? [];
	for (let index = 0; index < count; index += 1) {
		table?.add({
			...model,
			ID: randomUUID(),
			Code: `${postcode}${index}`.padStart(18),
			Name: `Inconnu ${postcode} ${index}`,
			AddressLine1: `Rue Ancienne ${index}`,
			Postcode: postcode,
			VATNumber: null,
		});
	}
}
