/** Runs of the nodes that only read: by output, and never a writing call. */
import assert from 'node:assert/strict';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { stableGuid } from '../../../sandbox/exact/guid.mts';
import type { Row } from '../../../sandbox/exact/store.mts';
import { runNode } from './engine.mts';
import type { NodeSetup } from './engine.mts';
import { DIVISION } from './exact.mts';
import type { ExactWorld } from './exact.mts';
import { division } from './samples.mts';

export interface Reported {
	/** The whole item. */
	readonly json: IDataObject;
	/** What the node says, under its own key. */
	readonly result: IDataObject;
	readonly codes: readonly string[];
	readonly severities: readonly string[];
	/** Index of the input item it is paired with. */
	readonly from: number | undefined;
}

/** The items of both outputs. Fails when the node stopped with an error or wrote anything. */
export async function runReading(
	world: ExactWorld,
	node: string,
	key: string,
	parameters: INodeParameters,
	items: readonly object[] = [{}],
	more: Pick<NodeSetup, 'staticData' | 'mode'> = {},
): Promise<[Reported[], Reported[]]> {
	const run = await runNode({
		node,
		parameters: { division, ...parameters },
		items: items.map((json) => ({ json })),
		credential: world.credential,
		...more,
	});
	assert.equal(run.error, undefined, run.error?.message);
	assert.deepEqual(world.writes(), {}, 'nothing is written in Exact Online');
	const [first = [], second = []] = run.outputs.map((output) =>
		output.map(({ json, pairedItem }): Reported => {
			const reasons = (json['reasons'] ?? []) as Array<{ code: string; severity: string }>;
			return {
				json,
				result: json[key] as IDataObject,
				codes: reasons.map(({ code }) => code),
				severities: reasons.map(({ severity }) => severity),
				from:
					typeof pairedItem === 'object' && !Array.isArray(pairedItem)
						? pairedItem.item
						: undefined,
			};
		}),
	);
	return [first, second];
}

/** The row of a table of the garage with this code; throws when there is none. */
export function rowOf(
	world: ExactWorld,
	table: 'glAccounts' | 'journals' | 'vatCodes',
	code: string,
): Row {
	const row = world.exact.state
		.get(DIVISION)
		?.[table].find((candidate) => String(candidate['Code']).trim() === code);
	if (row === undefined) throw new Error(`Not in the books: ${code}`);
	return row;
}

/** Adds a copy of a ledger account under another number. */
export function addGlAccount(world: ExactWorld, code: string, values: Row = {}): Row {
	const id = `00000000-0000-4000-8000-${code.padStart(12, '0')}`;
	const row = { ...rowOf(world, 'glAccounts', '704000'), ID: id, Code: code, ...values };
	const books = world.exact.state.get(DIVISION);
	if (books === undefined) throw new Error('The garage has no books');
	return books.glAccounts.add(row);
}

/**
 * Makes sure that the month of this day exists and is open, whatever year the seed was made for.
 * `isoDate` is YYYY-MM-DD.
 */
export function openThisMonth(world: ExactWorld, isoDate: string): void {
	const books = world.exact.state.get(DIVISION);
	if (books === undefined) throw new Error('The garage has no books');
	const [year = 0, month = 0] = isoDate.split('-').map(Number);
	const ofMonth = (row: Row, yearName: string, monthName: string) =>
		row[yearName] === year && row[monthName] === month;
	if (books.periods.find((row) => ofMonth(row, 'FinYear', 'FinPeriod')) === undefined) {
		books.periods.add({
			ID: stableGuid('period', isoDate),
			FinYear: year,
			FinPeriod: month,
			StartDate: Date.UTC(year, month - 1, 1),
			EndDate: Date.UTC(year, month, 0),
		});
	}
	for (const journal of books.journals.all()) {
		const code = journal['Code'] ?? null;
		const status = books.periodStatus.find(
			(row) => row['Journal'] === code && ofMonth(row, 'Year', 'Period'),
		);
		const added = { ID: stableGuid('status', String(code), isoDate), Journal: code };
		const row = status ?? books.periodStatus.add({ ...added, Year: year, Period: month });
		row['Status'] = 0;
	}
}
