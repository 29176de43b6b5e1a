import type { EntryLine, SalesEntry } from '../domain/books/salesEntry';
import type { ExactClient } from './client';
import { lookUp } from './lookUp';
import { guid, termsOf } from './odata';
import { cents, id, text } from './row';

const PATH = 'salesentry/SalesEntryLines';

const SELECT = ['ID', 'EntryID', 'GLAccount', 'VATCode', 'AmountFC', 'CostCenter', 'CostUnit'];

/** The same entries; those with one of these GUIDs have their lines. No call for none. */
export async function withLines(
	client: ExactClient,
	entries: readonly SalesEntry[],
	entryIds: readonly string[],
): Promise<SalesEntry[]> {
	const rows = await lookUp(client, {
		path: PATH,
		select: SELECT,
		terms: termsOf('EntryID', entryIds.map(guid)),
	});
	const lines = new Map<string, EntryLine[]>(entryIds.map((entryId) => [entryId, []]));
	for (const row of rows) {
		lines.get(id(row.EntryID))?.push({
			glAccount: id(row.GLAccount),
			vatCode: text(row.VATCode),
			netCents: cents(row.AmountFC),
			costCenter: text(row.CostCenter),
			costUnit: text(row.CostUnit),
		});
	}
	return entries.map((entry) => {
		const own = lines.get(entry.entryId);
		return own === undefined ? entry : { ...entry, lines: own };
	});
}
