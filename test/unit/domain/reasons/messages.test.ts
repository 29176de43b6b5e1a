import { needsAttention } from '../../../../nodes/domain/reasons/outcome';
import { isCustomerRemark, reason } from '../../../../nodes/domain/reasons/reasons';
import type { ReasonCode, ReasonFacts } from '../../../../nodes/domain/reasons/reasons';

const invoice = 'F1';
const line = 2;
const taken = { number: 'F1', journal: '700' };
const candidate = { code: ' 1001', name: 'Dupont', address: 'Liège' };
const entry = { number: 'F1', entryNumber: 9 };
const stranger = {
	entryNumber: 9,
	journal: '700',
	exactDate: '2026-10-15',
	exactTotalCents: 100,
	exactCustomer: 'X',
	exactYourRef: '',
};
const many = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ ...candidate, code: ` ${index + 1}` }));

/** A code with facts that its text can be told by. */
function told<Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code]): [Code, string] {
	return [code, reason(code, facts).message];
}

describe('a message says no more than is known', () => {
	it.each([
		[told('JOURNAL_MISSING', {}), 'The invoice has no journal.'],
		[told('LINE_WITHOUT_GL_ACCOUNT', { invoice }), 'Invoice F1 has no general ledger account.'],
		[told('LINE_WITHOUT_GL_ACCOUNT', { line }), 'Line 2 of the invoice has no general'],
		[told('LINE_WITHOUT_GL_ACCOUNT', { invoice, line }), 'Line 2 of invoice F1 has no general'],
		[told('GL_ACCOUNT_BLOCKED', { glAccount: '7' }), 'General ledger account "7" is blocked'],
		[told('GL_ACCOUNT_BLOCKED', { glAccount: '7', line }), 'Line 2 of the invoice uses general'],
		[told('GL_ACCOUNT_BLOCKED', { glAccount: '7', invoice }), 'Invoice F1 uses general ledger'],
		[told('COST_UNIT_REQUIRED', { glAccount: '7' }), 'General ledger account "7" demands a cost'],
		[told('COST_UNIT_REQUIRED', { glAccount: '7', invoice }), 'Invoice F1 has no cost unit, and'],
		[told('GL_ACCOUNT_WRONG_TYPE', { glAccount: '7' }), 'cannot stand on a sales line.'],
		[
			told('GL_ACCOUNT_WRONG_TYPE', { glAccount: '7', type: 20 }),
			'line (type 20 in Exact Online).',
		],
		[told('JOURNAL_NOT_SALES', { journal: '9' }), 'not a sales journal in Exact Online.'],
		[told('JOURNAL_NOT_SALES', { journal: '9', type: 12 }), 'in Exact Online (type 12).'],
		[told('VAT_CODE_UNMAPPED', { invoice }), 'Invoice F1 has no VAT code on one of its lines.'],
		[told('VAT_CODE_UNMAPPED', { invoice, line }), 'Line 2 of invoice F1 has no VAT code.'],
		[told('VAT_CODE_UNMAPPED', { vatCode: '21' }), 'For VAT code "21" no VAT code of Exact'],
		[
			told('VAT_CODE_UNMAPPED', { vatCode: '21', line }),
			'Line 2 of the invoice uses VAT code "21"',
		],
		[told('VAT_CODE_UNMAPPED', { vatCode: '21', invoice }), 'Invoice F1 uses VAT code "21", for'],
		[
			told('TOTALS_DIFFER', { total: 'base', vatCode: '6', statedCents: 1, computedCents: 2 }),
			'the taxable base of VAT code "6" is stated as 0.01, but its parts add up to 0.02.',
		],
		[told('TOTALS_DIFFER', { total: 'vat', statedCents: 1, computedCents: 2 }), 'the VAT total is'],
		[told('TOTALS_DIFFER', { total: 'net', statedCents: 1, computedCents: 2 }), 'the net total is'],
		[told('CUSTOMER_BLOCKED', { customer: 'D', code: ' 1001 ' }), 'is account "1001" in'],
		[
			told('CUSTOMER_AMBIGUOUS', { customer: 'D', matchedBy: 'x', candidates: many(5) }),
			'4 Dupont (Liège); 5 Dupont (Liège).',
		],
		[
			told('CUSTOMER_AMBIGUOUS', { customer: 'D', matchedBy: 'x', candidates: many(7) }),
			': 1 Dupont (Liège); 2 Dupont (Liège); 3 Dupont (Liège); 4 Dupont (Liège); 5 Dupont (Liège); and 2 more.',
		],
		[
			told('PDF_TOO_LARGE', { invoice, bytes: 10_485_760, maxBytes: 7_340_032 }),
			/takes 10\.\d MB, more than the 7\.\d MB/,
		],
		[told('NUMBER_TAKEN_OTHER', taken), 'Online, with other content: other customer or total.'],
		[told('NUMBER_TAKEN_OTHER', { ...taken, entryNumber: 9 }), 'by entry 9, with other content'],
		[told('NUMBER_TAKEN_OTHER', { ...taken, totalCents: 1 }), ': other customer or total.'],
		[told('NUMBER_TAKEN_OTHER', { ...taken, exactTotalCents: 1 }), ': other customer or total.'],
		[told('NUMBER_TAKEN_OTHER', { ...taken, currency: 'EUR' }), ': other customer or total.'],
		[told('NUMBER_TAKEN_OTHER', { ...taken, exactCurrency: 'EUR' }), ': other customer or total.'],
		[told('NUMBER_TAKEN_OTHER', { ...taken, exactCustomer: '' }), ': another customer.'],
		[told('NUMBER_TAKEN_OTHER', { ...taken, exactCustomer: 'D' }), ': another customer ("D").'],
		[
			told('NUMBER_TAKEN_OTHER', { ...taken, date: '2026-01-01', exactDate: '' }),
			': date unknown instead of 2026-01-01.',
		],
		[told('PAYLOAD_CHANGED', { number: 'F1' }), 'has changed since, perhaps its number too.'],
		[
			told('PAYLOAD_CHANGED', { number: 'F1', entryNumber: 7 }),
			'changed since, while its entry 7 stands in Exact Online.',
		],
		[
			told('NUMBER_TAKEN_OTHER', { ...taken, exactYourRef: '' }),
			'with other content: no "Your ref.".',
		],
		[
			told('NUMBER_TAKEN_OTHER', { ...taken, exactYourRef: 'A 12' }),
			'with other content: "Your ref." "A 12".',
		],
		[told('RESET_REFUSED_PAID', {}), 'entry'],
		[told('VAT_RATE_UNKNOWN', { vatCode: '21', rate: null }), 'has rate "", which'],
		[told('VAT_RATE_UNKNOWN', { vatCode: '21', rate: 7 }), 'has rate "7", which'],
		[told('VAT_RATE_UNKNOWN', { vatCode: '21', rate: false }), 'has rate "false", which'],
		[told('VAT_RATE_UNKNOWN', { vatCode: '21', rate: 7n }), 'has rate "7", which'],
		[told('VAT_RATE_UNKNOWN', { vatCode: '21', rate: Symbol('x') }), 'has rate "a symbol", which'],
		[
			told('CHANGED_AFTER_EXPORT', { ...entry, totalCents: 100, exactTotalCents: 101 }),
			/has changed since: it now totals 1\.00, the entry 1\.01\.$/,
		],
		[
			told('CHANGED_AFTER_EXPORT', { ...entry, totalCents: 100, exactTotalCents: 100 }),
			/has changed since\.$/,
		],
		[
			told('TOTAL_DIFFERS_IN_EXACT', { ...entry, totalCents: 100, exactTotalCents: 101 }),
			/totals 1\.00 and its entry 9 in Exact Online 1\.01\.$/,
		],
		[
			told('TOTAL_DIFFERS_IN_EXACT', {
				...entry,
				totalCents: 100,
				exactTotalCents: 100,
				currency: 'EUR',
				exactCurrency: 'USD',
			}),
			/totals 1\.00 EUR and its entry 9 in Exact Online 1\.00 USD\.$/,
		],
		[told('NUMBER_DIFFERS_IN_EXACT', { ...entry, exactYourRef: '' }), 'carries no "Your ref." in'],
		[
			told('NUMBER_DIFFERS_IN_EXACT', { ...entry, exactYourRef: 'D' }),
			'carries "Your ref." "D" in',
		],
		[
			told('CUSTOMER_DIFFERS_IN_EXACT', { ...entry, customer: '', exactCustomer: 'X' }),
			'is for a customer without name and its entry 9 in Exact Online stands on another account: "X".',
		],
		[told('UNKNOWN_IN_SOURCE', stranger), /\("X", 1\.00\) stands in Exact Online/],
		[
			told('UNKNOWN_IN_SOURCE', { ...stranger, exactYourRef: 'D' }),
			/\("X", 1\.00, "Your ref\." "D"\) stands in Exact Online/,
		],
	])('%j', ([, message], expected) => {
		expect(message).toMatch(expected);
	});

	it('may name no journal for credit notes', () => {
		expect(reason('CREDIT_IN_SALES_JOURNAL', { journal: '700' }).hint).toContain('their own. The');
	});
});

