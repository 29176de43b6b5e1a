import {
	distinctTexts,
	givenRecords,
	givenText,
	parsedJson,
} from '../../../../nodes/domain/values/given';

describe('a value as a source gives it', () => {
	it.each([
		[' Liège ', 'Liège'],
		[4000, '4000'],
		[Number.NaN, ''],
		[Number.POSITIVE_INFINITY, ''],
		[true, ''],
		[null, ''],
		[{}, ''],
	])('%p reads as the text %p', (value, text) => {
		expect(givenText(value)).toBe(text);
	});

	it('is a list of records, or the JSON text of one', () => {
		const records = [{ code: 'V21' }, { code: 'V6' }];
		expect(givenRecords(records)).toEqual(records);
		expect(givenRecords(JSON.stringify(records))).toEqual(records);
		expect(givenRecords([])).toEqual([]);
	});

	it('leaves out of a list what is no record', () => {
		expect(givenRecords([['V21'], null, 'V6', { code: 'V0' }])).toEqual([{ code: 'V0' }]);
	});

	it.each([['[{"code":'], ['"V21"'], [{ code: 'V21' }], [undefined]])('%p is no list', (value) => {
		expect(givenRecords(value)).toBeUndefined();
	});

	it('is undefined when its JSON was cut off', () => {
		expect(parsedJson('{"a":1')).toBeUndefined();
		expect(parsedJson('{"a":1}')).toEqual({ a: 1 });
	});

	it('is kept once, and not when it is empty', () => {
		expect(distinctTexts(['b', '', 'a', undefined, 'b'])).toEqual(['b', 'a']);
	});
});
