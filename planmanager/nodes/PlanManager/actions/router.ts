import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import * as category from './category';
import * as company from './company';
import * as customer from './customer';
import * as glAccount from './glAccount';
import * as invoice from './invoice';
import * as journal from './journal';
import * as payment from './payment';
import * as site from './site';
import * as vatCode from './vatCode';

type Operation = (ctx: IExecuteFunctions) => Promise<INodeExecutionData[]>;

const resources = {
	category,
	company,
	customer,
	glAccount,
	invoice,
	journal,
	payment,
	site,
	vatCode,
};

/** Every operation under `<resource>.<operation>`; a map, so that no inherited name is ever found. */
const operations = new Map<string, Operation>(
	Object.entries(resources).flatMap(([resource, { operations: ofResource }]) =>
		Object.entries<Operation>(ofResource).map(([name, run]): [string, Operation] => [
			`${resource}.${name}`,
			run,
		]),
	),
);

/** Runs the operation that the node is set to. */
export async function route(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const resource = ctx.getNodeParameter('resource', 0) as string;
	const operation = ctx.getNodeParameter('operation', 0) as string;
	const run = operations.get(`${resource}.${operation}`);
	if (run !== undefined) return await run(ctx);
	throw new NodeOperationError(
		ctx.getNode(),
		`The PlanManager node has no operation "${operation}" for "${resource}"`,
		{ description: 'Choose the resource and the operation from their lists.' },
	);
}
