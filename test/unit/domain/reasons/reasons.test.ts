import {
	isBlocked,
	reason,
	reasonCodes,
	severityOf,
	withSeverity,
	type Reason,
	type ReasonCode,
	type ReasonFacts,
} from '../../../../nodes/domain/reasons/reasons';
import english from '../../../../workflows/texts/reasons.en.json';
import french from '../../../../workflows/texts/reasons.fr.json';
import dutch from '../../../../workflows/texts/reasons.nl.json';

const about = { invoice: '20260012' } as const;
const onLine = { ...about, line: 3 } as const;
const vat = { ...about, vatCode: 'V21', exactVatCode: '4' } as const;
const entry = { ...about, entryNumber: 26700012 } as const;
const booked = { number: '20260012', entryNumber: 26700012 } as const;

/** One believable set of facts for each code; the type makes sure that none is forgotten. */
const facts: { readonly [Code in ReasonCode]: ReasonFacts[Code] } = {
	NUMBER_MISSING: { customer: 'Jean Dupont', date: '2026-03-01' },
	NUMBER_NOT_NUMERIC: { number: 'F-12' },
	NUMBER_TOO_LONG: { number: '1'.repeat(31), maxLength: 30 },
	NUMBER_TAKEN_OTHER: {
		number: '20260012',
		journal: '700',
		entryNumber: 26700012,
		totalCents: 12100,
		exactTotalCents: 24200,
		vatCents: 2100,
		exactVatCents: 0,
		currency: 'EUR',
		exactCurrency: 'USD',
		exactCustomer: 'Marie Dubois',
		date: '2026-01-12',
		exactDate: '2025-01-10',
		invoiceJournal: '701',
		exactYourRef: 'Dossier 12',
	},
	DUPLICATE_IN_BATCH: { number: '20260012', journals: ['700', '701'] },
	ALREADY_BOOKED_TWICE: { number: '20260012', journal: '700', entryNumbers: [1, 2] },
	PAYLOAD_CHANGED: { number: '20260012', entryNumber: 26700012 },
	BOOKED_ANEW: { number: '20260012' },
	YOUR_REF_MISSING: { number: '20260012', entryNumber: 20260012 },
	JOURNAL_MISSING: about,
	JOURNAL_NOT_IN_EXACT: { ...about, journal: 'V9' },
	JOURNAL_BLOCKED: { ...about, journal: '700' },
	PURCHASE_JOURNAL: { ...about, journal: '600' },
	JOURNAL_NOT_SALES: { ...about, journal: '900', type: 90 },
	JOURNAL_NAME_DIFFERS: { journal: '700', name: 'Ventes', exactName: 'Ventes Liège' },
	CREDIT_JOURNAL_GUESSED: { journal: '701', name: 'Note de crédit' },
	CREDIT_IN_SALES_JOURNAL: { ...about, journal: '700', creditJournals: ['701'] },
	INVOICE_IN_CREDIT_JOURNAL: { ...about, journal: '701' },
	LINES_MISSING: about,
	LINE_WITHOUT_GL_ACCOUNT: { ...onLine, description: 'Paint' },
	GL_ACCOUNT_NOT_IN_EXACT: { ...onLine, glAccount: '704000' },
	GL_ACCOUNT_BLOCKED: { ...onLine, glAccount: '704000' },
	GL_ACCOUNT_WRONG_TYPE: { ...onLine, glAccount: '400000', type: 20 },
	COST_CENTER_REQUIRED: { ...onLine, glAccount: '704000' },
	COST_UNIT_REQUIRED: { ...onLine, glAccount: '704000' },
	GL_ACCOUNT_NUMBER_MISSING: { name: 'Arbeidsloon' },
	GL_ACCOUNT_NAME_DIFFERS: { glAccount: '704000', name: 'Labour', exactName: 'Arbeidsloon' },
	TEXT_SHORTENED: { ...about, field: 'description', text: 'A long text', maxLength: 60 },
	VAT_CODE_UNMAPPED: { ...onLine, vatCode: 'V21', journal: '700' },
	VAT_CODE_NOT_IN_EXACT: vat,
	VAT_CODE_INCLUSIVE: vat,
	VAT_CODE_BLOCKED: vat,
	VAT_CODE_FOR_PURCHASE: vat,
	VAT_RATE_DIFFERS: { ...vat, rate: 21, exactRate: 6 },
	VAT_CODE_MISSING: {},
	VAT_RATE_UNKNOWN: { vatCode: 'V21', rate: 'a fifth' },
	VAT_TOTALS_MISSING: { ...about, vatCodes: ['V21', 'V6'] },
	VAT_TOTAL_DIFFERS: {
		...about,
		vatCode: 'V21',
		baseCents: 10000,
		vatCents: 2000,
		expectedCents: 2100,
	},
	TOTALS_DIFFER: { ...about, total: 'net', statedCents: 10000, computedCents: 10001 },
	AMOUNT_INVALID: { ...onLine, field: 'net', value: '1.234' },
	CURRENCY_UNKNOWN: { ...about, currency: 'EURO' },
	CUSTOMER_NAME_MISSING: { sourceId: 'C-17' },
	CUSTOMER_WITHOUT_ADDRESS: { customer: 'Jean Dupont', missing: ['street', 'city'] },
	COUNTRY_UNKNOWN: { customer: 'Jean Dupont', country: 'Narnia' },
	CUSTOMER_AMBIGUOUS: {
		customer: 'Jean Dupont',
		matchedBy: 'name and address',
		candidates: [
			{ code: '1001', name: 'Jean Dupont', address: 'Rue 1, 4000 Liège, BE' },
			{ code: '1002', name: 'Dupont Jean', address: 'Rue 1, 4000 Liège, BE' },
		],
	},
	CUSTOMER_KIND_UNCLEAR: {
		customer: 'Dupont Jean SRL',
		customerDetails: 'Rue 1, 4000 Liège, BE, BE0123456749',
		shownBy: 'customer',
		candidates: [{ code: '1001', name: 'Jean Dupont', address: 'Rue 1, 4000 Liège, BE' }],
	},
	CUSTOMER_LINK_CONTRADICTS: {
		customer: 'Jean Dupont',
		customerDetails: 'Rue 1, 4000 Liège, BE',
		exactCustomer: '1001 Marie Martin (Rue 2, 4000 Liège, BE)',
		differs: 'nameAndAddress',
	},
	CUSTOMER_IDENTITY_SHARED: {
		customer: 'Jean Dupont',
		customerDetails: 'Rue 1, 4000 Liège, BE, BE0123456749',
		sourceId: 'DIVERS',
		otherCustomer: 'Marie Martin (Rue 2, 4000 Liège, BE, BE0403170701)',
		differs: 'vatNumber',
	},
	CUSTOMER_TOO_MANY_ACCOUNTS: { customer: 'Jean Dupont', place: '4000' },
	CUSTOMER_NAMESAKE: {
		customer: 'Jean Dupont',
		candidates: [{ code: '1001', name: 'Dupont SRL', address: 'Rue 1, 4000 Liège, BE' }],
	},
	CUSTOMER_NOT_FOUND: { ...about, customer: 'Jean Dupont' },
	CUSTOMER_BLOCKED: { customer: 'Jean Dupont', code: '1001' },
	CUSTOMER_NOT_LINKED: { ...about, customer: 'Jean Dupont' },
	CUSTOMER_LINK_STALE: {
		customer: 'Jean Dupont',
		accountId: '11111111-1111-4111-8111-111111111111',
	},
	CUSTOMER_FIELDS_NOT_TAKEN: {
		customer: 'Jean Dupont',
		code: '1001',
		fields: ['Email', 'Phone'],
		answer: 'Ongeldig: E-mail',
	},
	CUSTOMER_CREATED_TWICE: { customer: 'Jean Dupont', code: '1042', twins: ['1043'] },
	VAT_NUMBER_INVALID: { customer: 'Jean Dupont', vatNumber: 'BE0123456789' },
	NAME_SHORTENED: { customer: 'Jean Dupont and more', shortened: 'Jean Dupont', maxLength: 50 },
	DOCUMENT_TYPE_UNKNOWN: { ...about, documentType: 'QUOTE' },
	DATE_INVALID: { ...about, field: 'date', value: '31/02/2026' },
	PERIOD_MISSING: { ...about, date: '2030-01-01' },
	PERIOD_CLOSED: { ...about, date: '2026-01-31', period: '2026/1', journal: '700' },
	PDF_MISSING: { ...about, cause: 'Something went wrong.' },
	PDF_INVALID: { ...about, fileName: 'invoice.pdf' },
	PDF_TOO_LARGE: { ...about, fileName: 'invoice.pdf', bytes: 10_000_000, maxBytes: 7_000_000 },
	PDF_REFUSED: { ...about, fileName: 'invoice.pdf', answer: 'Geen rechten' },
	FILE_NOT_ATTACHED: { ...about, fileName: 'invoice.xml', cause: 'Exact Online said "Ongeldig"' },
	PDF_UNCONFIRMED: { ...about, fileName: 'invoice.pdf', cause: 'documents/Documents: HTTP 503' },
	FILE_BESIDE_OTHER: { ...about, fileName: 'invoice.pdf' },
	PAYMENT_REFERENCE_INVALID: { ...about, paymentReference: '+++090/9337/55494+++' },
	CREDIT_NOTE_WITHOUT_INVOICE: { ...about, originalInvoice: '20250999' },
	CREDIT_NOTE_OF_ZERO: about,
	INVOICE_NEGATIVE: { ...about, totalCents: -12100 },
	ENTRY_REFERENCE_MISSING: {},
	ENTRY_NOT_IN_EXACT: { ...about, entryId: '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d' },
	PAYMENT_TERMS_MISSING: { ...about, entryNumber: 26700012 },
	PAYMENT_TERMS_INCOMPLETE: { ...entry, totalCents: 12100, termsCents: 9000 },
	OPEN_AMOUNT_DIFFERS: { ...entry, openCents: 12100, listedCents: 0 },
	MISSING_IN_EXACT: { number: '20260012', journal: '700', date: '2026-03-01', totalCents: 12100 },
	DOUBLE_IN_EXACT: { number: '20260012', entries: ['26700012 (700)', '26700099 (701)'] },
	CHANGED_AFTER_EXPORT: { ...booked, totalCents: 24200, exactTotalCents: 12100 },
	TOTAL_DIFFERS_IN_EXACT: { ...booked, totalCents: 12100, exactTotalCents: 12101 },
	VAT_DIFFERS_IN_EXACT: { ...booked, vatCents: 2100, exactVatCents: 0 },
	CUSTOMER_DIFFERS_IN_EXACT: { ...booked, customer: 'Jean Dupont', exactCustomer: 'Marie Dubois' },
	DATE_DIFFERS_IN_EXACT: { ...booked, date: '2026-03-01', exactDate: '2026-04-01' },
	JOURNAL_DIFFERS_IN_EXACT: { ...booked, journal: '700', exactJournal: '701' },
	NUMBER_DIFFERS_IN_EXACT: { ...booked, exactYourRef: 'Dossier 12' },
	PDF_MISSING_IN_EXACT: booked,
	PAID_DIFFERS_IN_EXACT: { ...booked, paidCents: 0, exactPaidCents: 12100 },
	UNKNOWN_IN_SOURCE: {
		entryNumber: 26700099,
		journal: '700',
		exactDate: '2026-03-01',
		exactTotalCents: 5000,
		exactCustomer: 'Marie Dubois',
		exactYourRef: '',
	},
	BOOKED_TOTAL_DIFFERS: { ...entry, bookedCents: 12101, invoiceCents: 12100 },
	BOOKED_VAT_DIFFERS: { ...entry, bookedCents: 0, vatCents: 2100 },
	BOOKED_DATE_DIFFERS: { ...entry, date: '2026-03-01', exactDate: '2026-03-02' },
	BOOKED_NUMBER_DIFFERS: { number: '20260012', entryNumber: 26700012 },
	BOOKED_TYPE_DIFFERS: { ...entry, type: 20, expected: 21 },
	EXACT_REFUSED: { ...about, answer: 'Verplicht: Dagboek' },
	EXACT_UNREACHABLE: { ...about, cause: 'ECONNRESET' },
	EXACT_RECONNECT: { ...about, cause: 'Reconnect this Exact Online credential' },
	EXACT_PAUSED: { ...about, cause: 'The daily call limit is used up' },
	ENTRIES_NOT_VISIBLE: { ...about, cause: 'The entry of invoice 1 can not be found' },
	OUTCOME_UNKNOWN: { ...about, step: 'create entry' },
	RESET_REFUSED_PROCESSED: entry,
	RESET_REFUSED_PAID: entry,
	RESET_REFUSED_PERIOD_CLOSED: { ...entry, date: '2026-01-31' },
};

