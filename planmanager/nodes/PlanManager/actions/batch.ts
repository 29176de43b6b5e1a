/**
 * Operations that PlanManager does for many records in one call. Each item still comes out on its own,
 * and an item that makes no sense never keeps the others from being sent.
 */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { asNodeFailure } from '../failures';
import type { NodeFailure } from '../failures';
import { portions } from '../namedLists';
import { passOn, runItems } from '../runItems';

/** Most records that PlanManager takes in one call. */
const RECORDS_PER_CALL = 1_000;

/** What became of each record, by its key: the fields that its item gets. */
export type BatchAnswer = ReadonlyMap<string, IDataObject>;

export interface Batch<T> {
	/** The record of one item, or the fields to mark it with when there is nothing to send. */
	readonly read: (itemIndex: number) => { readonly record: T } | { readonly mark: IDataObject };
	readonly keyOf: (record: T) => string;
	/** Sends records that all have different keys. */
	readonly send: (records: T[]) => Promise<BatchAnswer>;
	/** For a record whose key came before, in `first`: what its item gets, or undefined for the same. */
	readonly repeated: (record: T, first: T, itemIndex: number) => IDataObject | undefined;
}

type Reading<T> = ReturnType<Batch<T>['read']> | { readonly failure: NodeFailure };

/** The records of one call; it is made when the first of its items is due. */
interface Portion<T> {
	readonly records: T[];
	answer?: Promise<BatchAnswer>;
}

/** The record that was sent under a key. */
interface Sent<T> {
	readonly first: T;
	readonly portion: Portion<T>;
}

/** Sends the records of all items in as few calls as possible and passes each item on with its answer. */
export async function runBatch<T>(
	ctx: IExecuteFunctions,
	batch: Batch<T>,
): Promise<INodeExecutionData[]> {
	const readings = ctx.getInputData().map((_, itemIndex) => readingOf(ctx, batch, itemIndex));
	const sent = firstRecords(readings, batch);
	return await runItems(
		ctx,
		async (itemIndex) => {
			const reading = readings[itemIndex];
			if ('failure' in reading) throw reading.failure;
			if ('mark' in reading) return [passOn(ctx, itemIndex, reading.mark)];
			const key = batch.keyOf(reading.record);
			const mark = await markOf(batch, reading.record, sent.get(key), itemIndex);
			if (mark === undefined) throw unanswered(ctx, key, itemIndex);
			return [passOn(ctx, itemIndex, mark)];
		},
		{ finishBatch: true },
	);
}

function readingOf<T>(ctx: IExecuteFunctions, batch: Batch<T>, itemIndex: number): Reading<T> {
	try {
		return batch.read(itemIndex);
	} catch (error) {
		return { failure: asNodeFailure(ctx.getNode(), error, itemIndex) };
	}
}

/** The first record under each key, with the portion that it travels in. */
function firstRecords<T>(
	readings: ReadonlyArray<Reading<T>>,
	{ keyOf }: Batch<T>,
): Map<string, Sent<T>> {
	const firsts = new Map<string, T>();
	for (const reading of readings) {
		if (!('record' in reading)) continue;
		const key = keyOf(reading.record);
		if (!firsts.has(key)) firsts.set(key, reading.record);
	}
	const sent = portions([...firsts.values()], RECORDS_PER_CALL).flatMap((records) => {
		const portion: Portion<T> = { records };
		return records.map((first) => [keyOf(first), { first, portion }] as const);
	});
	return new Map(sent);
}

async function markOf<T>(
	batch: Batch<T>,
	record: T,
	sent: Sent<T> | undefined,
	itemIndex: number,
): Promise<IDataObject | undefined> {
	if (sent === undefined) return undefined;
	const { first, portion } = sent;
	const mark = first === record ? undefined : batch.repeated(record, first, itemIndex);
	portion.answer ??= batch.send(portion.records);
	return mark ?? (await portion.answer).get(batch.keyOf(record));
}

function unanswered(ctx: IExecuteFunctions, key: string, itemIndex: number): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), `PlanManager said nothing about ${key}`, {
		description: 'Look in PlanManager what it holds, then run this again.',
		itemIndex,
	});
}
