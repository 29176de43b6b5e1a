/** From what differs to items: one for each invoice that is in order, one for each difference. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { SalesEntry } from '../domain/books/salesEntry';
import { paidOf } from '../domain/reconciliation/differences';
import type { BesideEntries } from '../domain/reconciliation/differences';
import type { InvoiceState, Reconciled, unknownEntries } from '../domain/reconciliation/reconcile';
import type { ReadInvoice, SourceInvoice } from '../domain/reconciliation/sourceInvoice';
import type { Outcome } from '../domain/reasons/outcome';
import type { Reason } from '../domain/reasons/reasons';
import { formatCents } from '../domain/values/money';
import { toItem } from '../host/output';
import type { InputItem } from '../host/output';

const OUTCOME_KEY = 'exactReconciliation';

/** What came of the comparison. */
export interface Compared {
	readonly beside: BesideEntries;
	readonly byInvoice: ReadonlyMap<SourceInvoice, Reconciled>;
	readonly unknown: ReturnType<typeof unknownEntries>;
}

type Side = Readonly<Record<string, string | number | undefined>>;

const NOT_LOOKED_AT: Reconciled = { state: 'notLookedAt', entry: undefined, differences: [] };

interface Sides {
	readonly division: number;
	readonly number: string;
	/** As the source has it; absent for an entry that it does not know. */
	readonly source?: Side;
	/** As the books have it; absent for an invoice that is not there. */
	readonly exact?: Side;
}

/**
 * Items for both outputs. Each input item comes out: once when it is in order, else once for each difference.
 * The item without fields that stands for "no invoices" does not.
 */
export function toOutputs(
	items: readonly INodeExecutionData[],
	division: number,
	read: ReadonlyArray<ReadInvoice | undefined>,
	compared: Compared,
): [INodeExecutionData[], INodeExecutionData[]] {
	const inOrder: INodeExecutionData[] = [];
	const differences: INodeExecutionData[] = [];
	items.forEach((item, index) => {
		const one = read[index];
		if (one === undefined) return;
		const { state, sides, reasons } = found(one, division, compared);
		const from = { item, index };
		if (reasons.length === 0) inOrder.push(itemOf(state, sides, [], from));
		differences.push(...reasons.map((reason) => itemOf('differs', sides, [reason], from)));
	});
	const unknown = compared.unknown.map(({ entry, difference }) => {
		const exact = exactSide(entry, compared.beside);
		return itemOf('differs', { division, number: entry.yourRef, exact }, [difference]);
	});
	return [inOrder, [...differences, ...unknown]];
}

function found(
	read: ReadInvoice,
	division: number,
	{ byInvoice, beside }: Compared,
): { state: InvoiceState; sides: Sides; reasons: readonly Reason[] } {
	if (!('invoice' in read)) {
		// Without number, journal or date it can't have been booked; only what should be there is a difference.
		const reasons = read.isExpected ? read.reasons : [];
		return { state: 'notInBooks', sides: { division, number: '' }, reasons };
	}
	const { invoice } = read;
	const { state, entry, differences } = byInvoice.get(invoice) ?? NOT_LOOKED_AT;
	const exact = entry && exactSide(entry, beside);
	return {
		state,
		sides: { division, number: invoice.number, source: sourceSide(invoice), exact },
		reasons: differences,
	};
}

function itemOf(
	outcome: InvoiceState,
	result: Sides,
	reasons: readonly Reason[],
	from?: InputItem,
): INodeExecutionData {
	const one: Outcome<IDataObject, InvoiceState> = { outcome, result: { ...result }, reasons };
	return toItem(one, OUTCOME_KEY, from);
}

function sourceSide(invoice: SourceInvoice): Side {
	const { journal, date, currency, totalCents, vatCents, paidCents, customerName } = invoice;
	return {
		journal,
		date,
		customer: customerName,
		total: formatCents(totalCents),
		vat: amount(vatCents),
		paid: amount(paidCents),
		currency,
	};
}

function exactSide(entry: SalesEntry, beside: BesideEntries): Side {
	const paid = paidOf(entry, beside);
	return {
		entryId: entry.entryId,
		entryNumber: entry.entryNumber,
		yourRef: entry.yourRef,
		journal: entry.journal,
		date: entry.entryDate,
		customer: entry.customerName,
		total: formatCents(entry.totalCents),
		vat: amount(entry.vatCents),
		paid: typeof paid === 'number' ? formatCents(paid) : undefined,
		currency: entry.currency,
		status: entry.status,
	};
}

function amount(cents: number | undefined): string | undefined {
	return cents === undefined ? undefined : formatCents(cents);
}
