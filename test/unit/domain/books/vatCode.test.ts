import type { BooksVatCode } from '../../../../nodes/domain/books/administration';
import { isInclusive, rateOnDocument, vatCodeFaults } from '../../../../nodes/domain/books/vatCode';
import { books } from '../../support/invoices';

const sound = books().vatCodes.get('4') as BooksVatCode;

describe('a VAT code of Exact Online on a sales line', () => {
	it.each<[Partial<BooksVatCode>, string[]]>([
		[{}, []],
		[{ transactionType: 'B' }, []],
		[{ type: 'I' }, ['VAT_CODE_INCLUSIVE']],
		[{ isBlocked: true }, ['VAT_CODE_BLOCKED']],
		[{ transactionType: 'P' }, ['VAT_CODE_FOR_PURCHASE']],
		[
			{ type: 'I', isBlocked: true, transactionType: 'P' },
			['VAT_CODE_INCLUSIVE', 'VAT_CODE_BLOCKED', 'VAT_CODE_FOR_PURCHASE'],
		],
	])('that is %p is kept from it by %p', (over, faults) => {
		expect(vatCodeFaults({ ...sound, ...over })).toEqual(faults);
	});

	it.each<[string, Partial<BooksVatCode>, number]>([
		['its rate', {}, 0.21],
		['none under reverse charge', { charged: true }, 0],
		['none with type B', { type: 'B' }, 0],
		['none with type N', { type: 'N' }, 0],
	])('puts on the document %s', (_, over, rate) => {
		expect(rateOnDocument({ ...sound, ...over })).toBe(rate);
	});

	it('holds the VAT in its amounts with type I only', () => {
		expect(isInclusive({ ...sound, type: 'I' })).toBe(true);
		expect(isInclusive(sound)).toBe(false);
	});
});
