/** One valid record of each kind; tests override what they are about. */
import type { IDataObject } from 'n8n-workflow';

export const DIVISION = 123456;
export const ENTRY_ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
export const DOCUMENT_ID = '6fa459ea-ee8a-4ca4-894e-db77e160355e';
export const ACCOUNT_ID = '16fd2706-8baf-433b-82eb-8c7fada847da';

export function customer(overrides: IDataObject = {}): IDataObject {
	return {
		id: 'c-101',
		code: '101',
		type: 'PRIVATE',
		name: 'Élodie Lambert',
		address: { line1: 'Rue du Pont 12', postcode: '4000', city: 'Liège', country: 'BE' },
		language: 'fr',
		exactLinks: [],
		...overrides,
	};
}

export function invoice(overrides: IDataObject = {}): IDataObject {
	return {
		id: 'inv-1',
		number: '20260123',
		documentType: 'INVOICE',
		site: 'LIE',
		category: 'CAR',
		journal: '700',
		date: '2026-03-10',
		dueDate: '2026-04-09',
		currency: 'EUR',
		customer: customer(),
		lines: [
			{
				description: 'Main-d’œuvre',
				kind: 'LABOUR',
				glAccount: '704000',
				vatCode: '21',
				quantity: '1',
				unitPrice: '100.00',
				net: '100.00',
			},
		],
		vatTotals: [{ vatCode: '21', rate: '21.00', base: '100.00', vat: '21.00' }],
		totals: { net: '100.00', vat: '21.00', gross: '121.00' },
		pdf: { available: true },
		ubl: { available: false },
		export: { status: 'NOT_EXPORTED', attempts: 0, reasons: [] },
		payments: { paid: '0.00', open: '121.00' },
		updatedAt: '2026-03-10T09:00:00Z',
		...overrides,
	};
}

export const claimed = { status: 'CLAIMED', attempts: 1, runId: '4711', reasons: [] };
