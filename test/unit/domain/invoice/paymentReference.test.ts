import * as fc from 'fast-check';

import { parsePaymentReference } from '../../../../nodes/domain/invoice/paymentReference';

describe('the structured payment reference', () => {
	it.each([
		['+++090/9337/55493+++'],
		['***090/9337/55493***'],
		['090/9337/55493'],
		['090933755493'],
		[' 090 9337 55493 '],
		['+++ 090 / 9337 / 55493 +++'],
	])('is read from %p', (text) => {
		expect(parsePaymentReference(text)).toBe('090933755493');
	});

	it.each([
		['check digits that do not fit', '+++090/9337/55494+++'],
		['too few digits', '+++090/9337/5549+++'],
		['too many digits', '0909337554930'],
		['a zero too many before its check digits', '0909337554093'],
		['letters among the digits', 'RF09 0933 7554 93'],
		['free text', 'invoice 2026-0012'],
		['check digits 00', '000000009700'],
		['nothing', ''],
		['text behind', '+++090/9337/55493+++ Dupont'],
	])('is not read with %s', (_case, text) => {
		expect(parsePaymentReference(text)).toBeUndefined();
	});

	it('has 97 as check digits where the remainder is 0', () => {
		expect(parsePaymentReference('000000009797')).toBe('000000009797');
	});

	it('reads any reference whose check digits fit, and refuses any single digit changed', () => {
		const base = fc.integer({ min: 0, max: 9_999_999_999 });
		const change = fc.record({
			at: fc.integer({ min: 0, max: 11 }),
			by: fc.integer({ min: 1, max: 9 }),
		});
		fc.assert(
			fc.property(base, change, (number, { at, by }) => {
				const check = number % 97 === 0 ? 97 : number % 97;
				const digits = `${String(number).padStart(10, '0')}${String(check).padStart(2, '0')}`;
				expect(
					parsePaymentReference(
						`+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`,
					),
				).toBe(digits);
				const other = (Number(digits[at]) + by) % 10;
				const changed = `${digits.slice(0, at)}${other}${digits.slice(at + 1)}`;
				expect(parsePaymentReference(changed)).toBeUndefined();
			}),
		);
	});
});
