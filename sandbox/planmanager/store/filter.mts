/** The filters of the accounting screen as a condition of SQL, and what they must not be. */
import { Refusal } from '../api/refusal.mts';
import type { DocumentType, ExportStatus } from '../types.mts';
import { numberKey } from './numberKey.mts';

export type InvoiceFilter = {
	readonly site?: readonly string[];
	readonly period?: string;
	readonly dateFrom?: string;
	readonly dateTo?: string;
	readonly numberFrom?: string;
	readonly numberTo?: string;
	readonly category?: string;
	readonly journal?: readonly string[];
	readonly exportStatus?: readonly ExportStatus[];
	readonly documentType?: DocumentType;
	readonly updatedSince?: string;
	readonly runId?: string;
	readonly ids?: readonly string[];
	readonly entryIds?: readonly string[];
	readonly numbers?: readonly string[];
};

export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** The status as it reads now: a claim whose lease has ended is no claim. Takes `now` once. */
const STATUS_NOW = `CASE WHEN claim_run IS NOT NULL AND lease_until > ? THEN 'CLAIMED' ELSE status END`;

const ENTRY_ID = `lower(json_extract(result, '$.entryId'))`;

const NOTHING: Condition = { sql: '1', values: [] };

/** True when the filter names its documents: then no journal is due, and every status counts. */
export function isNamed({ ids, entryIds, numbers, runId }: InvoiceFilter): boolean {
	return [ids, entryIds, numbers, runId].some((given) => given !== undefined);
}

/** Throws 400 where the contract does: no journal, or conditions that contradict each other. */
export function checkFilter(filter: InvoiceFilter): void {
	const { period, dateFrom, dateTo, numberFrom, numberTo } = filter;
	if (!isNamed(filter) && (filter.journal ?? []).length === 0) {
		throw new Refusal(
			400,
			'NO_JOURNAL_SELECTED',
			'No journal is selected.',
			'Select one or more journals, or * for all of them.',
		);
	}
	for (const date of [dateFrom, dateTo]) {
		if (period !== undefined && date !== undefined && !date.startsWith(period)) {
			throw conflict(`The date ${date} lies outside the period ${period}.`);
		}
	}
	if (dateFrom !== undefined && dateTo !== undefined && dateFrom > dateTo) {
		throw conflict(`The first date ${dateFrom} comes after the last date ${dateTo}.`);
	}
	const bounded = numberFrom !== undefined && numberTo !== undefined;
	if (bounded && numberKey(numberFrom) > numberKey(numberTo)) {
		throw conflict(`The first number ${numberFrom} comes after the last number ${numberTo}.`);
	}
}

/** All conditions but the one on the status, which depends on who asks. */
export function conditionOf(filter: InvoiceFilter): Condition {
	const { period } = filter;
	return all([
		oneOf('site', filter.site),
		journalCondition(filter.journal ?? []),
		// A date is free text: the 31st as upper bound also finds days that don't exist.
		compare('date', '>=', filter.dateFrom ?? (period === undefined ? undefined : `${period}-01`)),
		compare('date', '<=', filter.dateTo ?? (period === undefined ? undefined : `${period}-31`)),
		numberBound('>=', filter.numberFrom),
		numberBound('<=', filter.numberTo),
		compare('category', '=', filter.category),
		compare('document_type', '=', filter.documentType),
		compare('updated_at', '>=', momentOf(filter.updatedSince)),
		filter.runId === undefined
			? NOTHING
			: { sql: 'id IN (SELECT invoice_id FROM runs WHERE run_id = ?)', values: [filter.runId] },
		oneOf('id', filter.ids),
		oneOf('number', filter.numbers),
		oneOf(
			ENTRY_ID,
			filter.entryIds?.map((id) => id.toLowerCase()),
		),
	]);
}

function journalCondition(journals: readonly string[]): Condition {
	if (journals.length === 0 || journals.includes('*')) return NOTHING;
	const named = oneOf('journal', journals);
	return journals.includes('-') ? { ...named, sql: `${named.sql} OR journal IS NULL` } : named;
}

/** The condition on the status as it reads at `now` (milliseconds); none given, none made. */
export function statusCondition(statuses: readonly ExportStatus[], now: number): Condition {
	const marks = statuses.map(() => '?').join(', ');
	return { sql: `${STATUS_NOW} IN (${marks})`, values: [now, ...statuses] };
}

/** All conditions together. */
export function all(conditions: readonly Condition[]): Condition {
	return {
		sql: conditions.map((condition) => `(${condition.sql})`).join(' AND '),
		values: conditions.flatMap((condition) => condition.values),
	};
}

function oneOf(column: string, values: readonly string[] | undefined): Condition {
	if (values === undefined) return NOTHING;
	// An empty choice of sites is no choice; an empty list of names finds nothing.
	if (values.length === 0 && column === 'site') return NOTHING;
	return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

function compare(column: string, sign: string, value: string | number | undefined): Condition {
	return value === undefined ? NOTHING : { sql: `${column} ${sign} ?`, values: [value] };
}

function numberBound(sign: '>=' | '<=', number: string | undefined): Condition {
	if (number === undefined) return NOTHING;
	return { sql: `number IS NOT NULL AND number_key ${sign} ?`, values: [numberKey(number)] };
}

function momentOf(text: string | undefined): number | undefined {
	return text === undefined ? undefined : Date.parse(text);
}

function conflict(detail: string): Refusal {
	return new Refusal(400, 'FILTER_CONFLICT', detail, 'Change or empty one of the two.');
}
