import {
	hundredthsOf,
	inPercent,
	parsePercentage,
} from '../../../../nodes/domain/values/percentage';

describe('reading a percentage', () => {
	it.each([
		[21, 21_00],
		['21', 21_00],
		['21.00', 21_00],
		['21,000', 21_00],
		['21.0000', 21_00],
		['21.00000', 21_00],
		['5.5', 5_50],
		[' 21 % ', 21_00],
		['5.500%', 5_50],
		['21.00 %', 21_00],
		['21.000 %', 21_00],
		['0', 0],
		[100, 100_00],
	])('takes %p as %p hundredths', (value, expected) => {
		expect(parsePercentage(value)).toBe(expected);
	});

	it.each([
		['21.005'],
		['21 %%'],
		['% 21'],
		['%'],
		[''],
		['a fifth'],
		[100.01],
		[-1],
		[null],
		[undefined],
	])('does not read %p', (value) => {
		expect(parsePercentage(value)).toBeUndefined();
	});
});

describe('a rate of Exact Online', () => {
	it.each([
		[0.21, 21_00, 21],
		[0.055, 5_50, 5.5],
		[0, 0, 0],
	])('of %p is %p hundredths, and %p percent for a person', (fraction, hundredths, percent) => {
		expect(hundredthsOf(fraction)).toBe(hundredths);
		expect(inPercent(hundredths)).toBe(percent);
	});
});
