/**
 * From draft to document: numbers per journal in order of date, amounts, VAT per code on the
 * total (so the VAT of single lines may differ from it by a cent), due date, payment reference.
 */
import type {
	Customer,
	DocumentType,
	InvoiceContent,
	InvoiceLine,
	PdfSource,
	ExportResult,
	VatTotal,
} from '../types.mts';
import { paymentReference } from './belgium.mts';
import { VAT_CODES, VAT_CODES_IN_TROUBLE } from './garage.mts';
import type { DraftLine } from './lines.mts';
import { decimal, vatOn } from './money.mts';

/** What is wrong with a document on purpose, and how the seed makes it so. */
export type Plant = {
	readonly code: string;
	readonly booked: boolean;
	readonly change?: (content: InvoiceContent) => InvoiceContent;
	readonly pdf?: PdfSource;
	readonly resetAfter?: ExportResult;
};

export type Draft = {
	readonly journal: string;
	readonly documentType: DocumentType;
	readonly site: string;
	readonly category: string;
	readonly customer: Customer;
	/** ISO date. */
	readonly date: string;
	readonly lines: readonly DraftLine[];
	/** Plate of the car. */
	readonly dossier?: string;
	/** On a credit note: the draft that it takes back. */
	readonly original?: Draft;
	readonly plant?: Plant;
};

const RATES = new Map(
	[...VAT_CODES, ...VAT_CODES_IN_TROUBLE].map((code) => [code.code, Number(code.rate)]),
);
const DAYS_TO_PAY = { PRIVATE: 14, COMPANY: 30, INSURER: 30, LEASING: 30 } as const;

/**
 * Numbers drafts: two digits of the year, the journal, then a sequence per journal of
 * `sequenceDigits` digits in order of date. Numeric, unique over journals, at most nine digits.
 */
export function numberDrafts(
	drafts: readonly Draft[],
	sequenceDigits: number,
): ReadonlyMap<Draft, string> {
	const inOrder = [...drafts].sort((a, b) => a.date.localeCompare(b.date));
	const last = new Map<string, number>();
	const numbers = new Map<Draft, string>();
	for (const draft of inOrder) {
		const sequence = (last.get(draft.journal) ?? 0) + 1;
		last.set(draft.journal, sequence);
		numbers.set(draft, `26${draft.journal}${String(sequence).padStart(sequenceDigits, '0')}`);
	}
	return numbers;
}

/** The document of a draft, without its defect. `numbers` must hold the draft and its original. */
export function contentOf(draft: Draft, numbers: ReadonlyMap<Draft, string>): InvoiceContent {
	const number = numbers.get(draft);
	if (number === undefined) throw new Error('A draft was left without a number.');
	const original = draft.original === undefined ? undefined : numbers.get(draft.original);
	const vatTotals = vatTotalsOf(draft.lines);
	const netCents = sum(draft.lines.map(netOf));
	const vatCents = sum([...vatTotals.values()].map((total) => total.vatCents));
	return {
		id: `doc-${number}`,
		number,
		documentType: draft.documentType,
		site: draft.site,
		category: draft.category,
		journal: draft.journal,
		date: draft.date,
		dueDate: addDays(draft.date, DAYS_TO_PAY[draft.customer.type]),
		currency: 'EUR',
		customerId: draft.customer.id,
		...(draft.documentType === 'INVOICE' ? { paymentReference: referenceFor(number) } : {}),
		...(draft.dossier === undefined ? {} : { dossier: draft.dossier }),
		...(original === undefined ? {} : { originalInvoiceNumber: original }),
		lines: draft.lines.map(lineOf),
		vatTotals: [...vatTotals].map(([vatCode, total]) => wireVatTotal(vatCode, total)),
		totals: { net: decimal(netCents), vat: decimal(vatCents), gross: decimal(netCents + vatCents) },
	};
}

/** An ISO date some days later. */
export function addDays(date: string, days: number): string {
	const moved = new Date(`${date}T00:00:00Z`);
	moved.setUTCDate(moved.getUTCDate() + days);
	return moved.toISOString().slice(0, 10);
}

/** Net amount of a draft line in cents. */
function netOf(line: DraftLine): number {
	const exact = line.quantityHundredths * line.unitPriceCents;
	return Math.sign(exact) * Math.round(Math.abs(exact) / 100);
}

/** The structured reference of a document number of at most nine digits. */
function referenceFor(number: string): string {
	return paymentReference(1_000_000_000 + Number(number));
}

type Total = { readonly rate: number; readonly baseCents: number; readonly vatCents: number };

function vatTotalsOf(lines: readonly DraftLine[]): ReadonlyMap<string, Total> {
	const bases = new Map<string, number>();
	for (const line of lines) {
		bases.set(line.vatCode, (bases.get(line.vatCode) ?? 0) + netOf(line));
	}
	return new Map(
		[...bases].map(([vatCode, baseCents]) => {
			const rate = RATES.get(vatCode);
			if (rate === undefined) throw new Error(`Unknown VAT code in the seed: ${vatCode}`);
			return [vatCode, { rate, baseCents, vatCents: vatOn(baseCents, rate) }];
		}),
	);
}

function wireVatTotal(vatCode: string, total: Total): VatTotal {
	return {
		vatCode,
		rate: total.rate.toFixed(2),
		base: decimal(total.baseCents),
		vat: decimal(total.vatCents),
	};
}

function lineOf(line: DraftLine): InvoiceLine {
	return {
		description: line.description,
		kind: line.kind,
		glAccount: line.glAccount,
		...(line.analytic === undefined ? {} : { analytic: line.analytic }),
		vatCode: line.vatCode,
		quantity: decimal(line.quantityHundredths),
		unitPrice: decimal(line.unitPriceCents),
		net: decimal(netOf(line)),
	};
}

function sum(amounts: readonly number[]): number {
	return amounts.reduce((total, amount) => total + amount, 0);
}
