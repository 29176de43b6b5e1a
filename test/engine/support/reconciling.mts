/** Runs of Reconciliation, and what a bookkeeper does to entries meanwhile. */
import assert from 'node:assert/strict';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Row } from '../../../sandbox/exact/store.mts';
import { customerIn, entryOf, exportItems } from './booking.mts';
import { runNode } from './engine.mts';
import type { NodeRun } from './engine.mts';
import { DIVISION } from './exact.mts';
import type { ExactWorld } from './exact.mts';
import { writeExact } from './payments.mts';
import { customer, division, invoice, withPdf } from './samples.mts';

export type Json = Record<string, unknown>;

/** What came out: the code of each difference with its invoice, and the state of each invoice in order. */
export interface Reconciliation {
	/** "CODE number" of each difference, or "CODE entry 12" where the source has none. */
	readonly differences: readonly string[];
	readonly items: readonly INodeExecutionData[];
	readonly inOrder: Readonly<Record<string, number>>;
}

/** An invoice of PlanManager whose customer is linked, and nothing of which is paid. */
export function linkedInvoice(world: ExactWorld, over: Json = {}): Json {
	const exactLinks = [{ division: DIVISION, accountId: customerIn(world) }];
	return invoice({
		customer: customer({ exactLinks }),
		pdf: { available: true },
		payments: { paid: '0.00', open: '181.50' },
		export: { status: 'NOT_EXPORTED' },
		...over,
	});
}

/** Books the invoices with their PDF; gives them as PlanManager holds them afterwards. */
export async function exported(world: ExactWorld, invoices: readonly Json[]): Promise<Json[]> {
	const accountId = customerIn(world);
	const items = invoices.map((json) => withPdf({ ...json, exactCustomer: { accountId } }));
	const results = await exportItems(world, items);
	return invoices.map((json, index) => {
		const { outcome, result } = results[index];
		assert.equal(outcome, 'created', JSON.stringify(results[index].reasons));
		const { entryId, payloadHash } = result;
		return { ...json, export: { status: 'EXPORTED', entryId, payloadHash } };
	});
}

export async function runReconciliation(
	world: ExactWorld,
	items: readonly Json[],
	parameters: INodeParameters = {},
): Promise<NodeRun> {
	world.exact.control.calls.reset();
	return await runNode({
		node: 'ExactOnlineReconciliation',
		parameters: {
			division,
			from: '2026-10-01',
			to: '2026-10-31',
			journals: '700, 701',
			...parameters,
		},
		items: items.map((json) => ({ json })),
		credential: world.credential,
	});
}

/** The same; fails when the node stopped with an error or wrote anything. */
export async function reconcile(
	world: ExactWorld,
	items: readonly Json[],
	parameters: INodeParameters = {},
): Promise<Reconciliation> {
	const run = await runReconciliation(world, items, parameters);
	assert.equal(run.error, undefined, run.error?.message);
	assert.deepEqual(world.writes(), {}, 'nothing is written in Exact Online');
	const [inOrder = [], differences = []] = run.outputs;
	const states = inOrder.map(({ json }) =>
		String((json['exactReconciliation'] as Json)['outcome']),
	);
	return {
		differences: differences.map(nameOf).sort(),
		items: differences,
		inOrder: Object.fromEntries(
			[...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]),
		),
	};
}

function nameOf({ json }: INodeExecutionData): string {
	const [{ code }] = json['reasons'] as Array<{ code: string }>;
	const { number, exact } = json['exactReconciliation'] as {
		number: string;
		exact?: { entryNumber: number };
	};
	return `${code} ${number || `entry ${exact?.entryNumber}`}`;
}

/** The bookkeeper changes the first line of an entry; amounts are those of the line. */
export async function changeFirstLine(
	world: ExactWorld,
	number: unknown,
	change: (line: Row) => Record<string, number>,
): Promise<void> {
	const entry = entryOf(world, number);
	const line = world.lines(entry['EntryID']).find((one) => one['LineNumber'] === 1) ?? {};
	const path = `salesentry/SalesEntryLines(guid'${String(line['ID'])}')`;
	const response = await writeExact(world, 'PUT', path, change(line));
	assert.equal(response.status, 204, await response.text());
}

/** Somebody removes the PDF from the document of an entry. */
export async function removePdf(world: ExactWorld, number: unknown): Promise<void> {
	const [file] = world.attachments(entryOf(world, number)['Document']);
	const path = `documents/DocumentAttachments(guid'${String(file['ID'])}')`;
	const response = await writeExact(world, 'DELETE', path);
	assert.equal(response.status, 204, await response.text());
}
