import type { BooksVatCode } from '../../../../nodes/domain/books/administration';
import { parsePercentage } from '../../../../nodes/domain/values/percentage';
import { checkMapping } from '../../../../nodes/domain/masterData/vatCheck';
import type { MappingOutcome } from '../../../../nodes/domain/masterData/vatCheck';
import { listVatCodesOf } from '../../../../nodes/domain/masterData/vatCodeList';
import { parseVatCode } from '../../../../nodes/domain/masterData/vatCodeParse';
import { vatCode } from '../../support/ledger';

const exact: BooksVatCode[] = [
	vatCode('4'),
	vatCode('2', { rate: 0.06 }),
	vatCode('0', { type: 'B', rate: 0 }),
	vatCode('EX', { type: 'B', rate: 0 }),
	vatCode('IC', { rate: 0.21, charged: true }),
	vatCode('I4', { type: 'I' }),
	vatCode('B4', { isBlocked: true }),
	vatCode('A4', { transactionType: 'P' }),
];

function check(
	rate: unknown,
	mappings: unknown,
	codes: readonly BooksVatCode[] = exact,
): MappingOutcome {
	const source = parseVatCode({ code: '21', rate, mappings });
	if (source === undefined) throw new Error('No code');
	return checkMapping(1, source, new Map(codes.map((one) => [one.code, one])));
}

const to = (exactVatCode: string, journal?: string) => ({ exactVatCode, journal });
const codesOf = ({ reasons }: MappingOutcome): string[] => reasons.map(({ code }) => code);

describe('the mapping of a VAT code', () => {
	it('is in order when the code exists, excludes VAT, is for sales and has the same rate', () => {
		const outcome = check('21.00', [to('4')]);
		expect(outcome).toEqual({
			outcome: 'mapped',
			result: {
				division: 1,
				code: '21',
				mappings: [{ exactVatCode: '4', description: 'VAT 4', rate: 21 }],
			},
			reasons: [],
		});
	});

	it.each([
		['does not exist', '21', '9', ['VAT_CODE_NOT_IN_EXACT']],
		['includes VAT', '21', 'I4', ['VAT_CODE_INCLUSIVE']],
		['is blocked', '21', 'B4', ['VAT_CODE_BLOCKED']],
		['is for purchases', '21', 'A4', ['VAT_CODE_FOR_PURCHASE']],
		['has another rate', '21', '2', ['VAT_RATE_DIFFERS']],
		['is under reverse charge', '21', 'IC', ['VAT_RATE_DIFFERS']],
		['carries no VAT', '21', '0', ['VAT_RATE_DIFFERS']],
	])('is wrong when the code of Exact Online %s', (_what, rate, target, reasons) => {
		const outcome = check(rate, [to(target)]);
		expect(outcome.outcome).toBe('wrong');
		expect(codesOf(outcome)).toEqual(reasons);
		expect(outcome.result.suggestion).toBe('4');
	});

	it('counts reverse charge as 0 %', () => {
		expect(codesOf(check('0.00', [to('IC')]))).toEqual([]);
	});

	it('is checked for every journal, and each trouble is said once', () => {
		const outcome = check('21', [to('4'), to('2', '701'), to('2', '711'), to('9', '721')]);
		expect(codesOf(outcome)).toEqual(['VAT_RATE_DIFFERS', 'VAT_CODE_NOT_IN_EXACT']);
		expect(outcome.result.mappings.map(({ journal }) => journal)).toEqual([
			undefined,
			'701',
			'711',
			'721',
		]);
	});

	it('is missing for the journals that have none, unless one holds for all', () => {
		const inJournals = (mappings: unknown) => {
			const source = parseVatCode({ code: '21', rate: '21', mappings });
			if (source === undefined) throw new Error('No code');
			const byCode = new Map(exact.map((one) => [one.code, one]));
			return checkMapping(1, source, byCode, ['700', '701', 'vk']);
		};
		expect(inJournals([to('4', '700'), to('4', 'VK')])).toMatchObject({
			outcome: 'unmapped',
			result: { unmappedJournals: ['701'], suggestion: '4' },
			reasons: [{ code: 'VAT_CODE_UNMAPPED', facts: { vatCode: '21', journal: '701' } }],
		});
		const wrong = inJournals([to('2', '700')]);
		expect(wrong.outcome).toBe('wrong');
		expect(codesOf(wrong)).toEqual(['VAT_CODE_UNMAPPED', 'VAT_RATE_DIFFERS']);
		expect(wrong.reasons[0].facts).toMatchObject({ journal: '701, vk' });
		expect(inJournals([to('4'), to('4', '700')]).outcome).toBe('mapped');
		const none = inJournals([]);
		expect(none.reasons).toMatchObject([{ facts: { vatCode: '21' } }]);
		expect(none.reasons).toHaveLength(1);
		expect(none.result).not.toHaveProperty('unmappedJournals');
	});

	it('tells which code, and both rates, in what is wrong with it', () => {
		const said = (rate: unknown, exactVatCode: string) =>
			check(rate, [to(exactVatCode)]).reasons.map(({ facts }) => facts);
		expect(said('21', '2')).toMatchObject([
			{ vatCode: '21', exactVatCode: '2', rate: '21', exactRate: '6' },
		]);
		expect(said('21', '9')).toMatchObject([{ vatCode: '21', exactVatCode: '9' }]);
		expect(said('a fifth', '4')).toMatchObject([{ vatCode: '21', rate: 'a fifth' }]);
	});

	it.each([[[]], [undefined], [''], ['[]'], ['[{'], [[{ exactVatCode: ' ' }]]])(
		'is missing when there is none: %j',
		(mappings) => {
			const outcome = check('21', mappings);
			expect(outcome.outcome).toBe('unmapped');
			expect(codesOf(outcome)).toEqual(['VAT_CODE_UNMAPPED']);
			expect(codesOf(check('a fifth', mappings))).toEqual(['VAT_CODE_UNMAPPED']);
		},
	);

	it('can be JSON, or the code alone', () => {
		expect(check('21', '[{"exactVatCode":" 4 "}]').outcome).toBe('mapped');
		expect(check('21', '4').outcome).toBe('mapped');
		expect(check('21', 4).outcome).toBe('mapped');
	});

	it('with a rate that cannot be read gets a remark and is checked for the rest', () => {
		expect(check('a fifth', [to('4')]).outcome).toBe('mapped');
		expect(codesOf(check('a fifth', [to('4')]))).toEqual(['VAT_RATE_UNKNOWN']);
		expect(codesOf(check('a fifth', [to('B4')]))).toEqual(['VAT_CODE_BLOCKED', 'VAT_RATE_UNKNOWN']);
	});
});

