/**
 * Calendar days as YYYY-MM-DD. An invoice has a day, not a moment: the day that is written counts
 * and is never moved by a time zone. Only a bare moment (a Date, a text in UTC) has no day of its
 * own; with a zone it is read there.
 */
import { DateTime } from 'luxon';

/** Outside these years a date is a slip of the keyboard (0026, 2206). */
const MIN_YEAR = 1990;
const MAX_YEAR = 2100;

const DAY_MS = 86_400_000;

const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Belgian order; 12/31/2026 does not exist here. */
const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const DATE_TIME =
	/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Reads a day from an ISO date or date-time, a Belgian date (31/12/2026, day first), a luxon
 * DateTime or a Date. Undefined if it is none of these, does not exist (31/02), or lies outside
 * 1990–2100.
 *
 * `zone` (such as "Europe/Brussels") is for moments without a day of their own: databases hand
 * over the midnight of 31 December as 2026-12-30T23:00Z. Without a zone the day in UTC counts.
 */
export function parseIsoDate(value: unknown, zone?: string): string | undefined {
	if (typeof value === 'string') return dayOfText(value.trim(), zone);
	if (DateTime.isDateTime(value)) return value.isValid ? dayOfText(value.toISODate()) : undefined;
	if (isDate(value)) return dayOfMoment(value.getTime(), zone);
	return undefined;
}

/** Dates from expressions come from another realm, so `instanceof` is not enough. */
function isDate(value: unknown): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}

function dayOfText(text: string, zone?: string): string | undefined {
	const yearFirst = YEAR_FIRST.exec(text);
	if (yearFirst) return existingDay(yearFirst[1], yearFirst[2], yearFirst[3]);
	const dayFirst = DAY_FIRST.exec(text);
	if (dayFirst) return existingDay(dayFirst[4], dayFirst[3], dayFirst[1]);
	const dateTime = DATE_TIME.exec(text);
	if (!dateTime) return undefined;
	const isMoment = zone !== undefined && dateTime[2]?.toUpperCase() === 'Z';
	return isMoment ? dayOfMoment(Date.parse(text), zone) : dayOfText(dateTime[1]);
}

/** Midnight in UTC is how a day is written by most programs, whatever the zone: keep that day. */
function dayOfMoment(milliseconds: number, zone = 'utc'): string | undefined {
	const isMidnight = milliseconds % DAY_MS === 0;
	const local = DateTime.fromMillis(milliseconds, { zone: isMidnight ? 'utc' : zone });
	return local.isValid ? dayOfText(local.toISODate()) : undefined;
}

/** Whole days between two ISO dates, whichever comes first. */
export function daysBetween(one: string, other: string): number {
	const utc = (isoDate: string): DateTime => DateTime.fromISO(isoDate, { zone: 'utc' });
	return Math.abs(utc(one).diff(utc(other), 'days').days);
}

function existingDay(yearText: string, monthText: string, dayText: string): string | undefined {
	const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
	if (year < MIN_YEAR || year > MAX_YEAR) return undefined;
	const date = DateTime.utc(year, month, day);
	return date.isValid ? date.toISODate() : undefined;
}
