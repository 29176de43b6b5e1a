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

/** A sound first line of 100.00 at 21 %, and a second one of 50.00 with VAT of 6 %. */
function second(line: object): Partial<RawInvoice> {
	const full = { description: 'Towing', glAccount: '705000', vatCode: '21', net: '50.00', ...line };
	const vat = full.vatCode === '21' ? '10.50' : '3.00';
	const totals = new Map([['21', { base: '100.00', vat: '21.00' }]]);
	totals.set(
		full.vatCode,
		full.vatCode === '21' ? { base: '150.00', vat: '31.50' } : { base: '50.00', vat },
	);
	return {
		lines: [{ description: 'Work', glAccount: '704000', vatCode: '21', net: '100.00' }, full],
		vatTotals: [...totals].map(([vatCode, total]) => ({ vatCode, ...total })),
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

	it.each<[string, Partial<RawInvoice>, object]>([
		['JOURNAL_NOT_SALES', { journal: '550' }, { journal: '550', type: '12' }],
		['JOURNAL_BLOCKED', { journal: '719' }, { journal: '719' }],
		['CURRENCY_UNKNOWN', { currency: 'EURO' }, { currency: 'EURO' }],
		['GL_ACCOUNT_WRONG_TYPE', second({ glAccount: '400000' }), { glAccount: '400000', type: '20' }],
		['GL_ACCOUNT_NOT_IN_EXACT', second({ glAccount: '704999' }), { glAccount: '704999' }],
		['VAT_CODE_UNMAPPED', second({ vatCode: 'MARGE' }), { vatCode: 'MARGE', journal: '700' }],
		['VAT_CODE_NOT_IN_EXACT', second({ vatCode: 'gone' }), { vatCode: 'gone', exactVatCode: '99' }],
		['PERIOD_MISSING', { date: '2031-01-05' }, { date: '2031-01-05' }],
		[
			'PERIOD_CLOSED',
			{ date: '2026-09-10' },
			{ date: '2026-09-10', journal: '700', period: '2026/9' },
		],
		[
			'CREDIT_IN_SALES_JOURNAL',
			{ documentType: 'CREDIT_NOTE' },
			{ journal: '700', creditJournals: '701' },
		],
	])('says where to look: %s', (code, over, facts) => {
		const line = code.startsWith('GL_') ? { line: '2' } : {};
		expect(against(over).map((one) => ({ code: one.code, ...one.facts }))).toEqual([
			{ code, invoice: '26700001', ...line, ...facts },
		]);
	});

	it.each([
		['journal', '2026-10-15', undefined, '704000'],
		['date', undefined, '700', '704000'],
		['account', '2026-10-15', '700', ''],
	])('is not held against a %s it lacks: that was told already', (_, date, journal, glAccount) => {
		const { draft } = parseInvoice(rawInvoice());
		const lines = draft.lines.map((line) => ({ ...line, glAccount }));
		expect(checkAgainstBooks({ ...draft, date, journal, lines }, books(), settings)).toEqual([]);
	});

	it('may leave its currency to the administration', () => {
		expect(codes({ currency: '' })).toEqual([]);
	});

	it('carries no VAT at 0 %, and each code its own', () => {
		expect(codes(oneLine({ vatCode: '0' }, '0.00', '150.00'))).toEqual([]);
		expect(codes(second({ vatCode: '6' }))).toEqual([]);
	});

	it.each([
		['COST_CENTER_REQUIRED', 'useCostCenter', 'costCenter'],
		['COST_UNIT_REQUIRED', 'useCostUnit', 'costUnit'],
	])('lacks nothing once each line of the account has its own: %s', (code, use, field) => {
		const accounts = new Map(books().glAccounts);
		const strict = accounts.get('704000');
		if (strict) accounts.set('704000', { ...strict, [use]: 1 });
		const line = { description: 'Work', glAccount: '704000', vatCode: '21', net: '75.00' };
		const found = (...fields: object[]) =>
			codes({ lines: fields.map((one) => ({ ...line, ...one })) }, books({ glAccounts: accounts }));
		expect(found({ [field]: 'A' }, { [field]: 'B' })).toEqual([]);
		expect(found({ [field]: 'A' }, {})).toEqual([code]);
		expect(found({ [field]: 'A' }, { glAccount: '705000' })).toEqual([]);
	});

	it('knows no wrong journal for credit notes where the garage has none apart', () => {
		const { draft } = parseInvoice(rawInvoice({ documentType: 'CREDIT_NOTE' }));
		const found = (creditJournals: string[]) =>
			checkAgainstBooks(draft, books(), { ...settings, creditJournals });
		expect(found([])).toEqual([]);
		expect(found(['701', '700'])).toEqual([]);
	});

	it('books a credit note in a sales journal, and says so', () => {
		const reasons = against({ documentType: 'CREDIT_NOTE', journal: '700' });
		expect(reasons).toMatchObject([{ code: 'CREDIT_IN_SALES_JOURNAL', severity: 'remark' }]);
		expect(codes({ documentType: 'CREDIT_NOTE', journal: '701' })).toEqual([]);
	});

	it('books an invoice of zero in a journal of credit notes, and says so as well', () => {
		expect(codes({ journal: '701', gross: '0.00' })).toEqual(['INVOICE_IN_CREDIT_JOURNAL']);
	});

	it('books an invoice in a journal of credit notes, and says so', () => {
		const reasons = against({ journal: '701' });
		expect(reasons).toMatchObject([{ code: 'INVOICE_IN_CREDIT_JOURNAL', severity: 'remark' }]);
	});

	it.each([
		['is negative', { journal: '701', gross: '-181.50' }, settings],
		[
			'is in a journal while none is named',
			{ journal: '701' },
			{ ...settings, creditJournals: [] },
		],
	])('says nothing of the journal of an invoice that %s', (_, over, more) => {
		expect(checkAgainstBooks(parseInvoice(rawInvoice(over)).draft, books(), more)).toEqual([]);
	});

	it('names a line by its place on the document, text lines counted', () => {
		const text = { description: 'Dossier 12', net: '0' };
		const lines = [text, { glAccount: '704999', vatCode: '21', net: '150.00' }];
		expect(against({ lines })[0].facts).toMatchObject({ line: '2' });
	});

	it('asks for the mapping of a VAT code that has a base, though no line bears it', () => {
		const vatTotals = [
			{ vatCode: '21', base: '150.00', vat: '31.50' },
			{ vatCode: 'MARGE', base: '10.00', vat: '0.00' },
		];
		expect(codes({ vatTotals })).toEqual(['VAT_CODE_UNMAPPED']);
	});

	it('asks nothing of a VAT code without lines, base and VAT', () => {
		const vatTotals = [
			{ vatCode: '21', base: '150.00', vat: '31.50' },
			{ vatCode: 'MARGE', base: '0.00', vat: '0.00' },
		];
		expect(codes({ vatTotals })).toEqual([]);
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
		const inOther = codes({ documentType: 'CREDIT_NOTE', journal: '701' }, books({ vatMapping }));
		expect(inOther).toEqual(['VAT_CODE_NOT_IN_EXACT']);
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