describe('a suggestion', () => {
	it('is the only fitting code', () => {
		expect(check('6', []).result.suggestion).toBe('2');
	});

	it('is not made when several codes fit: they stand for different boxes of the return', () => {
		const { result } = check('0', [], [...exact].reverse());
		expect(result.suggestion).toBeUndefined();
		expect(result.candidates).toEqual(['0', 'EX', 'IC']);
	});

	it('is not made at 0 %, even when one code alone has it: it may be of another regime', () => {
		const { result } = check('0.00', [], [vatCode('4'), vatCode('EX', { type: 'B', rate: 0 })]);
		expect(result.suggestion).toBeUndefined();
		expect(result.candidates).toEqual(['EX']);
	});

	it('is not made when nothing fits, or the rate is unknown', () => {
		for (const rate of ['12', '?']) {
			const { result } = check(rate, []);
			expect(result).not.toHaveProperty('suggestion');
			expect(result).not.toHaveProperty('candidates');
		}
	});
});

describe('a percentage', () => {
	it.each([
		[21, 2100],
		['21', 2100],
		['21.00', 2100],
		['21.000', 2100],
		['5,5000 %', 550],
		['0.000', 0],
		['100.000', 10000],
		['21,00', 2100],
		['21 %', 2100],
		['5.5', 550],
		[5.5, 550],
		[0, 0],
		['0.00', 0],
		['', undefined],
		[' ', undefined],
		['%', undefined],
		[-1, undefined],
		[101, undefined],
		['x', undefined],
		[null, undefined],
		[undefined, undefined],
	])('%j is %j hundredths', (value, hundredths) => {
		expect(parsePercentage(value)).toBe(hundredths);
	});
});

describe('the VAT codes of Exact Online', () => {
	it('are told in words, with the rate as a percentage', () => {
		const [listed] = listVatCodesOf([vatCode('55', { rate: 0.055, transactionType: 'B' })], 'all');
		expect(listed).toEqual({
			code: '55',
			description: 'VAT 55',
			type: 'EXCLUSIVE',
			exactType: 'E',
			rate: 5.5,
			blocked: false,
			reverseCharge: false,
			side: 'BOTH',
			usable: true,
		});
	});

	it.each([
		['sales', ['S', 'B']],
		['purchase', ['P', 'B']],
		['all', ['S', 'P', 'B']],
	] as const)('of the side %s include those for both', (side, letters) => {
		const codes = ['S', 'P', 'B'].map((letter) => vatCode(letter, { transactionType: letter }));
		expect(listVatCodesOf(codes, side).map(({ code }) => code)).toEqual([...letters].sort());
	});

	it('that cannot be mapped to are not usable', () => {
		const usable = listVatCodesOf(exact, 'all').filter((one) => one.usable);
		expect(usable.map(({ code }) => code)).toEqual(['0', '2', '4', 'EX', 'IC']);
	});
});
