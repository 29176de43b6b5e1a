import { checkBooked, resultOf } from '../../../../nodes/domain/entry/bookedEntry';
import { entry, invoice } from '../../support/invoices';

const found = (booked = {}, document = {}, imposeNumber = false) =>
	checkBooked(invoice(document), entry(booked), imposeNumber).map(({ code, facts }) => ({
		code,
		...facts,
	}));

const about = { invoice: '26700001', entryNumber: '26700017' };
const creditNote = { documentType: 'CREDIT_NOTE', journal: '701', originalInvoiceNumber: '1' };
const ofNothing = {
	net: '0.00',
	vat: '0.00',
	gross: '0.00',
	vatTotals: [{ vatCode: '21', base: '0.00', vat: '0.00' }],
};

describe('an entry as Exact Online made it', () => {
	it('is what was meant', () => {
		expect(found()).toEqual([]);
		expect(found({ totalCents: -18150, type: 21 }, creditNote)).toEqual([]);
		expect(found({ entryNumber: 26700001 }, {}, true)).toEqual([]);
	});

	it.each([
		[
			'another total',
			{ totalCents: 18151 },
			{},
			{ code: 'BOOKED_TOTAL_DIFFERS', ...about, booked: '181.51', invoice: '181.50' },
		],
		[
			'another VAT in the same total',
			{ vatCents: 3149 },
			{},
			{ code: 'BOOKED_VAT_DIFFERS', ...about, booked: '31.49', vat: '31.50' },
		],
		[
			'an invoice as credit note',
			{ type: 21 },
			{},
			{ code: 'BOOKED_TYPE_DIFFERS', ...about, type: '21', expected: '20' },
		],
		[
			'a credit note as invoice',
			{ totalCents: -18150, type: 20 },
			creditNote,
			{ code: 'BOOKED_TYPE_DIFFERS', ...about, type: '20', expected: '21' },
		],
		[
			'another date',
			{ entryDate: '2026-10-16' },
			{},
			{ code: 'BOOKED_DATE_DIFFERS', ...about, date: '2026-10-15', exactDate: '2026-10-16' },
		],
	])('is told when it has %s', (_, booked, document, expected) => {
		expect(found(booked, document)).toEqual([expected]);
	});

	it('is told in total and VAT when its amounts were dropped, and it is of nothing', () => {
		expect(found({ totalCents: 0, vatCents: 0 })).toMatchObject([
			{ code: 'BOOKED_TOTAL_DIFFERS', booked: '0.00' },
			{ code: 'BOOKED_VAT_DIFFERS', booked: '0.00' },
		]);
	});

	it('is not held against VAT that Exact Online did not give, nor against its sign', () => {
		expect(found({ vatCents: undefined })).toEqual([]);
		const credit = { totalCents: -18150, type: 21 };
		expect(found({ ...credit, vatCents: -3150 }, creditNote)).toEqual([]);
		expect(found({ ...credit, vatCents: 3150 }, creditNote)).toEqual([]);
	});

	it('may be of either type when it is of nothing', () => {
		expect(found({ totalCents: 0, vatCents: 0, type: 20 }, ofNothing)).toEqual([]);
		expect(found({ totalCents: 0, vatCents: 0, type: 21 }, ofNothing)).toEqual([]);
	});

	it('is not held against a date that Exact Online did not give', () => {
		expect(found({ entryDate: '' })).toEqual([]);
	});

	it('is told when it got another number, only if one was imposed', () => {
		expect(found({}, {}, true)).toEqual([
			{ code: 'BOOKED_NUMBER_DIFFERS', number: '26700001', entryNumber: '26700017' },
		]);
	});
});

describe('the result of a document', () => {
	const OF = { number: '26700001', hash: 'a1b2' };
	const stands = {
		division: 1,
		number: '26700001',
		journal: '700',
		entryId: 'e0000000-0000-4000-8000-000000000001',
		entryNumber: 26700017,
		status: 20,
		type: 20,
		total: '181.50',
		payloadHash: 'a1b2',
	};

	it('says what stands in Exact Online, and nothing of a PDF that nobody looked for', () => {
		expect(resultOf(1, entry(), OF)).toEqual(stands);
	});

	it('has the number of the document, also where the entry has none', () => {
		expect(resultOf(1, entry({ yourRef: '' }), OF)).toEqual(stands);
	});

	it('names the document that holds the PDF: the one just made before that of the entry', () => {
		const withDocument = entry({ document: 'old' });
		expect(resultOf(1, withDocument, OF)).toEqual({ ...stands, documentId: 'old' });
		expect(resultOf(1, withDocument, OF, { documentId: 'new', pdf: 'attached' })).toEqual({
			...stands,
			documentId: 'new',
			pdf: 'attached',
		});
	});
});
