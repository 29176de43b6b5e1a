import * as fc from 'fast-check';
import { DateTime } from 'luxon';

import { daysBetween, parseIsoDate } from '../../../../nodes/domain/values/isoDate';
import { foreignDate } from '../../support/foreignDate';

describe('reading a date', () => {
	it.each([
		['2026-12-31', '2026-12-31'],
		[' 2026-12-31 ', '2026-12-31'],
		['2026-12-31T00:00:00', '2026-12-31'],
		['2026-12-31 23:59', '2026-12-31'],
		['2026-12-31T23:30:00.000Z', '2026-12-31'],
		['2026-12-31T00:30:00+02:00', '2026-12-31'],
		['2026-12-31T00:30:00+0200', '2026-12-31'],
		['2026-12-31T00:30:00+02', '2026-12-31'],
		['2026-12-31T00:30:00,5Z', '2026-12-31'],
		['31/12/2026', '2026-12-31'],
		['31-12-2026', '2026-12-31'],
		['31.12.2026', '2026-12-31'],
		['3/2/2026', '2026-02-03'],
		['29/02/2028', '2028-02-29'],
		['1990-01-01', '1990-01-01'],
		['2100-12-31', '2100-12-31'],
	])('takes %p as %p', (value, expected) => {
		expect(parseIsoDate(value)).toBe(expected);
	});

	it.each([
		['31/02/2026'],
		['2026-02-31'],
		['29/02/2026'],
		['12/31/2026'],
		['31/12-2026'],
		['31/12/26'],
		['1989-12-31'],
		['2101-01-01'],
		['0026-12-31'],
		['2026-13-01'],
		['2026-12'],
		['2026-12-31T'],
		['2026-12-31Tomorrow'],
		['20261231'],
		['today'],
		['12026-12-31'],
		['131/12/2026'],
		['31/12/20260'],
		['12026-12-31T10:00'],
		['2026-12-31T10:00Zulu'],
		[''],
		[46022],
		[null],
		[undefined],
		[{}],
		[new Date(Number.NaN)],
		[DateTime.invalid('test')],
	])('does not take %p for a date', (value) => {
		expect(parseIsoDate(value)).toBeUndefined();
	});

	it('takes the day that a DateTime shows in its own zone', () => {
		const midnight = DateTime.fromISO('2026-12-31T00:00:00', { zone: 'Europe/Brussels' });
		expect(parseIsoDate(midnight)).toBe('2026-12-31');
	});

	it('reads the midnight that a database hands over in the zone that is given', () => {
		const midnightInBrussels = new Date('2026-12-30T23:00:00.000Z');
		expect(parseIsoDate(midnightInBrussels, 'Europe/Brussels')).toBe('2026-12-31');
		expect(parseIsoDate('2026-12-30T23:00:00.000Z', 'Europe/Brussels')).toBe('2026-12-31');
		expect(parseIsoDate(midnightInBrussels)).toBe('2026-12-30');
	});

	it('keeps the day of a time without offset whatever the zone', () => {
		expect(parseIsoDate('2026-12-31T23:30:00', 'America/New_York')).toBe('2026-12-31');
	});

	it('reads a Date that an expression of n8n made, in a world of its own', () => {
		const foreign = foreignDate('2026-12-31T10:00:00Z');
		expect(foreign instanceof Date).toBe(false);
		expect(parseIsoDate(foreign)).toBe('2026-12-31');
	});

	it('keeps the day of a midnight in UTC whatever the zone', () => {
		expect(parseIsoDate(new Date('2026-12-31T00:00:00Z'), 'America/New_York')).toBe('2026-12-31');
	});

	it('does not move a date that is written with its own offset', () => {
		expect(parseIsoDate('2026-12-31T00:00:00+01:00', 'America/New_York')).toBe('2026-12-31');
	});

	it('is undefined for a zone that does not exist', () => {
		expect(parseIsoDate(new Date('2026-12-30T23:00:00Z'), 'Europe/Atlantis')).toBeUndefined();
	});

	it('reads every day that it writes, in either notation', () => {
		const day = fc.date({
			min: new Date('1990-01-01T00:00:00Z'),
			max: new Date('2100-12-31T23:59:59Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(day, (date) => {
				const iso = date.toISOString().slice(0, 10);
				expect(parseIsoDate(iso)).toBe(iso);
				expect(parseIsoDate(iso.split('-').reverse().join('/'))).toBe(iso);
				expect(parseIsoDate(date)).toBe(iso);
			}),
		);
	});

	it('answers for any value whatever', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				expect(parseIsoDate(value) ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
			}),
		);
	});
});

describe('the days between two dates', () => {
	it.each([
		['2026-10-15', '2026-10-15', 0],
		['2025-12-31', '2026-01-02', 2],
		['2026-01-02', '2025-12-31', 2],
		['2026-03-28', '2026-03-30', 2],
		['2026-10-24', '2026-10-26', 2],
	])('from %s to %s are %d', (one, other, days) => {
		expect(daysBetween(one, other)).toBe(days);
	});
});
