/** One valid document and the books it fits; each test overrides what it is about. */
import type { Books } from '../../../nodes/domain/books/administration';
import type { SalesEntry } from '../../../nodes/domain/books/salesEntry';
import type { Invoice } from '../../../nodes/domain/invoice/invoice';
import { parseInvoice } from '../../../nodes/domain/invoice/invoiceParse';
import type { RawInvoice } from '../../../nodes/domain/invoice/invoiceParse';
import type { PlanInput, PlanSettings } from '../../../nodes/domain/entry/salesEntryPlan';

export const CUSTOMER = '3a5b1c7e-0000-4000-8000-000000000001';

/** As the PlanManager node delivers it: amounts are decimal text. */
export function rawInvoice(over: Partial<RawInvoice> = {}): RawInvoice {
	return {
		number: '26700001',
		documentType: 'INVOICE',
		journal: '700',
		date: '2026-10-15',
		dueDate: '2026-11-14',
		currency: 'EUR',
		accountId: CUSTOMER,
		net: '150.00',
		vat: '31.50',
		gross: '181.50',
		lines: [
			{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '21', net: '100.00' },
			{ description: 'Onderdelen', glAccount: '705000', vatCode: '21', net: '50.00' },
		],
		vatTotals: [{ vatCode: '21', rate: '21', base: '150.00', vat: '31.50' }],
		description: 'Dupont - 1-ABC-234',
		paymentReference: '+++090/9337/55493+++',
		...over,
	};
}

/** The same document, parsed. Fails the test when the raw document isn't complete. */
export function invoice(over: Partial<RawInvoice> = {}): Invoice {
	return parseInvoice(rawInvoice(over)).draft as Invoice;
}

export function books(over: Partial<Books> = {}): Books {
	const journal = (code: string, type: number, isBlocked = false) =>
		[
			code,
			{ id: `journal-${code}`, code, description: `Journal ${code}`, type, isBlocked },
		] as const;
	const account = (code: string, more: object = {}) =>
		[
			code,
			{
				id: `a0000000-0000-4000-8000-000000${code}`,
				code,
				description: `Account ${code}`,
				type: 110,
				isBlocked: false,
				useCostCenter: 0,
				useCostUnit: 0,
				...more,
			},
		] as const;
	const vatCode = (code: string, type: string, rate: number, more: object = {}) =>
		[
			code,
			{
				code,
				description: `VAT ${code}`,
				type,
				transactionType: 'S',
				rate,
				isBlocked: false,
				charged: false,
				...more,
			},
		] as const;
	return {
		journals: new Map([
			journal('700', 20),
			journal('701', 20),
			journal('719', 20, true),
			journal('600', 22),
			journal('550', 12),
		]),
		glAccounts: new Map([
			account('704000'),
			account('705000'),
			account('704950', { isBlocked: true }),
			account('704960', { useCostCenter: 1 }),
			account('704970', { useCostCenter: 2, useCostUnit: 2 }),
			account('400000', { type: 20 }),
		]),
		vatCodes: new Map([
			vatCode('4', 'E', 0.21),
			vatCode('2', 'E', 0.06),
			vatCode('0', 'B', 0),
			vatCode('I4', 'I', 0.21),
			vatCode('B4', 'E', 0.21, { isBlocked: true }),
			vatCode('P4', 'E', 0.21, { transactionType: 'P' }),
			vatCode('CC', 'E', 0.21, { charged: true }),
		]),
		vatMapping: {
			kind: 'rules',
			rules: [
				{ code: '21', exactVatCode: '4' },
				{ code: '6', exactVatCode: '2' },
				{ code: '0', exactVatCode: '0' },
				{ code: 'inclusive', exactVatCode: 'I4' },
				{ code: 'blocked', exactVatCode: 'B4' },
				{ code: 'purchase', exactVatCode: 'P4' },
				{ code: 'reverse', exactVatCode: 'CC' },
				{ code: 'gone', exactVatCode: '99' },
			],
		},
		periods: [9, 10, 11].map((period) => ({
			year: 2026,
			period,
			start: `2026-${String(period).padStart(2, '0')}-01`,
			end: `2026-${String(period).padStart(2, '0')}-${period === 10 ? 31 : 30}`,
		})),
		closedPeriods: new Set(['700|2026|9']),
		...over,
	};
}

export function entry(over: Partial<SalesEntry> = {}): SalesEntry {
	return {
		entryId: 'e0000000-0000-4000-8000-000000000001',
		entryNumber: 26700017,
		yourRef: '26700001',
		customerName: 'Jean Dupont',
		journal: '700',
		customer: CUSTOMER,
		invoiceNumber: undefined,
		entryDate: '2026-10-15',
		totalCents: 18150,
		vatCents: 3150,
		currency: 'EUR',
		document: undefined,
		status: 20,
		type: 20,
		...over,
	};
}

export const settings: PlanSettings = {
	creditJournals: ['701'],
	grouping: 'accountAndVat',
	imposeNumber: false,
	numbersRestart: 'never',
	withoutPdf: 'book',
};

export function planInput(over: Partial<RawInvoice> = {}): PlanInput {
	return { parsed: parseInvoice(rawInvoice(over)), fileReasons: [] };
}
