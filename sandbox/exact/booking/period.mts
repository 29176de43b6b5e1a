import { day } from '../store.mts';
import type { Books, Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';

export type BookingPeriod = { year: number; period: number };

/**
 * The period an entry falls in: the one that was sent, or the one of its date
 * (tim-online/go-exactonline). A message when there is none, or when it is closed for the journal.
 */
export function findPeriod(
	books: Books,
	journal: string,
	wanted: { date: number; year?: number; period?: number },
): BookingPeriod | Message {
	const found = books.periods.find((row) => matches(row, wanted));
	// "Verplicht: Boekjaar" is what a date without financial year gets (picqer issue 172).
	if (!found) return say('mandatory', 'year');
	const period = { year: Number(found['FinYear']), period: Number(found['FinPeriod']) };
	return isOpen(books, journal, period) ? period : say('invalid', 'period', 'closed');
}

function matches(row: Row, wanted: { date: number; year?: number; period?: number }): boolean {
	if (wanted.year !== undefined && wanted.period !== undefined) {
		return row['FinYear'] === wanted.year && row['FinPeriod'] === wanted.period;
	}
	const isInside = Number(row['StartDate']) <= wanted.date && wanted.date <= Number(row['EndDate']);
	return isInside && (wanted.year === undefined || row['FinYear'] === wanted.year);
}

/** read/financial/JournalStatusList: closed is a matter of journal and period. */
export function isOpen(books: Books, journal: string, { year, period }: BookingPeriod): boolean {
	const status = books.periodStatus.find(
		(row) => row['Journal'] === journal && row['Year'] === year && row['Period'] === period,
	);
	return status?.['Status'] !== 1;
}

export function isMessage(value: BookingPeriod | Message): value is Message {
	return 'key' in value;
}

/** First and last day of a month, both midnight UTC. */
export function monthBounds(year: number, month: number): { start: number; end: number } {
	return { start: day(year, month, 1), end: day(year, month + 1, 0) };
}
