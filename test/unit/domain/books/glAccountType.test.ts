import {
	holdsMoney,
	isOfResult,
	isSalesAccount,
	takesSalesLines,
} from '../../../../nodes/domain/books/glAccountType';

describe('a ledger account', () => {
	it.each([
		[110, true],
		[111, true],
		[20, false],
		[22, false],
		[24, false],
	])('of type %p takes sales lines: %p', (type, takes) => {
		expect(takesSalesLines(type)).toBe(takes);
	});

	it.each([
		['cash', 10, true, false],
		['a bank', 12, true, false],
		['a credit card', 14, true, false],
		['a payment service', 16, true, false],
		['receivables', 20, false, false],
		['the last of the balance sheet', 109, false, false],
		['revenue', 110, false, true],
		['costs', 120, false, true],
	])('of %s holds money or a result', (_, type, money, result) => {
		expect([holdsMoney(type), isOfResult(type)]).toEqual([money, result]);
	});

	it.each([
		[{ code: '704000', type: 110 }, true],
		[{ code: '740070', type: 110 }, false],
		[{ code: '704000', type: 121 }, false],
	])('%p is a sales account: %p', (account, is) => {
		expect(isSalesAccount(account)).toBe(is);
	});
});
