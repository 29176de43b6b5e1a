import { exactVatCode } from '../../../../nodes/domain/books/vatMapping';
import type { VatMappingRule } from '../../../../nodes/domain/books/vatMapping';

const general = { code: '21', exactVatCode: 'general' };
const ofOther = { code: '21', exactVatCode: 'other', journal: '701' };
const ofJournal = { code: '21', exactVatCode: 'own', journal: '700' };
const ofVk = { code: '21', exactVatCode: 'vk', journal: 'vk' };
const ofVK = { code: '21', exactVatCode: 'VK', journal: 'VK' };
const ofOtherCode = { code: '6', exactVatCode: 'six' };

const mapped = (rules: VatMappingRule[], journal?: string, code = '21') =>
	exactVatCode({ kind: 'rules', rules }, code, journal);

describe('the VAT code of Exact Online for a code of the source', () => {
	it.each<[string, VatMappingRule[], string | undefined, string | undefined]>([
		['the general one in any journal', [ofOtherCode, ofOther, general], '700', 'general'],
		['the one of the journal before the general one', [general, ofJournal], '700', 'own'],
		['the one of the journal in any case of letters', [general, ofVk], ' Vk ', 'vk'],
		['the one that is written like the journal first', [ofVk, ofVK], 'VK', 'VK'],
		['the general one where no journal is known', [ofJournal, general], undefined, 'general'],
		['none that holds for other journals only', [ofOther], '700', undefined],
		['none where no journal is known and none is general', [ofJournal], undefined, undefined],
		['none of another code', [ofOtherCode], '700', undefined],
	])('is %s', (_, rules, journal, expected) => {
		expect(mapped(rules, journal)).toBe(expected);
	});

	it('is the same code where the source uses those of Exact Online', () => {
		expect(exactVatCode({ kind: 'sameCodes' }, '4', '700')).toBe('4');
	});

	it('is none for a line without VAT code, whatever is mapped', () => {
		expect(exactVatCode({ kind: 'sameCodes' }, '', '700')).toBeUndefined();
		expect(mapped([{ code: '', exactVatCode: '4' }], '700', '')).toBeUndefined();
	});
});
