/**
 * Reads what the checks need to know of the administration. A workflow that works in batches runs the
 * node many times in one execution; what was read is kept for that execution, so that batches stay
 * small and calls few. Nothing relies on it: Exact Online checks everything again when it books.
 */
import { closedPeriodKey } from '../domain/books/administration';
import type { Books, BooksGlAccount } from '../domain/books/administration';
import type { VatMapping } from '../domain/books/vatMapping';
import type { ExactClient } from '../exact/client';
import { findGlAccounts } from '../exact/glAccounts';
import { listJournals } from '../exact/journals';
import { listJournalStatuses, listPeriods } from '../exact/periods';
import { listVatCodes } from '../exact/vatCodes';

/** What the batch mentions, and so what has to be looked up. */
export interface Mentioned {
	readonly glAccounts: readonly string[];
	/** ISO dates. */
	readonly dates: readonly string[];
}

interface Remembered {
	readonly readAtMs: number;
	readonly basics: Pick<Books, 'journals' | 'vatCodes'>;
	readonly glAccounts: Map<string, BooksGlAccount>;
	readonly askedAccounts: Set<string>;
	readonly years: Map<number, Pick<Books, 'periods' | 'closedPeriods'>>;
}

/** Long enough for the batches of a run, short enough that a correction in Exact Online is soon seen. */
const REMEMBER_MS = 5 * 60_000;

/** By execution and division: a worker has several executions under way at once. */
const remembered = new Map<string, Remembered>();

/** `key` names the execution and the division. Costs at most five calls, none when all is known. */
export async function readBooks(
	client: ExactClient,
	key: string,
	mentioned: Mentioned,
	vatMapping: VatMapping,
	nowMs: number,
): Promise<Books> {
	const memory = await recall(client, key, nowMs);
	const unasked = mentioned.glAccounts.filter((number) => !memory.askedAccounts.has(number));
	if (unasked.length > 0) {
		for (const account of await findGlAccounts(client, unasked)) {
			memory.glAccounts.set(account.code, account);
		}
		unasked.forEach((number) => memory.askedAccounts.add(number));
	}
	const years = [...new Set(mentioned.dates.map((date) => Number(date.slice(0, 4))))];
	await readYears(client, memory, years);
	const known = years.map((year) => memory.years.get(year));
	return {
		...memory.basics,
		vatMapping,
		glAccounts: memory.glAccounts,
		periods: known.flatMap((year) => year?.periods ?? []),
		closedPeriods: mergeClosed(known.map((year) => year?.closedPeriods)),
	};
}

async function recall(client: ExactClient, key: string, nowMs: number): Promise<Remembered> {
	for (const [old, { readAtMs }] of remembered) {
		if (nowMs - readAtMs >= REMEMBER_MS) remembered.delete(old);
	}
	const known = remembered.get(key);
	if (known !== undefined) return known;
	const journals = await listJournals(client);
	const vatCodes = await listVatCodes(client);
	const read: Remembered = {
		readAtMs: nowMs,
		basics: {
			journals: new Map(journals.map((journal) => [journal.code, journal])),
			vatCodes: new Map(vatCodes.map((vatCode) => [vatCode.code, vatCode])),
		},
		glAccounts: new Map(),
		askedAccounts: new Set(),
		years: new Map(),
	};
	remembered.set(key, read);
	return read;
}

/** All years of a batch in two calls. Financial years need not be calendar years, hence the dates. */
async function readYears(
	client: ExactClient,
	memory: Remembered,
	years: readonly number[],
): Promise<void> {
	const unread = years.filter((year) => !memory.years.has(year));
	if (unread.length === 0) return;
	const from = `${Math.min(...unread)}-01-01`;
	const to = `${Math.max(...unread)}-12-31`;
	const inYears = (isoDate: string): boolean => unread.includes(Number(isoDate.slice(0, 4)));
	const periods = (await listPeriods(client, from, to)).filter(
		(period) => inYears(period.start) || inYears(period.end),
	);
	const financialYears = [...new Set(periods.map((period) => period.year))];
	const statuses =
		financialYears.length === 0 ? [] : await listJournalStatuses(client, financialYears);
	const closedPeriods =
		statuses &&
		new Set(
			statuses
				.filter((status) => status.closed)
				.map((status) => closedPeriodKey(status.journal, status.year, status.period)),
		);
	unread.forEach((year) => memory.years.set(year, { periods, closedPeriods }));
}

function mergeClosed(
	sets: ReadonlyArray<ReadonlySet<string> | undefined>,
): ReadonlySet<string> | undefined {
	const known = sets.filter((set): set is ReadonlySet<string> => set !== undefined);
	return known.length === 0 ? undefined : new Set(known.flatMap((set) => [...set]));
}
