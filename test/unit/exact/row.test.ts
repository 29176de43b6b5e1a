import {
	cents,
	flag,
	id,
	number,
	optionalCents,
	optionalId,
	optionalNumber,
	optionalText,
	text,
} from '../../../nodes/exact/row';

describe('a field of a row of Exact Online', () => {
	it.each([
		['  70 ', '70', '70'],
		[70, '70', '70'],
		['', '', undefined],
		[null, '', undefined],
		[undefined, '', undefined],
		[{}, '', undefined],
	])('%p is the text %p, or %p where it may be absent', (value, expected, optional) => {
		expect(text(value)).toBe(expected);
		expect(optionalText(value)).toBe(optional);
	});

	it('is a GUID in lower case, or absent', () => {
		expect([id(' AB-1 '), optionalId(' AB-1 ')]).toEqual(['ab-1', 'ab-1']);
		expect([id(null), optionalId(null), optionalId('')]).toEqual(['', undefined, undefined]);
	});

	it.each([
		['12', 12],
		[12.5, 12.5],
		[0, 0],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
		['much', undefined],
	])('%p is the number %p', (value, expected) => {
		expect(optionalNumber(value)).toBe(expected);
		expect(number(value)).toBe(expected ?? 0);
	});

	it.each([
		[1210.5500000001, 121055],
		['-0.004', 0],
		[-12.5, -1250],
		[null, undefined],
	])('%p is %p cents', (value, expected) => {
		expect(optionalCents(value)).toBe(expected);
		expect(cents(value)).toBe(expected ?? 0);
	});

	it.each([true, 1, 'true', '1'])('%p is yes', (value) => {
		expect(flag(value)).toBe(true);
	});

	it.each([false, 0, 'false', '0', '', null, undefined, 2])('%p is no', (value) => {
		expect(flag(value)).toBe(false);
	});
});
