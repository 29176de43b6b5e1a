import * as fc from 'fast-check';
import {
	buildEntry,
	entryTotalCents,
	entryVatCents,
} from '../../../../nodes/domain/entry/entryBody';
import type { SalesEntryBody } from '../../../../nodes/domain/entry/entryBody';
import type { Invoice, InvoiceLine } from '../../../../nodes/domain/invoice/invoice';
import { books, CUSTOMER, invoice, settings } from '../../support/invoices';

const build = (over: Parameters<typeof invoice>[0] = {}, more = {}) =>
	buildEntry(invoice(over), books(), { ...settings, ...more });

/** What Exact Online would total: the amounts of the lines and their VAT. */
function totalCents(body: SalesEntryBody): number {
	return body.SalesEntryLines.reduce(
		(sum, line) =>
			sum + Math.round(line.AmountFC * 100) + Math.round((line.VATAmountFC ?? 0) * 100),
		0,
	);
}

describe('the entry for an invoice', () => {
	it('carries what the books need, and nothing else', () => {
		expect(build()).toEqual({
			Customer: CUSTOMER,
			Journal: '700',
			EntryDate: '2026-10-15',
			DueDate: '2026-11-14',
			YourRef: '26700001',
			Description: 'Dupont - 1-ABC-234',
			Currency: 'EUR',
			PaymentReference: '090933755493',
			SalesEntryLines: [
				{
					GLAccount: 'a0000000-0000-4000-8000-000000704000',
					AmountFC: 100,
					VATCode: '4',
					VATAmountFC: 21,
					Description: 'Arbeidsloon',
				},
				{
					GLAccount: 'a0000000-0000-4000-8000-000000705000',
					AmountFC: 50,
					VATCode: '4',
					VATAmountFC: 10.5,
					Description: 'Onderdelen',
				},
			],
		});
	});

	it('carries the payment condition that the invoice names', () => {
		expect(build({ paymentCondition: '30' }).PaymentCondition).toBe('30');
	});

	it('says of a line with a rate that its VAT is nothing, and of one without rate nothing', () => {
		const lines = [
			{ description: 'Screw', glAccount: '704000', vatCode: '21', net: '0.01' },
			{ description: 'Stamp', glAccount: '705000', vatCode: '0', net: '1.00' },
		];
		const vatTotals = [
			{ vatCode: '21', base: '0.01', vat: '0.00' },
			{ vatCode: '0', base: '1.00', vat: '0.00' },
		];
		const [screw, stamp] = build({ lines, vatTotals }).SalesEntryLines;
		expect(screw).toMatchObject({ AmountFC: 0.01, VATAmountFC: 0 });
		expect(stamp).not.toHaveProperty('VATAmountFC');
	});

	it('sends VAT that a code without rate carries rather than dropping it', () => {
		const lines = [{ description: 'Work', glAccount: '704000', vatCode: '0', net: '1.00' }];
		const vatTotals = [{ vatCode: '0', base: '1.00', vat: '0.05' }];
		expect(build({ lines, vatTotals }).SalesEntryLines[0].VATAmountFC).toBe(0.05);
	});

	it('leaves out what comes to nothing, and keeps one line of a document of nothing', () => {
		const line = { description: 'Work', glAccount: '704000', vatCode: '21' };
		const paint = { ...line, description: 'Paint', glAccount: '705000' };
		const bodies = (nets: string[], vat: string) =>
			build({
				lines: nets.map((net, index) => ({ ...(index === 0 ? line : paint), net })),
				vatTotals: [{ vatCode: '21', base: '0.00', vat }],
			}).SalesEntryLines.map(({ Description, AmountFC, VATAmountFC }) => [
				Description,
				AmountFC,
				VATAmountFC,
			]);
		expect(bodies(['0.00', '10.00'], '2.10')).toEqual([['Paint', 10, 2.1]]);
		expect(bodies(['0.00', '0.00'], '0.01')).toEqual([['Work', 0, 0.01]]);
		expect(bodies(['0.00', '0.00'], '0.00')).toEqual([['Work', 0, 0]]);
	});

	it.each([
		['an account', { glAccount: '704999', vatCode: '21' }],
		['a mapping of a VAT code', { glAccount: '704000', vatCode: 'MARGE' }],
		['a VAT code', { glAccount: '704000', vatCode: 'gone' }],
	])('is not made against books that lack %s', (_, line) => {
		const lines = [{ description: 'Work', net: '150.00', ...line }];
		expect(() => build({ lines, vatTotals: [] })).toThrow(
			'Invoice 26700001 was not checked against these books',
		);
	});

	it('turns the sign of a credit note that states positive amounts', () => {
		const body = build({ documentType: 'CREDIT_NOTE', journal: '701' });
		expect(body.SalesEntryLines.map((line) => line.AmountFC)).toEqual([-100, -50]);
		expect(totalCents(body)).toBe(-18150);
	});

	it('keeps the sign of a credit note that states negative amounts', () => {
		const body = build({
			documentType: 'CREDIT_NOTE',
			net: '-150.00',
			vat: '-31.50',
			gross: '-181.50',
			lines: [{ glAccount: '704000', vatCode: '21', net: '-150.00' }],
			vatTotals: [{ vatCode: '21', base: '-150.00', vat: '-31.50' }],
		});
		expect(totalCents(body)).toBe(-18150);
	});

	it('turns the lines of a credit note of zero, without a minus zero', () => {
		const made = {
			documentType: 'CREDIT_NOTE',
			lines: [
				{ glAccount: '704000', vatCode: '21', net: '100.00' },
				{ glAccount: '705000', vatCode: '6', net: '-114.15' },
			],
			vatTotals: [
				{ vatCode: '21', base: '100.00', vat: '21.00' },
				{ vatCode: '6', base: '-114.15', vat: '-6.85' },
			],
			net: '-14.15',
			vat: '14.15',
			gross: '0.00',
		};
		const lines = build(made).SalesEntryLines;
		expect(lines.map((line) => [line.AmountFC, line.VATAmountFC])).toEqual([
			[-100, -21],
			[114.15, 6.85],
		]);
		expect(entryTotalCents(invoice(made))).toBe(0);
	});

	it('has no minus zero of VAT for a credit note without VAT', () => {
		const note = { documentType: 'CREDIT_NOTE', grossCents: 100, vatCents: 0 } as const;
		expect(entryVatCents(note)).toBe(0);
	});

	it('makes one line of equal account, VAT code and cost centre, or keeps every line', () => {
		const lines = [
			{ glAccount: '704000', vatCode: '21', net: '100.00', description: 'Hours' },
			{ glAccount: '704000', vatCode: '21', net: '60.00', description: 'More hours' },
			{ glAccount: '704000', vatCode: '21', net: '-10.00', description: 'Discount' },
		];
		expect(build({ lines }).SalesEntryLines).toMatchObject([
			{ AmountFC: 150, VATAmountFC: 31.5, Description: 'Account 704000' },
		]);
		expect(build({ lines }, { grouping: 'none' }).SalesEntryLines).toMatchObject([
			{ AmountFC: 100, Description: 'Hours' },
			{ AmountFC: 60, Description: 'More hours' },
			{ AmountFC: -10, Description: 'Discount' },
		]);
	});

	it('keeps the text of the first line where the account has no name', () => {
		const lines = ['Hours', 'More hours'].map((description) => ({
			glAccount: '704000',
			vatCode: '21',
			net: '75.00',
			description,
		}));
		const account = books().glAccounts.get('704000');
		const nameless = books({
			glAccounts: new Map(account && [['704000', { ...account, description: '' }]]),
		});
		const [line] = buildEntry(invoice({ lines }), nameless, settings).SalesEntryLines;
		expect(line.Description).toBe('Hours');
	});

	it('sends no VAT amount with a code that carries none', () => {
		const body = build({
			lines: [{ glAccount: '704000', vatCode: '0', net: '150.00' }],
			vatTotals: [{ vatCode: '0', base: '150.00', vat: '0.00' }],
			vat: '0.00',
			gross: '150.00',
		});
		expect(body.SalesEntryLines).toEqual([
			{ GLAccount: 'a0000000-0000-4000-8000-000000704000', AmountFC: 150, VATCode: '0' },
		]);
	});

	it('books a document of zero with one line of zero', () => {
		const body = build({
			lines: [
				{ glAccount: '704000', vatCode: '21', net: '100.00' },
				{ glAccount: '704000', vatCode: '21', net: '-100.00' },
			],
			vatTotals: [{ vatCode: '21', base: '0.00', vat: '0.00' }],
			net: '0.00',
			vat: '0.00',
			gross: '0.00',
		});
		expect(body.SalesEntryLines).toMatchObject([{ AmountFC: 0 }]);
	});

	it('leaves cost centre and unit out where the account does not allow them', () => {
		const line = { vatCode: '21', costCenter: 'LIEGE', costUnit: 'X', net: '150.00' };
		const [kept] = build({ lines: [{ ...line, glAccount: '704000' }] }).SalesEntryLines;
		const [left] = build({ lines: [{ ...line, glAccount: '704970' }] }).SalesEntryLines;
		expect(kept).toMatchObject({ CostCenter: 'LIEGE', CostUnit: 'X' });
		expect(left).not.toHaveProperty('CostCenter');
		expect(left).not.toHaveProperty('CostUnit');
	});

	it('asks for its own number only when told to', () => {
		expect(build({}, { imposeNumber: true })).toMatchObject({
			InvoiceNumber: 26700001,
			EntryNumber: 26700001,
			YourRef: '26700001',
		});
		expect(build()).not.toHaveProperty('EntryNumber');
	});

	it('never cuts a text in the middle of a character', () => {
		const description = `${'x'.repeat(59)}🚗 and more`;
		expect(build({ description }).Description).toBe('x'.repeat(59));
	});

	it('totals what the document totals, to the cent, whatever its lines are', () => {
		const line = fc.record({
			glAccount: fc.constantFrom('704000', '705000', '704970'),
			vatCode: fc.constantFrom('21', '6', '0'),
			netCents: fc.integer({ min: -500_000, max: 500_000 }),
		});
		fc.assert(
			fc.property(
				fc.array(line, { minLength: 1, maxLength: 12 }),
				fc.constantFrom('INVOICE' as const, 'CREDIT_NOTE' as const),
				fc.constantFrom('accountAndVat' as const, 'none' as const),
				(lines, documentType, grouping) => {
					const made = documentOf(lines, documentType);
					const body = buildEntry(made, books(), { ...settings, grouping });
					expect(totalCents(body)).toBe(entryTotalCents(made));
				},
			),
		);
	});
});

function documentOf(
	lines: ReadonlyArray<Pick<InvoiceLine, 'glAccount' | 'vatCode' | 'netCents'>>,
	documentType: Invoice['documentType'],
): Invoice {
	const rates: Record<string, number> = { '21': 0.21, '6': 0.06, '0': 0 };
	const codes = [...new Set(lines.map((line) => line.vatCode))];
	const vatTotals = codes.map((vatCode) => {
		const ofCode = lines.filter((line) => line.vatCode === vatCode);
		const baseCents = ofCode.reduce((sum, line) => sum + line.netCents, 0);
		return { vatCode, baseCents, vatCents: Math.round(baseCents * rates[vatCode]) };
	});
	const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
	const vatCents = vatTotals.reduce((sum, total) => sum + total.vatCents, 0);
	return {
		...invoice(),
		documentType,
		lines: lines.map((line, index) => ({ ...line, position: index + 1, description: '' })),
		vatTotals,
		netCents,
		vatCents,
		grossCents: netCents + vatCents,
	};
}
