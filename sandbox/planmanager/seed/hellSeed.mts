/**
 * Documents as no garage should write them and every garage does: markup and quotes in names, very
 * long names, emoji, no lines, amounts as text with a comma, days that don't exist. Some break
 * the contract on purpose. Each must end in a reason or in a correct booking.
 */
import type { Customer, InvoiceContent, PdfSource, Seed, SeedDocument } from '../types.mts';
import { customerFrom } from './customers.mts';
import { contentOf } from './documents.mts';
import type { Draft } from './documents.mts';
import { CATEGORIES, GL_ACCOUNTS, JOURNALS, SITES, VAT_CODES } from './garage.mts';
import { line } from './lines.mts';

type Row = {
	/** Becomes the id of the document. */
	readonly what: string;
	readonly customer?: Partial<Customer>;
	readonly content?: Partial<InvoiceContent>;
	readonly pdf?: PdfSource;
};

const MEBIBYTE = 1024 * 1024;
const ZERO = { net: '0.00', vat: '0.00', gross: '0.00' };
const LONG_NAME = 'Établissements Vandenberghe-Lippens & Successeurs '.repeat(6).slice(0, 300);

const NAMES: readonly Row[] = [
	{ what: 'html-in-name', customer: { name: '<b onclick="alert(1)">Garage</b> & <i>Fils</i>' } },
	{ what: 'script-in-name', customer: { name: '"><script>document.title="x"</script>' } },
	{ what: 'quotes-in-name', customer: { name: `Café "L'Écluse" d'O'Brien 'n Zoon` } },
	{ what: 'odata-in-name', customer: { name: `x' or Name ne '` } },
	{ what: 'sql-in-name', customer: { name: `Robert'); DROP TABLE invoices;--` } },
	{ what: 'name-of-300-characters', customer: { name: LONG_NAME } },
	{ what: 'emoji-in-name', customer: { name: 'Chez Léon 🚗💥 Carrosserie' } },
	{ what: 'right-to-left-name', customer: { name: 'كراج الأمين SRL' } },
	{ what: 'control-characters-in-name', customer: { name: 'Tab\tand\u0000null\u0007bell' } },
	{ what: 'blank-name', customer: { name: '   ' } },
	{ what: 'spaces-around-name', customer: { name: '  Huguette   Espace  ' } },
	{ what: 'percent-and-plus-in-name', customer: { name: '100 % Auto + Moto #1 ?&=' } },
	{ what: 'address-null', customer: { address: null } },
	{
		what: 'street-of-300-characters',
		customer: {
			address: { line1: LONG_NAME, postcode: '4000', city: 'Liège', country: 'BE' },
		},
	},
	{ what: 'vat-number-nonsense', customer: { type: 'COMPANY', vatNumber: 'BE 0000.000.0XX' } },
];

const AMOUNTS: readonly Row[] = [
	{ what: 'no-lines', content: { lines: [], vatTotals: [], totals: ZERO } },
	{
		what: 'empty-line-text',
		content: {
			lines: [
				...linesOf('100.00'),
				{ ...lineOf('0.00'), description: '', quantity: '0.00', unitPrice: '0.00' },
			],
		},
	},
	{
		what: 'amounts-with-comma',
		content: {
			lines: linesOf('1.234,56'),
			vatTotals: [{ vatCode: '21', rate: '21,00', base: '1.234,56', vat: '259,26' }],
			totals: { net: '1.234,56', vat: '259,26', gross: '1.493,82' },
		},
	},
	{
		what: 'negative-line',
		content: {
			lines: [...linesOf('150.00'), { ...lineOf('-50.00'), kind: 'DISCOUNT', glAccount: '704009' }],
		},
	},
	{
		what: 'zero-invoice',
		content: {
			lines: [...linesOf('100.00'), lineOf('-100.00')],
			vatTotals: [{ vatCode: '21', rate: '21.00', base: '0.00', vat: '0.00' }],
			totals: ZERO,
		},
	},
	{
		what: 'negative-invoice',
		content: {
			lines: linesOf('-100.00'),
			vatTotals: [{ vatCode: '21', rate: '21.00', base: '-100.00', vat: '-21.00' }],
			totals: { net: '-100.00', vat: '-21.00', gross: '-121.00' },
		},
	},
	{
		what: 'huge-amount',
		content: {
			lines: linesOf('8264462809.09'),
			vatTotals: [{ vatCode: '21', rate: '21.00', base: '8264462809.09', vat: '1735537189.91' }],
			totals: { net: '8264462809.09', vat: '1735537189.91', gross: '9999999999.00' },
		},
	},
	{
		what: 'four-hundred-lines',
		content: { lines: Array.from({ length: 400 }, () => lineOf('0.25')) },
	},
	{
		what: 'line-text-of-5000-characters',
		content: { lines: [{ ...lineOf('100.00'), description: 'Réparation '.repeat(455) }] },
	},
	{
		what: 'line-text-with-markup-and-lines',
		content: { lines: [{ ...lineOf('100.00'), description: '<p>Aile\r\navant</p> 🚙 "gauche"' }] },
	},
	{ what: 'vat-code-null', content: { lines: [{ ...lineOf('100.00'), vatCode: null }] } },
	{ what: 'currency-unknown', content: { currency: 'XYZ' } },
	{ what: 'currency-foreign', content: { currency: 'USD' } },
];

