import { listVatCodesOf } from '../../../../nodes/domain/masterData/vatCodeList';
import { parseVatCode } from '../../../../nodes/domain/masterData/vatCodeParse';
import { vatCode } from '../../support/ledger';

const mappingsOf = (mappings: unknown) =>
	parseVatCode({ code: ' 21 ', rate: '21', mappings })?.mappings;

describe('a VAT code of the source', () => {
	it('is read with its rate, and with the rate as it was given', () => {
		expect(parseVatCode({ code: ' 21 ', rate: '21,00', mappings: [] })).toEqual({
			code: '21',
			rate: 2100,
			rawRate: '21,00',
			mappings: [],
		});
	});

	it.each(['', '  ', null, {}])('is none without a code: %p', (code) => {
		expect(parseVatCode({ code, rate: '21', mappings: [] })).toBeUndefined();
	});

	it.each([
		['4', [{ exactVatCode: '4' }]],
		[4, [{ exactVatCode: '4' }]],
		[' ', []],
		[' [{"exactVatCode":4,"journal":" 700 "}]', [{ exactVatCode: '4', journal: '700' }]],
		['[{"exactVatCode":', []],
		[
			[{ exactVatCode: '4', journal: '' }, { exactVatCode: '' }, null, '4'],
			[{ exactVatCode: '4' }],
		],
		[undefined, []],
	])('is mapped by %p to %p', (mappings, expected) => {
		expect(mappingsOf(mappings)).toEqual(expected);
	});
});

describe('a VAT code of Exact Online', () => {
	it.each([
		['E', 'EXCLUSIVE'],
		['I', 'INCLUSIVE'],
		['B', 'BASE_ONLY'],
		['N', 'NONE'],
	])('with the letter %s is %s', (letter, type) => {
		expect(listVatCodesOf([vatCode('4', { type: letter })], 'all')).toMatchObject([
			{ type, exactType: letter },
		]);
	});
});
