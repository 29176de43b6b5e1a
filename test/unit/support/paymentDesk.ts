/** An Exact client over a model of the books, and n8n around a Payment Status node that reads them. */
import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { ExactClient, ExactQuery } from '../../../nodes/exact/client';
import type { PaymentBooks, WireRow } from './paymentBooks';

/** What the node says to the client, and what moment it is at Exact Online. */
export class PaymentDesk {
	calls: string[] = [];

	moveDate: string | null = null;

	/** Most rows that one reading gets. */
	mostRows = Infinity;

	constructor(
		readonly books: PaymentBooks,
		public nowMs: number,
	) {}

	readonly client = {
		division: 1,
		fixedLength: () => 400,
		answeredAt: () => new Date(Math.floor(this.nowMs / 1000) * 1000).toISOString(),
		list: async (path: string, query: ExactQuery) => await Promise.resolve(this.list(path, query)),
		listSome: async (path: string, query: ExactQuery) => {
			const rows = this.list(path, query);
			const isWhole = rows.length <= this.mostRows;
			return await Promise.resolve({ rows: rows.slice(0, this.mostRows), isWhole });
		},
		get: async (path: string, query: ExactQuery) =>
			await Promise.resolve(this.list(path, query)[0]),
	} as unknown as ExactClient;

	private list(path: string, { filter = '' }: ExactQuery): WireRow[] {
		this.calls.push(path);
		const after = Number(/Timestamp gt (\d+)L/.exec(filter)?.[1] ?? 0);
		switch (path) {
			case 'system/Divisions':
				return [{ Code: 1, DivisionMoveDate: this.moveDate }];
			case 'sync/Cashflow/PaymentTerms':
				return this.books.terms().filter((row) => Number(row.Timestamp) > after);
			case 'sync/Deleted':
				return this.books.deleted
					.filter(({ version }) => version > after)
					.filter(({ type }) => filter.includes(`EntityType eq ${type}`))
					.map(({ version, id, type }) => ({
						Timestamp: version,
						EntityKey: id,
						EntityType: type,
					}));
			case 'bulk/Cashflow/Receivables':
				return this.books.terms().filter((row) => matches(row, filter));
			case 'bulk/Financial/TransactionLines':
				return this.books.lines().filter((row) => matches(row, filter));
			default:
				throw new Error(`No such list: ${path}`);
		}
	}
}

/** True when one of the literals of the filter is the row's; stretches of dates as well. */
function matches(row: WireRow, filter: string): boolean {
	const isOfSales = row.TransactionType === 20 || row.TransactionType === 21;
	if (filter.includes('TransactionType') && !isOfSales) return false;
	const terms = [...filter.matchAll(/(\w+) eq (?:guid'([^']+)'|datetime'([^']+)'|(\d+))/g)]
		.filter(([, field]) => field !== 'GLAccount' && field !== 'TransactionType')
		.map(([, field, guid, date, number]) => ({ field, value: guid ?? date ?? number }));
	const [, from, to] = /Date ge datetime'([^']+)' and Date le datetime'([^']+)'/.exec(filter) ?? [];
	const day = isoDate(row.Date);
	if (from !== undefined && day >= from && day <= to) return true;
	return terms.some(({ field, value }) =>
		/Date$/.test(field) ? isoDate(row[field]) === value : String(row[field]) === value,
	);
}

function isoDate(value: unknown): string {
	const ms = /\((\d+)\)/.exec(String(value))?.[1];
	return ms === undefined ? '' : new Date(Number(ms)).toISOString().slice(0, 10);
}

/** The context of a run of the node. `memory` is what n8n keeps for it. */
export function runContext(
	memory: IDataObject,
	parameters: INodeParameters,
	mode: 'trigger' | 'manual' = 'trigger',
): IExecuteFunctions {
	const context = {
		getNodeParameter: (name: string, _index: number, fallback: unknown) =>
			parameters[name] ?? fallback,
		getWorkflowStaticData: () => memory,
		getMode: () => mode,
	};
	return context as unknown as IExecuteFunctions;
}
