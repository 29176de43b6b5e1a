/**
 * Where numbers start again each year, two documents of different years share a number. By default they
 * don't, since one number for one document is what keeps an invoice from being booked twice.
 */
import { periodOf } from '../books/administration';
import type { Books } from '../books/administration';

/** When the source starts its numbers again. */
export type NumbersRestart = 'never' | 'calendarYear' | 'financialYear';

/**
 * The year within which a number occurs once, for a document of that ISO date; always the same when
 * numbers never start again. Undefined when it can't be told: no date, or no period in the books.
 */
export function numberYear(
	isoDate: string | undefined,
	books: Pick<Books, 'periods'>,
	restart: NumbersRestart,
): number | undefined {
	if (restart === 'never') return 0;
	if (isoDate === undefined || isoDate === '') return undefined;
	return restart === 'calendarYear' ? Number(isoDate.slice(0, 4)) : periodOf(books, isoDate)?.year;
}
