/** Reads everything the plan needs, in as few calls as possible. Writes nothing. */
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Books } from '../domain/books/administration';
import { entriesToRead } from '../domain/entry/correctedEntry';
import { datesInDoubt } from '../domain/entry/existingEntry';
import type { SalesEntry } from '../domain/books/salesEntry';
import { parseInvoice } from '../domain/invoice/invoiceParse';
import type { ParsedInvoice } from '../domain/invoice/invoiceParse';
import { journalAsInBooks } from '../domain/books/journalCode';
import { canBeEntryNumber } from '../domain/entry/salesEntryPlan';
import type { PlanInput, PlanSettings } from '../domain/entry/salesEntryPlan';
import { distinctTexts } from '../domain/values/given';
import type { ExactClient } from '../exact/client';
import { findSalesEntriesByNumber, findSalesEntriesByYourRef } from '../exact/salesEntries';
import { withLines } from '../exact/salesEntryLines';
import { checkFiles } from '../host/attachment';
import type { AttachmentFile, AttachmentSettings } from '../host/attachment';
import { readInvoice } from './fields';
import { readBooks } from './readBooks';
import { attachmentSettings } from './settings';
import type { ExportSettings } from './settings';

export interface BatchItem extends PlanInput {
	/** Files that can be attached, the PDF first. */
	readonly files: readonly AttachmentFile[];
}

export interface Batch {
	/** Execution and division: by it a node remembers what holds for all batches. */
	readonly execution: string;
	readonly items: readonly BatchItem[];
	readonly books: Books;
	readonly entries: readonly SalesEntry[];
}

/** Reads the items, their files and the books. Throws what the client throws. */
export async function load(
	context: IExecuteFunctions,
	client: ExactClient,
	settings: ExportSettings,
): Promise<Batch> {
	const items: BatchItem[] = [];
	for (let index = 0; index < context.getInputData().length; index++) {
		const parsed = parseInvoice(readInvoice(context, index), context.getTimezone());
		items.push(
			await withFiles(context, index, parsed, attachmentSettings(settings, client.baseUrl)),
		);
	}
	const drafts = items.map((item) => item.parsed.draft);
	const execution = `${context.getExecutionId()}|${client.division}`;
	const numbers = distinctTexts(drafts.map((draft) => draft.number));
	const entries = await findEntries(client, numbers, settings.plan);
	const mentioned = {
		glAccounts: distinctTexts(drafts.flatMap((draft) => draft.lines.map((line) => line.glAccount))),
		dates: distinctTexts([
			...drafts.map((draft) => draft.date),
			...datesInDoubt(drafts, entries, settings.plan),
		]),
	};
	const books = await readBooks(client, execution, mentioned, settings.vatMapping, Date.now());
	const written = items.map((item) => inBooksWriting(item, books));
	const toRead = entriesToRead(
		written.map((item) => item.parsed.draft),
		entries,
		books,
		settings.plan,
	);
	return {
		execution,
		items: written,
		books,
		entries: await withLines(client, entries, toRead),
	};
}

/**
 * The entries that carry one of the numbers. Where a number is imposed, one that was made by hand may hold
 * it as its own and say nothing in `YourRef`.
 */
async function findEntries(
	client: ExactClient,
	numbers: readonly string[],
	{ imposeNumber }: Pick<PlanSettings, 'imposeNumber'>,
): Promise<SalesEntry[]> {
	const entries = await findSalesEntriesByYourRef(client, numbers);
	if (!imposeNumber) return entries;
	const found = new Set(entries.map((entry) => entry.yourRef));
	const sought = numbers.filter((number) => !found.has(number) && canBeEntryNumber(number));
	return [...entries, ...(await findSalesEntriesByNumber(client, sought))];
}

/** The journal's code as the books write it; everything after compares it literally. */
function inBooksWriting(item: BatchItem, { journals }: Books): BatchItem {
	const { draft } = item.parsed;
	if (draft.journal === undefined) return item;
	const journal = journalAsInBooks(draft.journal, journals);
	return { ...item, parsed: { ...item.parsed, draft: { ...draft, journal } } };
}

async function withFiles(
	context: IExecuteFunctions,
	index: number,
	parsed: ParsedInvoice,
	settings: AttachmentSettings | undefined,
): Promise<BatchItem> {
	if (settings === undefined) return { parsed, fileReasons: [], files: [] };
	const number = parsed.draft.number ?? '';
	const { files, reasons } = await checkFiles(context, index, settings, number);
	return { parsed, fileReasons: reasons, files };
}
