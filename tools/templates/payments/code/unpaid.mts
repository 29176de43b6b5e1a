// What PlanManager holds as unpaid although Exact Online does not list it as open: paid there, or removed.
import type { CodeNode, Item } from '../../code/n8n.mts';
import { recordsOf } from '../../code/items.mts';
import type { Invoice } from '../../code/planManager.mts';

interface Nodes {
	readonly 'Get open invoices': { readonly entryId?: string };
	readonly 'Get their payments': unknown;
}

/** An exported invoice, as far as it tells whether to ask for it. */
export type ExportedInvoice = Partial<Pick<Invoice, 'payments' | 'export'>>;

export function run({ $, $input }: CodeNode<Nodes, ExportedInvoice>): Array<Item<ExportedInvoice>> {
	const listed = new Set(recordsOf($('Get open invoices').all()).map(({ entryId }) => entryId));
	const division = divisionOf($('Get their payments').params);
	return $input.all().filter(({ json }) => isToAskFor(json, listed, division));
}

/** `listed` are the entries that are open; `division` the number of the chosen one, empty when nobody can tell. */
export function isToAskFor(
	{ payments, export: result }: ExportedInvoice,
	listed: ReadonlySet<string | undefined>,
	division: string,
): boolean {
	// What was exported to another division stands there, and is the affair of the sweep of that division.
	const own = String(result?.division ?? '');
	const isElsewhere = division !== '' && own !== '' && own !== division;
	return Number(payments?.open) !== 0 && !listed.has(result?.entryId) && !isElsewhere;
}

/** The division that is chosen in a node; what an expression gives is only known there. */
function divisionOf({ division }: Readonly<Partial<Record<string, unknown>>>): string {
	const value = isLocator(division) ? String(division.value).trim() : '';
	return /^\d+$/.test(value) ? value : '';
}

function isLocator(value: unknown): value is { readonly value: unknown } {
	return typeof value === 'object' && value !== null && 'value' in value;
}
