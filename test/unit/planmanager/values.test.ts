import { DateTime } from 'luxon';

import {
	flagOf,
	isGuid,
	jsonListOf,
	listOf,
	textOf,
	wholeNumberOf,
} from '../../../planmanager/nodes/PlanManager/data';
import { isoDateOf, isoMonthOf, utcMomentOf } from '../../../planmanager/nodes/PlanManager/dates';
import { fileNameOf } from '../../../planmanager/nodes/PlanManager/fileName';
import { moneyOf } from '../../../planmanager/nodes/PlanManager/money';
import { foreignDate } from '../support/foreignDate';

const BRUSSELS = 'Europe/Brussels';
const GUID = '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';

describe('a value of an expression', () => {
	it.each([
		[' Liège ', 'Liège'],
		[4000, '4000'],
		[Number.NaN, ''],
		[Number.POSITIVE_INFINITY, ''],
		[true, ''],
		[null, ''],
	])('%p reads as the text %p', (value, text) => {
		expect(textOf(value)).toBe(text);
	});

	it.each([
		['a, b,,a', ['a', 'b']],
		[
			[1, ['b', ' b ']],
			['1', 'b'],
		],
		[null, []],
	])('%j reads as the list %j', (value, list) => {
		expect(listOf(value)).toEqual(list);
	});

	it.each([
		[true, true],
		['TRUE', true],
		['1', true],
		[1, true],
		[false, false],
		['false', false],
		['0', false],
		['yes', undefined],
		['', undefined],
		[null, undefined],
	])('%p reads as the flag %p', (value, flag) => {
		expect(flagOf(value)).toBe(flag);
	});

	it('is a whole number, a list or a GUID, or none', () => {
		expect(['12', 12].map(wholeNumberOf)).toEqual([12, 12]);
		expect(['', '1.5', null].map(wholeNumberOf)).toEqual([undefined, undefined, undefined]);
		expect([[1], '[1]'].map(jsonListOf)).toEqual([[1], [1]]);
		expect(['[1', '1', null].map(jsonListOf)).toEqual([undefined, undefined, undefined]);
		expect([GUID, GUID.toUpperCase(), `x${GUID}`, `${GUID}x`].map(isGuid)).toEqual([
			true,
			true,
			false,
			false,
		]);
	});
});

describe('an amount for PlanManager', () => {
	it.each([
		['121', '121.00'],
		['121,5', '121.50'],
		['-0.05', '-0.05'],
		[121.1, '121.10'],
		[0.1 + 0.2, '0.30'],
		[0, '0.00'],
		['1.234', undefined],
		['€ 12', undefined],
		['12 EUR', undefined],
		['1.2.3', undefined],
		['', undefined],
		[Number.NaN, undefined],
		[12.345, undefined],
		['9'.repeat(17), undefined],
		[null, undefined],
	])('%p is %p', (value, text) => {
		expect(moneyOf(value)).toBe(text);
	});
});

describe('a date for PlanManager', () => {
	it.each([
		['2026-03-31', '2026-03-31'],
		['31/3/2026', '2026-03-31'],
		['31-03-2026', '2026-03-31'],
		['31.3.2026', '2026-03-31'],
		['2026-03-30T23:30:00Z', '2026-03-31'],
		[new Date('2026-03-30T23:30:00Z'), '2026-03-31'],
		['20260331', '2026-03-31'],
		['20260331T0030', '2026-03-31'],
		['3/31/2026', undefined],
		['03-2026', undefined],
		['12', undefined],
		['10:30', undefined],
		[2026, undefined],
		['', undefined],
		[{}, undefined],
		[new Date(Number.NaN), undefined],
	])('%p is the day %p', (value, day) => {
		expect(isoDateOf(value, BRUSSELS)).toBe(day);
	});

	it('is read from a luxon value of another copy, and from any Date', () => {
		const moment = DateTime.fromISO('2026-03-31T00:30:00', { zone: BRUSSELS });
		const foreign = { toISO: () => moment.toISO() };
		expect(isoDateOf(moment, BRUSSELS)).toBe('2026-03-31');
		expect(isoDateOf(foreign, BRUSSELS)).toBe('2026-03-31');
		expect(isoDateOf({ toISO: '2026-03-31' }, BRUSSELS)).toBeUndefined();
		expect(isoDateOf(foreignDate('2026-03-30T23:30:00Z'), BRUSSELS)).toBe('2026-03-31');
	});

	it.each([
		['3/2026', '2026-03'],
		['03-2026', '2026-03'],
		['2026-03', '2026-03'],
		['31.3.2026', '2026-03'],
		['2026', undefined],
		['03', undefined],
		['March', undefined],
	])('%p is the month %p', (value, month) => {
		expect(isoMonthOf(value, BRUSSELS)).toBe(month);
	});

	it.each([
		['2026-07-01', '2026-06-30T22:00:00Z'],
		['1/7/2026', '2026-06-30T22:00:00Z'],
		['2026-07-01T10:00:00.500Z', '2026-07-01T10:00:00.500Z'],
		['soon', undefined],
	])('%p is the moment %p', (value, moment) => {
		expect(utcMomentOf(value, BRUSSELS)).toBe(moment);
	});
});

describe('the name of a PDF', () => {
	it.each([
		['Factuur 1', undefined, 'Factuur 1.pdf'],
		['Factuur.PDF', undefined, 'Factuur.PDF'],
		['Factuur.pdf.old', undefined, 'Factuur.pdf.old.pdf'],
		['', 'attachment; filename="F 1.pdf"', 'F 1.pdf'],
		['', 'attachment; filename = F1.pdf; size=3', 'F1.pdf'],
		['', String.raw`attachment; filename="F\"1\\2.pdf"`, '2.pdf'],
		['', "attachment; filename*=UTF-8''F%20%C3%A9.pdf", 'F é.pdf'],
		['', "attachment; filename* = utf-8'fr'F1.pdf; filename=x.pdf", 'F1.pdf'],
		['', "attachment; filename*=UTF-8''%E9.pdf; filename=x.pdf", 'x.pdf'],
		['', 'attachment; filename="  "', 'F1.pdf'],
		['', undefined, 'F1.pdf'],
		['C:\\temp\\a.pdf', undefined, 'a.pdf'],
		['/tmp/..a<b>:|?*".pdf', undefined, 'ab.pdf'],
		['...hidden', undefined, 'hidden.pdf'],
		['\u0007 a ', undefined, 'a.pdf'],
	])('wished %p with header %p is %p', (wished, header, name) => {
		expect(fileNameOf(wished, header, 'F1')).toBe(name);
	});

	it('is never empty nor endless', () => {
		expect(fileNameOf('', undefined, '??')).toBe('invoice.pdf');
		expect(fileNameOf(`${'x'.repeat(200)}.pdf`, undefined, '')).toHaveLength(120);
	});
});
