/** From the filter fields of the node to the filter that PlanManager takes. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { listOf, textOf, withoutAbsent } from './data';
import { isoDateOf, isoMonthOf, utcMomentOf } from './dates';
import type { Query } from './api';

/** Names as in the contract; absent means not filtered on. */
export interface InvoiceFilter extends IDataObject {
	site?: string[];
	period?: string;
	dateFrom?: string;
	dateTo?: string;
	numberFrom?: string;
	numberTo?: string;
	category?: string;
	journal?: string[];
	exportStatus?: string[];
	documentType?: string;
	updatedSince?: string;
	runId?: string;
	ids?: string[];
	entryIds?: string[];
	numbers?: string[];
}

export const ALL_JOURNALS = '*';

/**
 * Reads the filter of one item. Throws when no journal is chosen and invoices are not named otherwise,
 * or when a date can't be read: a filter that is dropped silently would export too much.
 */
export function readInvoiceFilter(ctx: IExecuteFunctions, itemIndex: number): InvoiceFilter {
	const journals = listOf(ctx.getNodeParameter('journals', itemIndex, []));
	const fields = ctx.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const zone = ctx.getTimezone();
	const read = (
		name: string,
		label: string,
		reading: (value: unknown, zone: string) => string | undefined,
	): string | undefined => {
		if (isBlank(fields[name])) return undefined;
		const value = reading(fields[name], zone);
		if (value !== undefined) return value;
		throw new NodeOperationError(ctx.getNode(), `"${shown(fields[name])}" in ${label} is no date`, {
			description: 'Write it as 2026-03-31 or 31/03/2026, or leave the field empty.',
			itemIndex,
		});
	};
	const filter: InvoiceFilter = {
		site: some(listOf(fields.sites)),
		period: read('period', 'Period', isoMonthOf),
		dateFrom: read('dateFrom', 'Invoice Date From', isoDateOf),
		dateTo: read('dateTo', 'Invoice Date To', isoDateOf),
		numberFrom: textOf(fields.numberFrom) || undefined,
		numberTo: textOf(fields.numberTo) || undefined,
		category: textOf(fields.category) || undefined,
		journal: journals.includes(ALL_JOURNALS) ? [ALL_JOURNALS] : some(journals),
		exportStatus: some(listOf(fields.exportStatus)),
		documentType: textOf(fields.documentType) || undefined,
		updatedSince: read('updatedSince', 'Updated Since', utcMomentOf),
		runId: textOf(fields.runId) || undefined,
		ids: some(listOf(fields.ids)),
		entryIds: some(listOf(fields.entryIds)),
		numbers: some(listOf(fields.numbers)),
	};
	if (!filter.journal && !isNamed(filter)) throw noJournal(ctx, itemIndex);
	return withoutAbsent(filter);
}

/** The filter as query parameters, without the lists of names: sites and journals repeated, statuses with commas. */
export function asQuery(filter: InvoiceFilter): Query {
	const withoutNames = { ids: undefined, entryIds: undefined, numbers: undefined };
	return { ...filter, exportStatus: filter.exportStatus?.join(','), ...withoutNames } as Query;
}

/** Invoices that are named one by one need no journal. */
function isNamed({ ids, entryIds, numbers, runId }: InvoiceFilter): boolean {
	return [ids, entryIds, numbers, runId].some((given) => given !== undefined);
}

function noJournal(ctx: IExecuteFunctions, itemIndex: number): NodeOperationError {
	return new NodeOperationError(ctx.getNode(), 'No journal is chosen in Journals', {
		description:
			'Choose at least one journal, or All Journals. In an expression, "*" stands for all of them.',
		itemIndex,
	});
}

function some(list: string[]): string[] | undefined {
	return list.length > 0 ? list : undefined;
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

function shown(value: unknown): string {
	return (textOf(value) || JSON.stringify(value)).slice(0, 60);
}
