/** Ledger accounts and journals are imported and linked alike; only their names differ. */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isRecord, textOf } from '../data';
import { planManagerRequest } from '../transport';
import { runBatch } from './batch';
import type { BatchAnswer } from './batch';

export interface MasterData {
	readonly path: '/gl-accounts' | '/journals';
	/** The field by which PlanManager and the bookkeeping know the same record. */
	readonly key: 'number' | 'code';
	readonly label: string;
}

export const GL_ACCOUNTS: MasterData = { path: '/gl-accounts', key: 'number', label: 'account' };
export const JOURNALS: MasterData = { path: '/journals', key: 'code', label: 'journal' };

const KNOWN: IDataObject = { imported: 'skipped', importReason: 'DUPLICATE' };
const UNKNOWN: IDataObject = { linked: 'unknown', linkReason: 'NOT_IN_PLANMANAGER' };
const WITHOUT_ID: IDataObject = { linked: 'skipped', linkReason: 'NO_EXACT_ID' };

/** Imports the record of each item; what PlanManager has already stays as it is. */
export async function importRecords(
	ctx: IExecuteFunctions,
	kind: MasterData,
	read: (itemIndex: number) => IDataObject,
): Promise<INodeExecutionData[]> {
	return await runBatch<IDataObject>(ctx, {
		read: (itemIndex) => ({ record: read(itemIndex) }),
		keyOf: (record) => textOf(record[kind.key]),
		send: async (items) => {
			const { created, skipped } = await post(ctx, `${kind.path}/import`, { items });
			return new Map([
				...keysOf(created, kind).map((key) => [key, { imported: 'created' }] as const),
				...keysOf(skipped, kind).map((key) => [key, KNOWN] as const),
			]);
		},
		repeated: () => KNOWN,
	});
}

/**
 * Links the record of each item by its key. `read` gives undefined for an item without identity in the
 * bookkeeping, which passes on; an `exactId` of null takes the link away.
 */
export async function linkRecords(
	ctx: IExecuteFunctions,
	kind: MasterData,
	read: (itemIndex: number) => IDataObject | undefined,
): Promise<INodeExecutionData[]> {
	return await runBatch<IDataObject>(ctx, {
		read: (itemIndex) => {
			const record = read(itemIndex);
			return record === undefined ? { mark: WITHOUT_ID } : { record };
		},
		keyOf: (record) => textOf(record[kind.key]),
		send: async (links) => await sendLinks(ctx, kind, links),
		repeated: (record, first, itemIndex) => {
			if (JSON.stringify(record) === JSON.stringify(first)) return undefined;
			throw contradiction(ctx, kind, record, itemIndex);
		},
	});
}

async function sendLinks(
	ctx: IExecuteFunctions,
	kind: MasterData,
	links: IDataObject[],
): Promise<BatchAnswer> {
	const answer = await post(ctx, `${kind.path}/links`, { links });
	const unlinked = links.filter(({ exactId }) => exactId === null).map((link) => link[kind.key]);
	return new Map([
		...keysOf(answer.linked, kind).map(
			(key) => [key, { linked: unlinked.includes(key) ? 'unlinked' : 'linked' }] as const,
		),
		...keysOf(answer.unknown, kind).map((key) => [key, UNKNOWN] as const),
	]);
}

async function post(
	ctx: IExecuteFunctions,
	path: string,
	body: IDataObject,
): Promise<Partial<Record<string, unknown>>> {
	return (await planManagerRequest(ctx, { method: 'POST', path, body })).body ?? {};
}

/** The keys in a list of an answer, which holds records or the keys themselves. */
function keysOf(list: unknown, { key }: MasterData): string[] {
	if (!Array.isArray(list)) return [];
	return list.map((entry: unknown) => textOf(isRecord(entry) ? entry[key] : entry));
}

function contradiction(
	ctx: IExecuteFunctions,
	{ key, label }: MasterData,
	record: IDataObject,
	itemIndex: number,
): NodeOperationError {
	const name = `${label} ${textOf(record[key])}`;
	return new NodeOperationError(ctx.getNode(), `Two items link ${name} to different records`, {
		description:
			'The first of them was linked. PlanManager keeps one link for each: let only one division reach this node.',
		itemIndex,
	});
}
