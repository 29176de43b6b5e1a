import { journalAsInBooks, journalKey } from '../../../../nodes/domain/books/journalCode';

const books = (...codes: string[]) => new Map(codes.map((code) => [code, {}]));

describe('the code of a journal', () => {
	it('names the same journal in any case of letters', () => {
		expect(journalKey(' vk ')).toBe(journalKey('VK'));
		expect(journalKey('VK1')).not.toBe(journalKey('VK'));
	});

	it.each([
		['vk', books('VK', '700'), 'VK'],
		['VK', books('vk'), 'vk'],
		['700', books('VK', '700'), '700'],
	])('%s becomes what the books write', (code, journals, expected) => {
		expect(journalAsInBooks(code, journals)).toBe(expected);
	});

	it('stays as it is where the books have no such journal', () => {
		expect(journalAsInBooks('V9', books('VK'))).toBe('V9');
	});

	it('is not guessed between two that differ in case only', () => {
		expect(journalAsInBooks('Vk', books('VK', 'vk'))).toBe('Vk');
		expect(journalAsInBooks('vk', books('VK', 'vk'))).toBe('vk');
	});
});
