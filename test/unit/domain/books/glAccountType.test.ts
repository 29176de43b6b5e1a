import { isSalesAccount, takesSalesLines } from '../../../../nodes/domain/books/glAccountType';

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
		[{ code: '704000', type: 110 }, true],
		[{ code: '740070', type: 110 }, false],
		[{ code: '704000', type: 121 }, false],
	])('%p is a sales account: %p', (account, is) => {
		expect(isSalesAccount(account)).toBe(is);
	});
});