describe('what a reason tells to pages in other languages', () => {
	const factsOf = (facts: object) =>
		reason('EXACT_REFUSED', facts as ReasonFacts['EXACT_REFUSED']).facts;

	it('is short text under the names of the facts', () => {
		expect(
			factsOf({
				totalCents: 1210,
				Centsible: 'x',
				CentsPaid: 7,
				line: 2,
				vatCodes: ['21', 6, null, undefined],
				candidates: [candidate, 'x', { ...candidate, rank: 7 }],
				answer: 'y'.repeat(200),
				absent: undefined,
				empty: '',
				nested: { name: 'x' },
			}),
		).toEqual({
			total: '12.10',
			Centsible: 'x',
			CentsPaid: '7',
			line: '2',
			vatCodes: expect.stringMatching(/^21[,;] 6/) as string,
			candidates: ' 1001 Dupont Liège; x;  1001 Dupont Liège',
			answer: 'y'.repeat(120),
		});
	});

	it('lists texts and numbers by commas', () => {
		expect(factsOf({ numbers: [1, 'two', true] })).toEqual({ numbers: '1, two, ' });
	});
});

describe('an outcome', () => {
	const remark = reason('PDF_MISSING', {});
	const blocking = reason('JOURNAL_MISSING', {});

	it('needs attention when one of its reasons holds the record back', () => {
		expect(needsAttention({ reasons: [] })).toBe(false);
		expect(needsAttention({ reasons: [remark] })).toBe(false);
		expect(needsAttention({ reasons: [remark, blocking] })).toBe(true);
	});
});

describe('a remark about a customer, as an item carries it', () => {
	it.each<[unknown, boolean]>([
		[reason('CUSTOMER_LINK_STALE', { customer: 'D', accountId: 'x' }), true],
		[reason('CUSTOMER_BLOCKED', { customer: 'D', code: '1' }), false],
		[reason('PDF_MISSING', {}), false],
		[{ severity: 'remark', code: 7 }, false],
		[{ severity: 'remark' }, false],
		[null, false],
		[undefined, false],
		['CUSTOMER_LINK_STALE', false],
	])('%j: %p', (value, is) => {
		expect(isCustomerRemark(value)).toBe(is);
	});
});

describe('a difference in the total', () => {
	it('is about the currency where that is another one', () => {
		const of = (currency?: string) =>
			reason('TOTAL_DIFFERS_IN_EXACT', {
				...entry,
				totalCents: 1,
				exactTotalCents: 1,
				currency,
				exactCurrency: currency,
			}).field;
		expect([of(), of('EUR')]).toEqual(['gross', 'currency']);
	});
});
