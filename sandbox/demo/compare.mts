// Holds the books against the garage, document by document. Everything is read from what the two
// simulators hold; nothing of what the workflow said of itself counts.
import { createHash } from 'node:crypto';
import takenNumbers from '../seed/taken-numbers.json' with { type: 'json' };
import { GARAGE_DIVISION } from '../exact/options.mts';
import type { ExactSimulator } from '../exact/server.mts';
import type { Books, Row } from '../exact/store.mts';
import type { PlanManagerSimulator } from '../planmanager/server.mts';
import type { InvoiceView } from '../planmanager/store/invoices.mts';
import type { PlantedDefect } from '../planmanager/types.mts';

export type Comparison = {
	/** Documents that a run took up. */
	selected: number;
	booked: number;
	adopted: number;
	needsAttention: number;
	/** PDFs that stand in Exact Online and are the garage's own, byte for byte. */
	documents: number;
	/** Entries, documents or PDFs that stand there once too often. */
	duplicates: number;
	/** Entries whose total or VAT is not the document's. */
	centDifferences: number;
	/** How many documents carry each reason. */
	reasons: Record<string, number>;
	/** What is not as it should be, in words. Empty when all is well. */
	problems: string[];
};

type World = { exact: ExactSimulator; planManager: PlanManagerSimulator };

/** Codes by which an export says that an entry has no PDF. */
export const PDF_REASONS = ['PDF_MISSING', 'PDF_INVALID', 'PDF_TOO_LARGE', 'PDF_REFUSED'];

/** Compares every document that a run took up; `withPdf` says whether PDFs were asked for. */
export async function compareBooks(world: World, withPdf = true): Promise<Comparison> {
	const books = booksOf(world.exact);
	const planted = new Map(world.planManager.control.plantedDefects().map((d) => [d.invoiceId, d]));
	const all = world.planManager.control.invoices();
	const selected = all.filter((invoice) => invoice.export.outcome !== undefined);
	const result: Comparison = {
		selected: selected.length,
		booked: selected.filter((invoice) => invoice.export.outcome === 'created').length,
		adopted: selected.filter((invoice) => invoice.export.outcome === 'adopted').length,
		needsAttention: selected.filter((invoice) => invoice.export.status === 'FAILED').length,
		documents: 0,
		duplicates: 0,
		centDifferences: 0,
		reasons: countReasons(selected),
		problems: [],
	};
	for (const invoice of selected) {
		await compareOne(world, books, invoice, planted.get(invoice.id), withPdf, result);
	}
	for (const number of strangers(books, all)) {
		result.problems.push(`Entry ${number} in Exact Online belongs to no exported document`);
	}
	return result;
}

async function compareOne(
	world: World,
	books: Books,
	invoice: InvoiceView,
	defect: PlantedDefect | undefined,
	withPdf: boolean,
	result: Comparison,
): Promise<void> {
	const report = (what: string): void => {
		result.problems.push(`${invoice.number ?? invoice.id}: ${what}`);
	};
	const codes = (invoice.export.reasons ?? []).map((reason) => reason.code);
	if (defect !== undefined && !codes.includes(defect.code)) {
		report(`the planted ${defect.code} was not reported (${codes.join(', ') || 'no reason'})`);
	}
	if (defect === undefined && codes.length > 0) report(`has no defect, yet ${codes.join(', ')}`);

	const entries = entriesOf(books, invoice);
	const shouldStand = defect === undefined || defect.booked;
	if (!shouldStand) {
		const own = entries.filter((entry) => entry['EntryID'] === invoice.export.entryId);
		if (own.length > 0) report('is booked in spite of its defect');
		if (invoice.export.status !== 'FAILED') report(`is ${invoice.export.status} at PlanManager`);
		return;
	}
	if (entries.length === 0) {
		report('is not booked');
		return;
	}
	if (entries.length > 1) {
		result.duplicates += entries.length - 1;
		report(`is booked ${entries.length} times`);
	}
	const [entry] = entries;
	if (invoice.export.status !== 'EXPORTED' || invoice.export.entryId !== entry['EntryID']) {
		report(`PlanManager holds ${invoice.export.status} ${invoice.export.entryId ?? ''}`);
	}
	if (!equalToTheCent(entry, invoice)) {
		result.centDifferences += 1;
		report(`is booked for ${String(entry['AmountFC'])}, not ${invoice.totals.gross}`);
	}
	const hasPdf = withPdf && !codes.some((code) => PDF_REASONS.includes(code));
	await comparePdf(world, books, invoice, entry, hasPdf, result, report);
}

