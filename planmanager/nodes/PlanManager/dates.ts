/**
 * Dates as a form, the date picker, a spreadsheet or an expression gives them, turned into what
 * PlanManager takes. Values without a zone are meant in the workflow's own time zone.
 */
import { DateTime } from 'luxon';

import { isRecord, textOf } from './data';

/** Day first, as it is written in Belgium; never month first. */
const DAY_FORMATS = ['d/M/yyyy', 'd-M-yyyy', 'd.M.yyyy'];
const MONTH_FORMATS = ['M/yyyy', 'M-yyyy'];
/** ISO text with a date: luxon also reads "12" and "03-2026", as hours of today. */
const ISO_DATE = /^\d{4}-|^\d{8}(?:T|$)/;

/** `YYYY-MM-DD`; undefined when the value is no date. */
export function isoDateOf(value: unknown, zone: string): string | undefined {
	return momentOf(value, zone, DAY_FORMATS)?.toFormat('yyyy-MM-dd');
}

/** `YYYY-MM`, from a month or any date in it; undefined when the value is neither. */
export function isoMonthOf(value: unknown, zone: string): string | undefined {
	return momentOf(value, zone, [...MONTH_FORMATS, ...DAY_FORMATS])?.toFormat('yyyy-MM');
}

/** A moment in UTC, `YYYY-MM-DDTHH:MM:SSZ`, with milliseconds if it has any; undefined when the value is none. */
export function utcMomentOf(value: unknown, zone: string): string | undefined {
	return (
		momentOf(value, zone, DAY_FORMATS)?.toUTC().toISO({ suppressMilliseconds: true }) ?? undefined
	);
}

function momentOf(value: unknown, zone: string, formats: readonly string[]): DateTime | undefined {
	if (isDate(value)) return valid(DateTime.fromJSDate(value, { zone }));
	// A luxon value of an expression such as {{ $today }} comes from n8n's own copy of luxon.
	if (isRecord(value) && typeof value.toISO === 'function') {
		return momentOf(value.toISO(), zone, formats);
	}
	const text = textOf(value);
	const readings = [
		...(ISO_DATE.test(text) ? [DateTime.fromISO(text, { zone })] : []),
		...formats.map((format) => DateTime.fromFormat(text, format, { zone })),
	];
	return readings.map(valid).find((reading) => reading !== undefined);
}

function valid(reading: DateTime): DateTime | undefined {
	return reading.isValid ? reading : undefined;
}

/** Dates from expressions may come from another realm, so `instanceof` is not enough. */
function isDate(value: unknown): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}
