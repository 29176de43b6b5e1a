import { attachedName, untakenName } from '../../../../nodes/domain/invoice/fileName';

describe('the name of an attached file', () => {
	it.each([
		['factuur.pdf', 'factuur.pdf'],
		['Factuur.PDF', 'Factuur.PDF'],
		['factuur', 'factuur.pdf'],
		['factuur v1.2', 'factuur v1.2.pdf'],
		['C:\\temp\\factuur.pdf', 'factuur.pdf'],
		['/tmp/factuur.pdf', 'factuur.pdf'],
		['fac\ntuur.pdf', 'fac tuur.pdf'],
		['/tmp/ factuur.pdf', 'factuur.pdf'],
		['', '12.pdf'],
		['   ', '12.pdf'],
		['/tmp/', '12.pdf'],
		[undefined, '12.pdf'],
	])('%p is %p for a PDF', (given, expected) => {
		expect(attachedName(given, '12.pdf', '.pdf')).toBe(expected);
	});

	it('keeps its ending when it is too long', () => {
		const name = attachedName(`${'x'.repeat(300)}.xml`, 'ubl');
		expect(name).toHaveLength(100);
		expect(name).toMatch(/x\.xml$/);
	});

	it('may have a hundred characters', () => {
		const longest = `${'x'.repeat(96)}.pdf`;
		expect(attachedName(longest, 'ubl')).toBe(longest);
	});

	it('loses the dots in its middle like any other character, and may have no ending', () => {
		expect(attachedName(`v1.5 ${'x'.repeat(300)}.xml`, 'ubl')).toBe(`v1.5 ${'x'.repeat(91)}.xml`);
		expect(attachedName('x'.repeat(300), 'ubl')).toBe('x'.repeat(100));
	});

	it('keeps an ending it needs no addition to', () => {
		expect(attachedName('ubl.xml', 'ubl')).toBe('ubl.xml');
	});
});

describe('a name that is taken', () => {
	it('gets a number before its ending', () => {
		expect(untakenName('file.pdf', [])).toBe('file.pdf');
		expect(untakenName('file.pdf', ['file.pdf'])).toBe('file (2).pdf');
		expect(untakenName('file.pdf', ['file.pdf', 'file (2).pdf'])).toBe('file (3).pdf');
		expect(untakenName('file', ['file'])).toBe('file (2)');
		expect(untakenName('.profile', ['.profile'])).toBe('.profile (2)');
	});
});
