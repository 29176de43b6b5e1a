/**
 * Where to read on in the feed of payment terms. The feed goes by row version; when a division moves to
 * another database row versions start again, so everything is read anew. The trail remembers
 * how far the last hours had been read, so that their changes can be returned once more: a later step of
 * the workflow may have failed to record them.
 */

const HOUR_MS = 3_600_000;

/** How many points of the trail are kept for the hours that may be repeated. */
const TRAIL_POINTS = 48;

/** How many invoices are read again that did not change: ten calls. */
const MOST_AGAIN = 400;

export interface FeedMemory {
	/** Everything up to this row version was read. */
	readonly cursor: string;
	/** The division's move date at that time; empty when it never moved. */
	readonly moveDate: string;
	/** Moment (epoch ms), and the row version up to which everything had been read by then; oldest first. */
	readonly trail: ReadonlyArray<readonly [number, string]>;
	/** True while a first reading that returns nothing still has pages left. */
	readonly isSilent?: boolean;
	/** Invoices whose terms did not add up: they are read again, whether they change or not. */
	readonly again?: readonly InvoiceKey[];
}

/** An invoice whose terms are to be read. */
export interface InvoiceKey {
	/** GUID. */
	readonly entryId: string;
	readonly invoiceNumber: number | undefined;
	/** GUID; used when there is no invoice number, and may be empty. */
	readonly lineId: string;
}

export interface FeedStart {
	readonly after: string;
	/** True when nothing was read before, or not from this database. */
	readonly isAnew: boolean;
}

export interface ReadingTime {
	/** By Exact Online's clock. */
	readonly nowMs: number;
	/** How many of the last hours are read once more. */
	readonly repeatHours: number;
}

/** Where this reading starts. `before` = the row version before all others. */
export function feedStart(
	memory: FeedMemory | undefined,
	moveDate: string,
	{ nowMs, repeatHours }: ReadingTime,
	before: string,
): FeedStart {
	if (memory === undefined || memory.moveDate !== moveDate) return { after: before, isAnew: true };
	const { cursor, trail } = memory;
	if (repeatHours <= 0 || trail.length === 0) return { after: cursor, isAnew: false };
	const point = trail.filter(([atMs]) => atMs <= nowMs - repeatHours * HOUR_MS).pop() ?? trail[0];
	return { after: point[1], isAnew: false };
}

/** A change as the feed tells it. */
export interface Change {
	/** Row version, a whole number as text. */
	readonly version: string;
	/** ISO date; undefined when Exact Online does not tell it. */
	readonly modified: string | undefined;
}

/**
 * The row version up to which everything was modified before a day (ISO date): only what comes after it
 * is repeated. `after` = where the reading started. A change without a date counts as a recent one.
 */
export function versionBefore(changes: readonly Change[], day: string, after: string): string {
	const versionsOf = (some: readonly Change[]) => some.map(({ version }) => BigInt(version));
	const late = versionsOf(
		changes.filter(({ modified }) => modified === undefined || modified >= day),
	);
	const firstLate = late.reduce<bigint | undefined>(
		(lowest, one) => (lowest === undefined || one < lowest ? one : lowest),
		undefined,
	);
	return versionsOf(changes)
		.filter((one) => firstLate === undefined || one < firstLate)
		.reduce((highest, one) => (one > highest ? one : highest), BigInt(after))
		.toString();
}

/** The first day (ISO date) of the hours that are to be repeated. */
export function repeatedSince({ nowMs, repeatHours }: ReadingTime): string {
	return new Date(nowMs - repeatHours * HOUR_MS).toISOString().slice(0, 10);
}

export interface FeedReading {
	/** Where the next runs repeat from, as long as there is no trail. */
	readonly from: string;
	/** Everything up to this row version was read and returned. */
	readonly cursor: string;
	readonly moveDate: string;
	/** False when more was left than one run reads. */
	readonly isWhole: boolean;
	/** True when nothing was returned, because only what changes from now on is wanted. */
	readonly isSilent: boolean;
}

/**
 * What to remember after a reading. An unfinished one is not repeated, so that the next run gets further;
 * nor is one that returned nothing on purpose.
 */
export function nextMemory(
	memory: FeedMemory | undefined,
	read: FeedReading,
	{ nowMs, repeatHours }: ReadingTime,
): FeedMemory {
	const { moveDate } = read;
	const known = memory?.moveDate === moveDate ? memory : undefined;
	const cursor = known && BigInt(known.cursor) > BigInt(read.cursor) ? known.cursor : read.cursor;
	if (!read.isWhole || read.isSilent) {
		const trail: FeedMemory['trail'] = repeatHours <= 0 ? [] : [[nowMs, cursor]];
		return { cursor, moveDate, trail, ...(read.isWhole ? {} : { isSilent: read.isSilent }) };
	}
	if (repeatHours <= 0) return { cursor, moveDate, trail: [] };
	const sinceMs = nowMs - repeatHours * HOUR_MS;
	const trail = notAhead(known?.trail ?? [], nowMs);
	const firstKept = Math.max(0, trail.filter(([atMs]) => atMs <= sinceMs).length - 1);
	const kept = trail.slice(firstKept);
	const last = kept[kept.length - 1];
	const isDue = last === undefined || nowMs - last[0] >= (repeatHours * HOUR_MS) / TRAIL_POINTS;
	return {
		cursor,
		moveDate,
		trail: isDue ? [...kept, [nowMs, known?.cursor ?? read.from]] : kept,
	};
}

/** The memory with the invoices that are to be read again. So many in one administration are no accident. */
export function withAgain(memory: FeedMemory, incomplete: readonly InvoiceKey[]): FeedMemory {
	const again = incomplete.slice(0, MOST_AGAIN).map(({ entryId, invoiceNumber, lineId }) => ({
		entryId,
		invoiceNumber,
		lineId,
	}));
	return again.length === 0 ? memory : { ...memory, again };
}

/** A moment in the future, from a clock that was wrong, would stop the trail until that moment comes. */
function notAhead(trail: FeedMemory['trail'], nowMs: number): FeedMemory['trail'] {
	return trail.map(([atMs, version]) => [Math.min(atMs, nowMs), version] as const);
}

/** True when one memory has read further than another of the same database. */
export function isFurther(one: FeedMemory, other: FeedMemory | undefined): boolean {
	if (other === undefined) return true;
	return one.moveDate === other.moveDate && BigInt(one.cursor) > BigInt(other.cursor);
}
