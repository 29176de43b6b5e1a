import type { Switches } from '../options.mts';
import type { Books, Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';

/**
 * The entry number of a new sales entry: from the series of journal and year, or the number that
 * was sent. The sources differ (ossobv/exactonline: a hint that is silently replaced; picqer
 * issue 176: taken over), hence the switch. A message when it is refused.
 */
export function chooseNumber(
	books: Books,
	switches: Switches,
	entry: { journal: string; year: number; invoiceNumber?: number; entryNumber?: number },
): number | Message {
	const series = `${entry.journal}/${entry.year}`;
	const taken = new Set(
		books.entries
			.all()
			.filter((row) => seriesOf(row) === series)
			.map((row) => row['EntryNumber']),
	);
	const imposed = entry.entryNumber ?? entry.invoiceNumber;
	if (imposed !== undefined && imposed > 0 && switches.imposedNumber !== 'replaced') {
		if (!taken.has(imposed)) return imposed;
		if (switches.imposedNumber === 'refuseDuplicate') return say('exists');
	}
	let number = firstOf(entry.journal, entry.year);
	while (taken.has(number)) number += 1;
	return number;
}

function seriesOf(row: Row): string {
	return `${String(row['Journal'])}/${String(row['ReportingYear'])}`;
}

// Year, journal, running number: "26 700 0001".
/** The first number of a journal and year. */
export function firstOf(journal: string, year: number): number {
	const journalPart = Number(journal.replace(/\D/g, '').slice(0, 3) || '0');
	return (year % 100) * 10_000_000 + journalPart * 10_000 + 1;
}
