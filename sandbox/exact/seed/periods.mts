// Two financial years by month. 2025 is closed for every journal; of 2026 the months up to June
// are closed for the sales journals, as a garage's books look in November 2026.
import { monthBounds } from '../booking/period.mts';
import type { Row } from '../store.mts';
import { journalTypeName } from './masterData.mts';

const YEARS = [2025, 2026];
const LAST_CLOSED_MONTH_2026 = 6;
const SALES = 20;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** financial/FinancialPeriods: which periods exist; it says nothing about open or closed. */
export function financialPeriods(): Row[] {
	return YEARS.flatMap((year) =>
		MONTHS.map((month) => {
			const { start, end } = monthBounds(year, month);
			return { FinYear: year, FinPeriod: month, StartDate: start, EndDate: end };
		}),
	);
}

/** read/financial/JournalStatusList: 0 open, 1 closed, for each journal and period. */
export function periodStatus(journals: readonly Row[]): Row[] {
	return journals.flatMap((journal) =>
		YEARS.flatMap((year) => MONTHS.map((month) => statusOf(journal, year, month))),
	);
}

function statusOf(journal: Row, year: number, month: number): Row {
	const isClosed = year < 2026 || (journal['Type'] === SALES && month <= LAST_CLOSED_MONTH_2026);
	return {
		Journal: journal['Code'] ?? null,
		JournalDescription: journal['Description'] ?? null,
		JournalType: journal['Type'] ?? null,
		JournalTypeDescription: journalTypeName(journal['Type']),
		Year: year,
		Period: month,
		Status: isClosed ? 1 : 0,
		StatusDescription: isClosed ? 'Afgesloten' : 'Open',
	};
}