async function comparePdf(
	world: World,
	books: Books,
	invoice: InvoiceView,
	entry: Row,
	wanted: boolean,
	result: Comparison,
	report: (what: string) => void,
): Promise<void> {
	const documents = books.documents
		.all()
		.filter((row) => row['Type'] === 10 && row['Subject'] === subjectOf(invoice));
	const attachments = documents.flatMap((row) => books.attachments.where('Document', row['ID']));
	result.duplicates += Math.max(0, documents.length - 1) + Math.max(0, attachments.length - 1);
	if (documents.length > 1) report(`has ${documents.length} documents`);
	if (attachments.length > 1) report(`has ${attachments.length} PDFs`);
	if (!wanted) {
		if (attachments.length > 0) report('has a PDF that was not to be sent');
		return;
	}
	const [attachment] = attachments;
	if (attachment === undefined) {
		report('has no PDF in Exact Online');
		return;
	}
	if (entry['Document'] !== attachment['Document']) report('its entry does not lead to its PDF');
	const there = world.exact.control.attachment(GARAGE_DIVISION, String(attachment['ID']));
	if (there === undefined || sha256(there) !== sha256(await pdfOf(world.planManager, invoice))) {
		report('its PDF is not the one of the garage');
		return;
	}
	result.documents += 1;
}

function booksOf(exact: ExactSimulator): Books {
	const books = exact.state.get(GARAGE_DIVISION);
	if (books === undefined) throw new Error(`Division ${GARAGE_DIVISION} is not seeded`);
	return books;
}

function entriesOf(books: Books, invoice: InvoiceView): Row[] {
	if (invoice.number === null) return [];
	return books.entries
		.where('YourRef', invoice.number)
		.filter((entry) => entry['Journal'] === invoice.journal);
}

/** Credit notes carry positive amounts at PlanManager and negative ones in the books. */
function equalToTheCent(entry: Row, invoice: InvoiceView): boolean {
	const sign = invoice.documentType === 'CREDIT_NOTE' ? -1 : 1;
	const cents = (value: unknown): number => Math.round(Number(value) * 100);
	return (
		cents(entry['AmountFC']) === sign * cents(invoice.totals.gross) &&
		cents(entry['VATAmountFC']) === sign * cents(invoice.totals.vat)
	);
}

/** Numbers under which the accountant had booked something before any export. */
export const TYPED_BY_HAND = takenNumbers.map(({ number }) => number);

/** Sales entries that an export made for a number that no document of the garage has. */
function strangers(books: Books, invoices: readonly InvoiceView[]): string[] {
	const numbers = new Set([...invoices.map((invoice) => invoice.number), ...TYPED_BY_HAND]);
	return books.entries
		.all()
		.map((entry) => String(entry['YourRef'] ?? ''))
		.filter((number) => number !== '' && !numbers.has(number));
}

/** By what the export names a document; written down here apart from the nodes, as a second opinion. */
function subjectOf(invoice: InvoiceView): string {
	return `${invoice.number} - ${invoice.journal}`;
}

async function pdfOf(planManager: PlanManagerSimulator, invoice: InvoiceView): Promise<Buffer> {
	const response = await fetch(`${planManager.apiUrl}/invoices/${invoice.id}/pdf`, {
		headers: { 'X-Api-Key': planManager.apiKey },
	});
	return Buffer.from(await response.arrayBuffer());
}

function countReasons(invoices: readonly InvoiceView[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const invoice of invoices) {
		for (const { code } of invoice.export.reasons ?? []) counts[code] = (counts[code] ?? 0) + 1;
	}
	return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

/** How many documents stand in no purchase journal: the forms and the nightly run leave those alone. */
export function exportable({ planManager: { control } }: Pick<World, 'planManager'>): number {
	const purchases = control.journals().filter(({ type }) => type === 'PURCHASE');
	const codes = new Set<string | null>(purchases.map(({ code }) => code));
	return control.invoices().filter(({ journal }) => !codes.has(journal)).length;
}
