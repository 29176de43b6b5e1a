import {
	definitionOf,
	line,
	lineCodes,
	NOT_CHECKED,
	notChecked,
} from '../../../../nodes/domain/connection/line';
import english from '../../../../workflows/texts/checks.en.json';
import french from '../../../../workflows/texts/checks.fr.json';
import dutch from '../../../../workflows/texts/checks.nl.json';

type Texts = Readonly<Record<string, { readonly message: string; readonly hint: string }>>;

const languages: ReadonlyArray<readonly [string, Texts]> = [
	['English', english.lines],
	['French', french.lines],
	['Dutch', dutch.lines],
];
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('a line of the check', () => {
	it('quotes its facts', () => {
		expect(line('DIVISION_REACHED', { division: '3114772', name: 'Garage' })).toEqual({
			check: 'division',
			status: 'green',
			code: 'DIVISION_REACHED',
			message: 'Division 3114772 is Garage.',
			hint: '',
			facts: { division: '3114772', name: 'Garage' },
		});
	});

	it('does not take text in a fact for a placeholder', () => {
		const { message } = line('DIVISION_REACHED', { division: '1', name: '{division} {x}' });
		expect(message).toBe('Division 1 is {division} {x}.');
	});

	it('that could not be checked is amber', () => {
		expect(notChecked('journals')).toMatchObject({
			check: 'journals',
			status: 'amber',
			code: 'NOT_CHECKED',
			message: NOT_CHECKED.message,
		});
	});

	it.each(lineCodes)('%s says what to do unless it is green', (code) => {
		const { status, hint, message } = definitionOf(code);
		expect(hint === '').toBe(status === 'green');
		expect(message).toMatch(/^[A-Z{][^]*\.$/);
		expect(`${message} ${hint}`).not.toMatch(/\b(?:error|problem|failure|failed|mistake)/i);
	});
});

describe.each(languages)('the texts in %s', (_language, texts) => {
	it('know exactly the codes there are', () => {
		expect(Object.keys(texts).sort()).toEqual([...lineCodes, 'NOT_CHECKED'].sort());
	});

	it.each(lineCodes)('say %s with the same facts', (code) => {
		const { message, hint } = definitionOf(code);
		expect(placeholders(texts[code].message)).toEqual(placeholders(message));
		expect(texts[code].hint === '').toBe(hint === '');
	});
});

describe('the texts in English', () => {
	it.each(lineCodes)('say %s as the node does', (code) => {
		const { message, hint } = definitionOf(code);
		expect(english.lines[code]).toEqual({ message, hint });
	});
});