const HEADERS: readonly Row[] = [
	{ what: 'date-31-02', content: { date: '31/02/2026', dueDate: null } },
	{ what: 'date-empty', content: { date: '', dueDate: null } },
	{ what: 'date-with-time', content: { date: '2026-10-15T09:30:00+02:00' } },
	{ what: 'due-before-date', content: { dueDate: '2026-01-01' } },
	{ what: 'number-with-letters', content: { number: 'F-2026/0017 bis' } },
	{ what: 'number-with-quote', content: { number: "26'700" } },
	{ what: 'number-blank', content: { number: '   ' } },
	{ what: 'number-of-40-digits', content: { number: '1234567890'.repeat(4) } },
	{ what: 'number-repeated-a', content: { number: '26700555' } },
	{ what: 'number-repeated-b', content: { number: '26700555' } },
	{ what: 'category-null', content: { category: null } },
	{
		what: 'account-with-spaces',
		content: { lines: [{ ...lineOf('100.00'), glAccount: ' 704000 ' }] },
	},
	{ what: 'pdf-of-10-mib', pdf: { kind: 'padded', bytes: 10 * MEBIBYTE } },
	{ what: 'pdf-that-is-none', pdf: { kind: 'notPdf' } },
];

/** Builds the documents; ids tell what is odd (`hell-emoji-in-name`). */
export function hellSeed(): Seed {
	const rows = [...NAMES, ...AMOUNTS, ...HEADERS];
	const customers = rows.map((row, index) => customerOf(row, index));
	return {
		sites: SITES,
		categories: CATEGORIES,
		journals: JOURNALS,
		glAccounts: GL_ACCOUNTS,
		vatCodes: VAT_CODES,
		customers,
		documents: rows.map((row, index) => documentOf(row, customers[index], index)),
		plantedDefects: [],
	};
}

function customerOf(row: Row, index: number): Customer {
	const base = customerFrom(
		{
			type: 'PRIVATE',
			name: `Client Ordinaire ${index + 1}`,
			line1: `Rue du Purgatoire ${index + 1}`,
			postcode: '4000',
			city: 'Liège',
		},
		8_000 + index,
	);
	return { ...base, ...row.customer };
}

function documentOf(row: Row, customer: Customer | undefined, index: number): SeedDocument {
	if (customer === undefined) throw new Error(`No customer for ${row.what}.`);
	const draft: Draft = {
		journal: '700',
		documentType: 'INVOICE',
		site: 'LIEGE',
		category: 'PARTICULIER',
		customer,
		date: '2026-10-15',
		lines: [line('LABOUR', '704000', 'Main-d’œuvre tôlerie', '21', 100, 10_000)],
	};
	const content = contentOf(draft, new Map([[draft, `26700${600 + index}`]]));
	return {
		content: { ...content, ...row.content, id: `hell-${row.what}` },
		pdf: row.pdf ?? { kind: 'drawn' },
	};
}

// The plain document is one line of 100.00; rows that split it keep that sum.
function linesOf(net: string): InvoiceContent['lines'] {
	return [lineOf(net)];
}

function lineOf(net: string): InvoiceContent['lines'][number] {
	return {
		description: 'Main-d’œuvre tôlerie',
		kind: 'LABOUR',
		glAccount: '704000',
		vatCode: '21',
		quantity: '1.00',
		unitPrice: net,
		net,
	};
}
