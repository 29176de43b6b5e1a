/** Items as the PlanManager node delivers them, and the parameters that read them. */
import type { INodeParameters } from 'n8n-workflow';
import { DIVISION } from './exact.mts';
import { binaryOf } from './engine.mts';

export const PDF = '%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n';

export const division = { __rl: true, mode: 'list', value: DIVISION };

/** The parameters of the export as the editor fills them in; a test names only what it is about. */
export function exportParameters(over: INodeParameters = {}): INodeParameters {
	return {
		division,
		vatMapping: 'table',
		vatTable: {
			codes: [
				{ code: '21', exactVatCode: '4', journal: '' },
				{ code: '6', exactVatCode: '2', journal: '' },
				{ code: '0', exactVatCode: '0', journal: '' },
			],
		},
		...over,
	};
}

export function customer(over: object = {}): Record<string, unknown> {
	return {
		id: 'c-1',
		name: 'Amandine Lejeune',
		address: { line1: 'Rue des Vignes 14', postcode: '4000', city: 'Liège', country: 'BE' },
		language: 'fr',
		exactLinks: [],
		...over,
	};
}

let lastNumber = 26900000;

/** An invoice of 181.50 with a number of its own. */
export function invoice(over: Record<string, unknown> = {}): Record<string, unknown> {
	lastNumber += 1;
	return {
		id: `i-${lastNumber}`,
		number: String(lastNumber),
		documentType: 'INVOICE',
		journal: '700',
		date: '2026-10-15',
		dueDate: '2026-11-14',
		currency: 'EUR',
		customer: customer(),
		paymentReference: '090933755493',
		dossier: '1-ABC-234',
		lines: [
			{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '21', net: '100.00' },
			{ description: 'Onderdelen', glAccount: '705000', vatCode: '21', net: '50.00' },
		],
		vatTotals: [{ vatCode: '21', rate: '21.00', base: '150.00', vat: '31.50' }],
		totals: { net: '150.00', vat: '31.50', gross: '181.50' },
		export: { status: 'CLAIMED', attempts: 1 },
		...over,
	};
}

/** The invoice as an item with its PDF. */
export function withPdf(json: Record<string, unknown>, content: Buffer | string = PDF) {
	return { json, binary: { data: binaryOf(content, `${String(json['number'])}.pdf`) } };
}
