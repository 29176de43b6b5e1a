/**
 * An invoice that changed after its export may stand in the books as it is now: it was booked anew, and the
 * source never learnt it, since the answer was lost or the run broke off. Its entry then holds line by line
 * what would be booked today.
 */
import type { Books } from '../books/administration';
import type { EntryLine, SalesEntry } from '../books/salesEntry';
import { exactVatCode } from '../books/vatMapping';
import { isComplete } from '../invoice/invoice';
import type { Invoice, InvoiceDraft } from '../invoice/invoice';
import { changedSince } from '../invoice/payloadHash';
import { buildEntry } from './entryBody';
import type { EntrySettings } from './entryBody';
import { earlierEntries, findExisting } from './existingEntry';
import type { LookSettings } from './existingEntry';

/** GUIDs of the entries whose lines tell whether a changed invoice stands as it is now. */
export function entriesToRead(
	drafts: readonly InvoiceDraft[],
	entries: readonly SalesEntry[],
	books: Pick<Books, 'periods'>,
	settings: LookSettings,
): string[] {
	return drafts.flatMap((draft) => {
		if (!isComplete(draft) || changedSince(draft.exportedHash, draft) !== 'content') return [];
		const entry = alikeEntry(draft, entries, books, settings);
		return entry === undefined ? [] : [entry.entryId];
	});
}

/**
 * True when the only entry of an invoice holds what would be booked now. False when its lines were not read,
 * or the books lack what would be booked on.
 */
export function standsAsItIs(
	invoice: Invoice,
	entries: readonly SalesEntry[],
	books: Books,
	settings: LookSettings & EntrySettings,
): boolean {
	const lines = alikeEntry(invoice, entries, books, settings)?.lines;
	if (lines === undefined || !hasAllInBooks(invoice, books)) return false;
	const due = buildEntry(invoice, books, settings).SalesEntryLines.map(
		(line): EntryLine => ({
			glAccount: line.GLAccount,
			vatCode: line.VATCode,
			netCents: Math.round(line.AmountFC * 100),
			costCenter: line.CostCenter ?? '',
			costUnit: line.CostUnit ?? '',
		}),
	);
	return contentOf(lines) === contentOf(due);
}

/** The only entry of an invoice, if it agrees in journal, date, total and VAT. */
function alikeEntry(
	invoice: Invoice,
	entries: readonly SalesEntry[],
	books: Pick<Books, 'periods'>,
	settings: LookSettings,
): SalesEntry | undefined {
	const [only, ...more] = earlierEntries(invoice, entries, books, settings);
	const isAlike =
		more.length === 0 &&
		only?.entryDate === invoice.date &&
		findExisting(invoice, [only], books, settings).kind === 'same';
	return isAlike ? only : undefined;
}

function hasAllInBooks({ lines, journal }: Invoice, books: Books): boolean {
	const { glAccounts, vatCodes, vatMapping } = books;
	return lines.every(
		({ glAccount, vatCode }) =>
			glAccounts.has(glAccount) && vatCodes.has(exactVatCode(vatMapping, vatCode, journal) ?? ''),
	);
}

/** What lines add up to by account, VAT code and cost allocation, in an order of its own. */
function contentOf(lines: readonly EntryLine[]): string {
	const sums = new Map<string, number>();
	for (const { glAccount, vatCode, costCenter, costUnit, netCents } of lines) {
		const key = JSON.stringify([glAccount.toLowerCase(), vatCode, costCenter, costUnit]);
		sums.set(key, (sums.get(key) ?? 0) + netCents);
	}
	return [...sums]
		.map(([key, cents]) => `${key} ${cents}`)
		.sort()
		.join();
}
