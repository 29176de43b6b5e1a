/** Runs of the sales entry export, and what stands in the simulator's books afterwards. */
import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { Row } from '../../../sandbox/exact/store.mts';
import { runNode } from './engine.mts';
import type { NodeRun, NodeSetup } from './engine.mts';
import { DIVISION } from './exact.mts';
import type { ExactWorld } from './exact.mts';
import { settled } from './outcomes.mts';
import type { Settled } from './outcomes.mts';
import { exportParameters, PDF } from './samples.mts';

export type ExportItem = NodeSetup['items'][number];

export async function runExport(
	world: ExactWorld,
	items: ExportItem[],
	parameters: INodeParameters = {},
	executionId?: string,
): Promise<NodeRun> {
	return await runNode({
		node: 'ExactOnlineSalesEntry',
		parameters: exportParameters(parameters),
		items,
		credential: world.credential,
		...(executionId === undefined ? {} : { executionId }),
	});
}

/** The same, with what became of each item. Fails when the node stopped with an error. */
export async function exportItems(
	world: ExactWorld,
	items: ExportItem[],
	parameters: INodeParameters = {},
	executionId?: string,
): Promise<Settled[]> {
	const run = await runExport(world, items, parameters, executionId);
	return settled(run, items, 'exactEntry');
}

/** GUID of a customer who may be invoiced. */
export function customerIn(world: ExactWorld, position = 0): string {
	const customers = books(world).accounts.all().filter(isInvoiceable);
	return String(customers[position]['ID']);
}

function isInvoiceable(row: Row): boolean {
	return row['Status'] === 'C' && row['Blocked'] !== true;
}

/** The entry of this number; fails when there is none, or more than one. */
export function entryOf(world: ExactWorld, number: unknown): Row {
	const entries = world.entries(String(number));
	assert.equal(entries.length, 1, `one entry for ${String(number)}`);
	return entries[0];
}

/** Account number, net and VAT of each line of an entry, in the order of the books. */
export function linesOf(world: ExactWorld, entry: Row): unknown[][] {
	return world
		.lines(entry['EntryID'])
		.sort((one, other) => Number(one['LineNumber']) - Number(other['LineNumber']))
		.map((line) => [
			String(books(world).glAccounts.get(line['GLAccount'])?.['Code']),
			line['AmountFC'],
			line['VATAmountFC'],
			String(line['VATCode']).trim(),
		]);
}

/**
 * The invoice stands in the books as it should, once: an open entry with its total, and one document
 * with one PDF, byte for byte. Gives the entry.
 */
export function assertBookedOnce(
	world: ExactWorld,
	json: Record<string, unknown>,
	pdf: Buffer | string = PDF,
): Row {
	const number = String(json['number']);
	const entry = entryOf(world, number);
	const { gross } = json['totals'] as { gross: string };
	const sign = json['documentType'] === 'CREDIT_NOTE' ? -1 : 1;
	assert.equal(entry['AmountFC'], sign * Number(gross), `total of ${number}`);
	assert.equal(entry['Status'], 20);

	const documents = world.documents(number);
	assert.equal(documents.length, 1, `one document for ${number}`);
	assert.equal(entry['Document'], documents[0]['ID'], `the entry ${number} has its document`);
	assert.deepEqual(filesOf(world, documents[0]['ID']), [Buffer.from(pdf).toString('latin1')]);
	return entry;
}

/** Contents of the files of a document, one character a byte. */
export function filesOf(world: ExactWorld, documentId: unknown): string[] {
	return world
		.attachments(documentId)
		.map(({ ID }) => world.exact.control.attachment(DIVISION, String(ID)))
		.map((bytes) => String(bytes?.toString('latin1')));
}

export function books(world: ExactWorld) {
	const found = world.exact.state.get(DIVISION);
	if (found === undefined) throw new Error(`Division ${DIVISION} is not seeded`);
	return found;
}
