import { payloadHash } from '../../../../nodes/domain/invoice/payloadHash';
import { readSourceInvoice } from '../../../../nodes/domain/reconciliation/sourceInvoice';
import type {
	RawSourceInvoice,
	SourceInvoice,
} from '../../../../nodes/domain/reconciliation/sourceInvoice';
import { CUSTOMER, invoice, rawInvoice } from '../../support/invoices';

const raw = (over: Partial<RawSourceInvoice> = {}): RawSourceInvoice => ({
	...rawInvoice(),
	customerName: ' Jean  Dupont ',
	expected: true,
	entryId: 'E0000000-0000-4000-8000-000000000001',
	hasPdf: true,
	paid: '50.00',
	...over,
});

function read(over: Partial<RawSourceInvoice> = {}): SourceInvoice {
	const found = readSourceInvoice(raw(over));
	if (!('invoice' in found)) throw new Error(found.reasons.map(({ code }) => code).join());
	return found.invoice;
}

describe('an invoice of the source', () => {
	it('is read as the export reads it', () => {
		expect(read()).toEqual({
			number: '26700001',
			journal: '700',
			date: '2026-10-15',
			currency: 'EUR',
			totalCents: 18150,
			vatCents: 3150,
			accountId: CUSTOMER,
			customerName: 'Jean Dupont',
			entryId: 'e0000000-0000-4000-8000-000000000001',
			paidCents: 5000,
			hasPdf: true,
			isExpected: true,
			isChanged: false,
		});
	});

	it('has the signs of the books when it is a credit note', () => {
		const { totalCents, vatCents, paidCents } = read({ documentType: 'CREDIT_NOTE', paid: -5 });
		expect([totalCents, vatCents, paidCents]).toEqual([-18150, -3150, 500]);
	});

	it('may lack all that is not compared then', () => {
		const none = { vat: '', vatTotals: '', lines: '', accountId: '', paid: '', entryId: undefined };
		expect(read({ ...none, net: '', currency: undefined })).toMatchObject({
			vatCents: undefined,
			accountId: undefined,
			paidCents: undefined,
			entryId: '',
			currency: '',
			isChanged: false,
		});
	});

	it('tells its VAT by the total or by the VAT totals', () => {
		expect(read({ vatTotals: [], lines: [] }).vatCents).toBe(3150);
		expect(read({ vat: '' }).vatCents).toBe(3150);
		expect(read({ vat: 'none' }).vatCents).toBeUndefined();
		expect(read({ vat: 0, gross: '150.00', vatTotals: [], lines: [] }).vatCents).toBe(0);
	});

	it.each<[unknown, boolean]>([
		[true, true],
		['true', true],
		['1', true],
		[1, true],
		['Oui', true],
		['ja', true],
		['yes', true],
		[false, false],
		['', false],
		['0', false],
		['nooit ja', false],
		['oui, mais', false],
		[undefined, false],
	])('takes %p for %p', (value, is) => {
		expect(read({ hasPdf: value }).hasPdf).toBe(is);
		expect(read({ expected: value }).isExpected).toBe(is);
	});

	it('has changed when its content is not what was exported', () => {
		const exportedHash = payloadHash(invoice());
		expect(read({ exportedHash }).isChanged).toBe(false);
		expect(read({ exportedHash, gross: '181.51' }).isChanged).toBe(true);
		expect(read({ exportedHash, number: '26700002' }).isChanged).toBe(true);
	});

	it('has not changed because its customer got another account', () => {
		const exportedHash = payloadHash(invoice());
		expect(read({ exportedHash, accountId: undefined }).isChanged).toBe(false);
	});

	it('is not known to have changed when the source leaves its lines out', () => {
		const exportedHash = payloadHash(invoice());
		expect(read({ exportedHash, lines: [], vatTotals: [] }).isChanged).toBe(false);
		expect(read({ exportedHash, net: 'x' }).isChanged).toBe(false);
	});

	it.each<[string, Partial<RawSourceInvoice>, string]>([
		['number', { number: null }, 'NUMBER_MISSING'],
		['short number', { number: '1'.repeat(31) }, 'NUMBER_TOO_LONG'],
		['known type', { documentType: 'QUOTE' }, 'DOCUMENT_TYPE_UNKNOWN'],
		['journal', { journal: null }, 'JOURNAL_MISSING'],
		['date', { date: '31/02/2026' }, 'DATE_INVALID'],
		['total', { gross: '1.234' }, 'AMOUNT_INVALID'],
	])('can not be compared without %s, which alone is said', (_, over, code) => {
		const found = readSourceInvoice(raw({ ...over, accountId: '', lines: '', dueDate: 'x' }));
		expect('reasons' in found && found.reasons.map((reason) => reason.code)).toEqual([code]);
		expect('reasons' in found && found.isExpected).toBe(true);
	});

	it('reads moments in the time zone of the garage', () => {
		const found = readSourceInvoice(raw({ date: '2026-10-14T22:00:00Z' }), 'Europe/Brussels');
		expect('invoice' in found && found.invoice.date).toBe('2026-10-15');
	});
});
