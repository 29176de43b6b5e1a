import { checkAgainstBooks } from '../../../../nodes/domain/entry/booksChecks';
import { parseInvoice } from '../../../../nodes/domain/invoice/invoiceParse';
import type { RawInvoice } from '../../../../nodes/domain/invoice/invoiceParse';
import { books, rawInvoice, settings } from '../../support/invoices';

const against = (over: Partial<RawInvoice>, ofBooks = books()) =>
	checkAgainstBooks(parseInvoice(rawInvoice(over)).draft, ofBooks, settings);

const codes = (over: Partial<RawInvoice>, ofBooks = books()) =>
	against(over, ofBooks).map((reason) => reason.code);

/** One line of 150.00 and a VAT total, so that the document's own figures agree. */
function oneLine(line: object, vat = '31.50', gross = '181.50'): Partial<RawInvoice> {
	const full = { description: 'Work', glAccount: '704000', vatCode: '21', net: '150.00', ...line };
	return {
		lines: [full],
		vat,
		gross,
		vatTotals: [{ vatCode: full.vatCode, base: '150.00', vat }],
	};
}

describe('a document against the books', () => {
	it('passes when journal, accounts, VAT codes and period are in order', () => {
		expect(codes({})).toEqual([]);
	});

	it.each<[string, Partial<RawInvoice>, string]>([
		['journal that Exact Online lacks', { journal: '799' }, 'JOURNAL_NOT_IN_EXACT'],
		['journal that is blocked', { journal: '719' }, 'JOURNAL_BLOCKED'],
		['purchase journal', { journal: '600' }, 'PURCHASE_JOURNAL'],
		['bank journal', { journal: '550' }, 'JOURNAL_NOT_SALES'],
		[
			'account that Exact Online lacks',
			oneLine({ glAccount: '704999' }),
			'GL_ACCOUNT_NOT_IN_EXACT',
		],
		['account that is blocked', oneLine({ glAccount: '704950' }), 'GL_ACCOUNT_BLOCKED'],
		['receivable account', oneLine({ glAccount: '400000' }), 'GL_ACCOUNT_WRONG_TYPE'],
		['account that wants a cost centre', oneLine({ glAccount: '704960' }), 'COST_CENTER_REQUIRED'],
		['VAT code nobody mapped', oneLine({ vatCode: 'MARGE' }), 'VAT_CODE_UNMAPPED'],
		['line without VAT code', oneLine({ vatCode: '' }), 'VAT_CODE_UNMAPPED'],
		['VAT code that Exact Online lacks', oneLine({ vatCode: 'gone' }), 'VAT_CODE_NOT_IN_EXACT'],
		['VAT code of the inclusive type', oneLine({ vatCode: 'inclusive' }), 'VAT_CODE_INCLUSIVE'],
		['VAT code that is blocked', oneLine({ vatCode: 'blocked' }), 'VAT_CODE_BLOCKED'],
		['VAT code for purchases', oneLine({ vatCode: 'purchase' }), 'VAT_CODE_FOR_PURCHASE'],
		['VAT that is not 21 % of its base', oneLine({}, '30.00', '180.00'), 'VAT_TOTAL_DIFFERS'],
		['one cent of VAT at 0 %', oneLine({ vatCode: '0' }, '0.01', '150.01'), 'VAT_TOTAL_DIFFERS'],
		['VAT under reverse charge', oneLine({ vatCode: 'reverse' }), 'VAT_TOTAL_DIFFERS'],
		['date without financial period', { date: '2031-01-05' }, 'PERIOD_MISSING'],
		['date in a closed period', { date: '2026-09-10' }, 'PERIOD_CLOSED'],
		['currency that does not exist', { currency: 'EURO' }, 'CURRENCY_UNKNOWN'],
	])('refuses a %s', (_, over, code) => {
		const reasons = against(over);
		expect(reasons.map((reason) => reason.code)).toEqual([code]);
		expect(reasons[0].severity).toBe('blocking');
	});

	it('books a credit note in a sales journal, and says so', () => {
		const reasons = against({ documentType: 'CREDIT_NOTE', journal: '700' });
		expect(reasons).toMatchObject([{ code: 'CREDIT_IN_SALES_JOURNAL', severity: 'remark' }]);
		expect(codes({ documentType: 'CREDIT_NOTE', journal: '701' })).toEqual([]);
	});

	it('accepts the cents that rounding per line can cost', () => {
		expect(codes(oneLine({}, '31.51', '181.51'))).toEqual([]);
	});

	it('takes the VAT code of the journal before the general one', () => {
		const vatMapping = {
			kind: 'rules' as const,
			rules: [
				{ code: '21', exactVatCode: '99' },
				{ code: '21', exactVatCode: '4', journal: '700' },
			],
		};
		expect(codes({}, books({ vatMapping }))).toEqual([]);
		expect(codes({ journal: '701' }, books({ vatMapping }))).toEqual(['VAT_CODE_NOT_IN_EXACT']);
	});

	it('knows journals of the settings in any case of letters', () => {
		const vatMapping = {
			kind: 'rules' as const,
			rules: [
				{ code: '21', exactVatCode: '99' },
				{ code: '21', exactVatCode: '4', journal: 'vk' },
			],
		};
		const journals = new Map([
			['VK', { id: '', code: 'VK', description: '', type: 20, isBlocked: false }],
		]);
		const { draft } = parseInvoice(rawInvoice({ documentType: 'CREDIT_NOTE', journal: 'VK' }));
		const creditJournals = ['vk'];
		const found = checkAgainstBooks(draft, books({ vatMapping, journals }), {
			...settings,
			creditJournals,
		});
		expect(found).toEqual([]);
	});

	it('leaves closed periods to Exact Online when it does not tell which they are', () => {
		expect(codes({ date: '2026-09-10' }, books({ closedPeriods: undefined }))).toEqual([]);
	});
});