function example(code: ReasonCode): Reason {
	return reason(code, facts[code]);
}

describe('a reason', () => {
	it('says which journal of which invoice, and where to create it', () => {
		expect(reason('JOURNAL_NOT_IN_EXACT', { invoice: '20260012', journal: 'V9' })).toEqual({
			code: 'JOURNAL_NOT_IN_EXACT',
			severity: 'blocking',
			message:
				'Invoice 20260012 uses journal "V9", which does not exist in this Exact Online division.',
			hint: expect.stringContaining('Financial > General ledger > Journals') as string,
			field: 'journal',
			facts: { invoice: '20260012', journal: 'V9' },
		});
	});

	it('keeps accounts apart whose addresses have commas', () => {
		const { candidates } = reason('CUSTOMER_AMBIGUOUS', facts.CUSTOMER_AMBIGUOUS).facts;
		expect(candidates).toBe(
			'1001 Jean Dupont Rue 1, 4000 Liège, BE; 1002 Dupont Jean Rue 1, 4000 Liège, BE',
		);
	});

	it('reads well without the number of the invoice', () => {
		const { message } = reason('JOURNAL_BLOCKED', { journal: 'V9' });
		expect(message).toBe('Journal "V9" is blocked in Exact Online.');
	});

	it('tells how an entry under the same number differs', () => {
		expect(example('NUMBER_TAKEN_OTHER').message).toContain(
			'total 242.00 instead of 121.00, VAT 0.00 instead of 21.00, currency USD instead of EUR, another customer ("Marie Dubois"), date 2025-01-10 instead of 2026-01-12, the invoice is for journal "701" and "Your ref." "Dossier 12"',
		);
	});

	it('shows an amount that could not be read, whatever it is', () => {
		const shown = (value: unknown): string =>
			reason('AMOUNT_INVALID', { field: 'net', value }).message;
		expect(shown('1.234')).toContain('net "1.234"');
		expect(shown({ a: 1 })).toContain('net "an object"');
		expect(shown([1, 2])).toContain('net "a list of 2"');
		expect(shown(undefined)).toContain('net ""');
		expect(shown('9'.repeat(500)).length).toBeLessThan(300);
	});

	it('tells a file that was not sent from one that Exact Online refused for its size', () => {
		const about = { invoice: '1', fileName: 'a.pdf', bytes: 10_100_000, maxBytes: 10_000_000 };
		expect(reason('PDF_TOO_LARGE', about).message).toBe(
			'Invoice 1: the PDF "a.pdf" takes 10.1 MB, more than the 10.0 MB that are sent to Exact Online.',
		);
		const refused = { ...about, messageBytes: 38_000_000, answer: 'Ongeldig: Bestand' };
		expect(reason('PDF_TOO_LARGE', refused).message).toBe(
			'Invoice 1: the PDF "a.pdf" takes 10.1 MB; Exact Online names limits of 10.0 MB a file and 38.0 MB a message, and refused it ("Ongeldig: Bestand").',
		);
	});

	it('tells of a large file what to set where Exact Online named its limits', () => {
		const about = { invoice: '1', bytes: 10_100_000, maxBytes: 10_000_000 };
		expect(reason('PDF_TOO_LARGE', about).hint).not.toContain('Set the largest file');
		const refused = { ...about, messageBytes: 38_000_000, answer: 'Ongeldig' };
		expect(reason('PDF_TOO_LARGE', refused).hint).toContain('Set the largest file in the node');
	});

	it('names the entry of a changed invoice, or says that its number may have changed', () => {
		const changed = reason('PAYLOAD_CHANGED', { number: '1', entryNumber: 26700012 });
		expect(changed.message).toContain('while its entry 26700012 stands');
		expect(changed.hint).toContain('Once the accountant has removed it');
		const unknown = reason('PAYLOAD_CHANGED', { number: '1' });
		expect(unknown.message).toContain('perhaps its number too');
		expect(unknown.hint).toContain('under another number');
	});

	it('compares the VAT of an entry only where both are known', () => {
		const about = { number: '1', journal: '700', entryNumber: 26700012 };
		for (const one of [{ vatCents: 2100 }, { exactVatCents: 0 }]) {
			expect(reason('NUMBER_TAKEN_OTHER', { ...about, ...one }).message).not.toContain('VAT');
		}
	});

	it('names what two customers share: the id, or else the account', () => {
		const ofAccount = { ...facts.CUSTOMER_IDENTITY_SHARED, sourceId: undefined, code: '1001' };
		const account = reason('CUSTOMER_IDENTITY_SHARED', ofAccount);
		expect(account.message).toContain('has the account "1001" of another customer');
		expect(account.field).toBe('exactAccountId');
		const id = reason('CUSTOMER_IDENTITY_SHARED', { ...ofAccount, sourceId: 'DIVERS' });
		expect(id.message).toContain('has the id "DIVERS" of another customer');
		expect(id.field).toBe('sourceId');
	});

	it('names the entry that cannot be reset, where it is known', () => {
		expect(example('RESET_REFUSED_PAID').message).toContain('(number 26700012)');
		expect(reason('RESET_REFUSED_PAID', about).message).not.toContain('number');
	});

	it('can be made blocking by a node that holds invoices without PDF back', () => {
		const remark = example('PDF_MISSING');
		expect(isBlocked([remark])).toBe(false);
		expect(isBlocked([remark, withSeverity(remark, 'blocking')])).toBe(true);
	});

	it('is a remark where the record is done all the same', () => {
		const remarks = reasonCodes.filter((code) => severityOf(code) === 'remark');
		expect([...remarks].sort()).toEqual([
			'BOOKED_ANEW',
			'BOOKED_DATE_DIFFERS',
			'BOOKED_NUMBER_DIFFERS',
			'CREDIT_IN_SALES_JOURNAL',
			'CREDIT_JOURNAL_GUESSED',
			'CREDIT_NOTE_OF_ZERO',
			'CREDIT_NOTE_WITHOUT_INVOICE',
			'CUSTOMER_CREATED_TWICE',
			'CUSTOMER_FIELDS_NOT_TAKEN',
			'CUSTOMER_LINK_STALE',
			'CUSTOMER_NAMESAKE',
			'FILE_BESIDE_OTHER',
			'FILE_NOT_ATTACHED',
			'GL_ACCOUNT_NAME_DIFFERS',
			'INVOICE_IN_CREDIT_JOURNAL',
			'INVOICE_NEGATIVE',
			'JOURNAL_NAME_DIFFERS',
			'NAME_SHORTENED',
			'OPEN_AMOUNT_DIFFERS',
			'PAYMENT_REFERENCE_INVALID',
			'PDF_INVALID',
			'PDF_MISSING',
			'PDF_REFUSED',
			'PDF_TOO_LARGE',
			'PDF_UNCONFIRMED',
			'TEXT_SHORTENED',
			'VAT_NUMBER_INVALID',
			'VAT_RATE_UNKNOWN',
			'YOUR_REF_MISSING',
		]);
	});
});

describe.each(reasonCodes)('the texts of %s', (code) => {
	const { message, hint } = example(code);

	it('are whole sentences with a hint that says what to do', () => {
		for (const text of [message, hint]) {
			expect(text).toMatch(/^[A-Z][^]*\.$/);
			expect(text).not.toMatch(/undefined|null|NaN|\[object|\s{2}|\.\./);
		}
	});

	it('do not scold', () => {
		expect(`${message} ${hint}`).not.toMatch(/\b(?:error|problem|failure|failed|mistake)/i);
	});

	it('exist for the result page in English, French and Dutch', () => {
		for (const texts of [english, french, dutch]) {
			expect(texts[code].title).toMatch(/\S/);
			expect(texts[code].hint).toMatch(/\.$/);
		}
	});
});

describe('the texts for the result page', () => {
	it.each([
		['English', english],
		['French', french],
		['Dutch', dutch],
	])('know no code in %s that does not exist', (_language, texts) => {
		expect(Object.keys(texts).sort()).toEqual([...reasonCodes].sort());
	});
});
