// What is asked for one by one. At night what PlanManager holds as unpaid although Exact Online does not list it as
// open: paid there, or removed. And whatever PlanManager did not record before.
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { recordsOf } from '../../code/items.mts';
import type { Invoice } from '../../code/planManager.mts';
import { keptToAskFor } from './kept.mts';
import type { Kept, ToAskFor } from './kept.mts';

interface Entry {
	readonly entryId?: string;
}

interface Nodes {
	readonly Settings: { readonly division: string | number };
	readonly 'Get changes': Entry;
	readonly 'Get open invoices': Entry;
	readonly 'Get exported invoices': unknown;
}

interface Memory {
	readonly kept?: readonly Kept[];
}

/** An exported invoice, as far as it tells whether to ask for it. */
export type ExportedInvoice = Partial<Pick<Invoice, 'payments' | 'export'>>;

export function run({
	$,
	$input,
	$getWorkflowStaticData,
}: CodeNode<Nodes, OrNothing<ExportedInvoice>, Memory>): Array<Item<ExportedInvoice | ToAskFor>> {
	const { kept = [] } = $getWorkflowStaticData('global');
	if (!$('Get exported invoices').isExecuted) {
		const changes = $('Get changes').isExecuted ? recordsOf($('Get changes').all()) : [];
		const changed = new Set(changes.map(({ entryId }) => entryId));
		return keptToAskFor(kept, changed, false).map((json) => ({ json }));
	}
	const listed = new Set(recordsOf($('Get open invoices').all()).map(({ entryId }) => entryId));
	const division = String($('Settings').first().json.division).trim();
	const unpaid = $input.all().filter(({ json }) => isToAskFor(json, listed, division));
	const read = new Set([...listed, ...unpaid.map(({ json }) => json.export?.entryId)]);
	return [...unpaid, ...keptToAskFor(kept, read, true).map((json) => ({ json }))];
}

/** `listed` are the entries that are open; `division` the number of the one of this workflow. */
export function isToAskFor(
	{ payments, export: result }: ExportedInvoice,
	listed: ReadonlySet<string | undefined>,
	division: string,
): boolean {
	// Without any exported invoice one item without fields comes in.
	if (payments === undefined) return false;
	// What was exported to another division stands there, and is the affair of the sweep of that division.
	const own = String(result?.division ?? '');
	const isElsewhere = own !== '' && own !== division;
	return Number(payments.open) !== 0 && !listed.has(result?.entryId) && !isElsewhere;
}
