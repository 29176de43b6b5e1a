import type { BooksPeriod } from '../domain/books/administration';
import type { ExactClient } from './client';
import { asError, isRefusal } from './errors';
import { dateTime, oneOf, parseExactDate, termsOf } from './odata';
import { number, text } from './row';
import type { Row } from './row';

export interface ExactJournalStatus {
	/** Journal code. */
	readonly journal: string;
	readonly year: number;
	readonly period: number;
	readonly closed: boolean;
}

const CLOSED = 1;

/** The financial periods that touch the days from `fromIso` to `toIso` (YYYY-MM-DD, inclusive). */
export async function listPeriods(
	client: ExactClient,
	fromIso: string,
	toIso: string,
): Promise<BooksPeriod[]> {
	const rows = await client.list<Row>('financial/FinancialPeriods', {
		select: ['FinYear', 'FinPeriod', 'StartDate', 'EndDate'],
		filter: `EndDate ge ${dateTime(fromIso)} and StartDate le ${dateTime(toIso)}`,
	});
	return rows.flatMap((row) => {
		const start = parseExactDate(row.StartDate);
		const end = parseExactDate(row.EndDate);
		if (start === undefined || end === undefined) return [];
		return [{ year: number(row.FinYear), period: number(row.FinPeriod), start, end }];
	});
}

/**
 * Which journals are closed in which periods of these financial years. Undefined when Exact Online
 * refuses the question, which not every app may ask: the booking itself then tells.
 */
export async function listJournalStatuses(
	client: ExactClient,
	years: readonly number[],
): Promise<ExactJournalStatus[] | undefined> {
	if (years.length === 0) return [];
	try {
		const rows = await client.list<Row>('read/financial/JournalStatusList', {
			select: ['Journal', 'Year', 'Period', 'Status'],
			filter: oneOf(termsOf('Year', years.map(String))),
		});
		return rows.map((row) => ({
			journal: text(row.Journal),
			year: number(row.Year),
			period: number(row.Period),
			closed: number(row.Status) === CLOSED,
		}));
	} catch (error) {
		if (isRefusal(error)) return undefined;
		throw asError(error);
	}
}
