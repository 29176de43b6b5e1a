import * as fc from 'fast-check';

import {
	centsToAmount,
	formatCents,
	parseCents,
	sumCents,
} from '../../../../nodes/domain/values/money';

const cents = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });

describe('reading an amount', () => {
	it.each([
		[1234.56, 123456],
		[0.1 + 0.2, 30],
		[1.005 * 100, 10050],
		[-12.5, -1250],
		[0, 0],
		['1234.56', 123456],
		['1.234,56', 123456],
		['1,234.56', 123456],
		['1 234,56', 123456],
		['1\u00A0234,56', 123456],
		['1\u202F234\u202F567,89', 123456789],
		['1.234.567', 123456700],
		['1.234.567,8', 123456780],
		['1 234', 123400],
		['1234', 123400],
		['-12,5', -1250],
		['\u221212,50', -1250],
		['+3', 300],
		['€ 12', 1200],
		['12,00 €', 1200],
		['EUR 12.30', 1230],
		['€ -12', -1200],
		['- € 12', -1200],
		['1  234,56', 123456],
		['  12 € ', 1200],
		['12.345.678', 1234567800],
		['1,234,567', 123456700],
		['-€ 12', -1200],
		[',50', 50],
		['12.5000', 1250],
		['0', 0],
		['1000000000', 100_000_000_000],
	])('takes %p as %p cents', (value, expected) => {
		expect(parseCents(value)).toBe(expected);
	});

	it.each([
		['1.234'],
		['12.500'],
		['12 34'],
		['1 12.5000'],
		['12.50009'],
		['1234.567,89'],
		['1234,567.89'],
		['1.234,567'],
		['1,234.567'],
		['1234.567.890'],
		['1000.000.000'],
		['1-2'],
		['1+2'],
		['-+3'],
		['1.234.567.8'],
		['1234 567'],
		['1 234,567'],
		['1€2'],
		['1,234'],
		['0.125'],
		['12.34,6'],
		['1.23.45'],
		['1,234,56'],
		['1.2345'],
		['12.5001'],
		['1..2'],
		['12-'],
		['--1'],
		['1e5'],
		['0x10'],
		['twelve'],
		['.'],
		[''],
		['€'],
		['1000000000.01'],
		[12.345],
		[1_000_000_000.01],
		[Number.NaN],
		[Number.POSITIVE_INFINITY],
		[null],
		[undefined],
		[true],
		[{}],
		[[12]],
	])('does not read %p, which is no amount or may be two', (value) => {
		expect(parseCents(value)).toBeUndefined();
	});

	it('never yields minus zero', () => {
		expect([parseCents(-0), parseCents('-0,00')]).toEqual([0, 0]);
		expect(Object.is(parseCents(-0), 0)).toBe(true);
		expect(Object.is(centsToAmount(-0), 0)).toBe(true);
	});

	it('reads back what was formatted, for every amount', () => {
		fc.assert(fc.property(cents, (amount) => parseCents(formatCents(amount)) === amount));
	});

	it('reads back what was turned into a number, for every amount', () => {
		fc.assert(fc.property(cents, (amount) => parseCents(centsToAmount(amount)) === amount));
	});

	it('reads Belgian, English and French notation of one amount alike', () => {
		fc.assert(
			fc.property(cents, (amount) => {
				const [whole, decimals] = formatCents(amount).split('.');
				const grouped = (separator: string): string => whole.replace(/\B(?=(\d{3})+$)/g, separator);
				expect(parseCents(`${grouped('.')},${decimals}`)).toBe(amount);
				expect(parseCents(`${grouped(',')}.${decimals}`)).toBe(amount);
				expect(parseCents(`${grouped(' ')},${decimals}`)).toBe(amount);
			}),
		);
	});

	it('answers for any text whatever, and then with whole cents within its limit', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const amount = parseCents(text);
				expect(amount === undefined || Number.isSafeInteger(amount)).toBe(true);
			}),
		);
	});
});

describe('writing an amount', () => {
	it.each([
		[0, '0.00'],
		[5, '0.05'],
		[-5, '-0.05'],
		[123456, '1234.56'],
		[-100, '-1.00'],
	])('writes %p cents as %p', (amount, text) => {
		expect(formatCents(amount)).toBe(text);
	});

	it('shows at most two decimals in JSON', () => {
		fc.assert(
			fc.property(cents, (amount) => {
				expect(JSON.stringify(centsToAmount(amount))).toMatch(/^-?\d+(\.\d{1,2})?$/);
			}),
		);
	});

	it('refuses parts of a cent, which only a defect can produce', () => {
		expect(() => formatCents(1.5)).toThrow(new RangeError('1.5 is not a whole number of cents'));
		expect(() => centsToAmount(Number.NaN)).toThrow(RangeError);
		expect(() => sumCents([1, 0.5])).toThrow(RangeError);
	});

	it('sums to the cent', () => {
		expect(sumCents([10, 20, -5])).toBe(25);
		expect(sumCents([])).toBe(0);
	});
});
