import { isChosen, parseNumbers } from '../../../../nodes/domain/masterData/numberRanges';

function chosen(text: string, number: string): boolean {
	const parsed = parseNumbers(text);
	if (!('choice' in parsed)) throw new Error(`Not read: ${parsed.unreadable}`);
	return isChosen(number, parsed.choice);
}

describe('a choice of account numbers', () => {
	it.each([
		['700000-709999, 640200', '700000', true],
		['700000-709999, 640200', '709999', true],
		['700000-709999, 640200', '710000', false],
		['700000-709999, 640200', '640200', true],
		['700000-709999, 640200', '640201', false],
		['700-709', '709999', true],
		['700-709', '710000', false],
		['700 – 709;\n640200', '704000', true],
		['700 – 709;\n640200', '640200', true],
		['640200', '6402001', false],
		['700000-709', '709999', true],
		['700-709999', '700000', true],
		['700-70', '705000', true],
		['700- 709', '704000', true],
		['700 -709', '704000', true],
		['640200 ,; 640300', '640300', true],
		['70', '700000', false],
		['', '700000', false],
	])('%j and account %s: %s', (text, number, expected) => {
		expect(chosen(text, number)).toBe(expected);
	});

	it('does not take a shorter number for one in the range', () => {
		expect(chosen('700000-709999', '7')).toBe(false);
		expect(chosen('700000-709999', '70')).toBe(false);
	});

	it('is of numbers and ranges, and of nothing without text', () => {
		expect(parseNumbers('640200, 700-709')).toEqual({
			choice: { numbers: ['640200'], ranges: [{ from: '700', to: '709' }] },
		});
		expect(parseNumbers(' ')).toEqual({ choice: { numbers: [], ranges: [] } });
	});

	it.each(['abc', '700000-', '-700000', '700-709-710', '709-700', '7000a0', '70*'])(
		'names %j as the part that cannot be read',
		(text) => {
			expect(parseNumbers(`640200, ${text}`)).toEqual({ unreadable: expect.any(String) as string });
		},
	);
});
