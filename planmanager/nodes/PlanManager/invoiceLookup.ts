/** Finds the invoices that the bookkeeping reports on, which knows them by its entry or by their number. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isGuid, isRecord, textOf } from './data';
import { moneyOf } from './money';
import { planManagerListByNames } from './namedLists';

export interface InvoiceReference {
	readonly entryId?: string;
	readonly number?: string;
	/** Total with VAT in euros; a number alone may also be that of a credit note or of another journal. */
	readonly total?: string;
}

export type Lookup =
	| { readonly invoiceId: string }
	| { readonly result: 'notFound' | 'ambiguous'; readonly problem: IDataObject };

type Index = ReadonlyMap<string, readonly IDataObject[]>;

/**
 * Looks all references up in as few calls as possible: by entry first, for it is unique, and by number
 * what was not found that way. An invoice with the right number but another entry or total is another one.
 */
export async function lookUpInvoices(
	ctx: IExecuteFunctions,
	references: readonly InvoiceReference[],
): Promise<(reference: InvoiceReference) => Lookup> {
	const entryIds = distinct(references.map(entryOf).filter(isGuid));
	const byEntry = indexOf(await namedInvoices(ctx, { entryIds }), entryIdOf);
	const left = references.filter((reference) => !byEntry.has(entryOf(reference)));
	const numbers = distinct(left.map(({ number = '' }) => number).filter((number) => number !== ''));
	const byNumber = indexOf(await namedInvoices(ctx, { numbers }), numberOf);
	return (reference) => {
		const found = byEntry.get(entryOf(reference)) ?? candidates(reference, byNumber);
		return found.length === 1 ? { invoiceId: textOf(found[0].id) } : unsettled(reference, found);
	};
}

async function namedInvoices(
	ctx: IExecuteFunctions,
	names: { entryIds?: string[]; numbers?: string[] },
): Promise<IDataObject[]> {
	// Without any name the whole list would come.
	if (Object.values(names).every((list) => list.length === 0)) return [];
	return await planManagerListByNames(ctx, '/invoices', {}, names);
}

function candidates(reference: InvoiceReference, byNumber: Index): readonly IDataObject[] {
	const entryId = entryOf(reference);
	const sameNumber = byNumber.get(reference.number ?? '') ?? [];
	return sameNumber.filter(
		(invoice) =>
			(entryId === '' || ['', entryId].includes(entryIdOf(invoice))) &&
			fitsTotal(invoice, reference),
	);
}

/** True unless both totals are known and differ. A credit note may be written with or without its sign. */
function fitsTotal(invoice: IDataObject, { total }: InvoiceReference): boolean {
	const gross = isRecord(invoice.totals) ? sizeOf(invoice.totals.gross) : undefined;
	const stated = sizeOf(total);
	return gross === undefined || stated === undefined || gross === stated;
}

function sizeOf(amount: unknown): string | undefined {
	return moneyOf(amount)?.replace('-', '');
}

function unsettled(reference: InvoiceReference, found: readonly IDataObject[]): Lookup {
	const { entryId, number, total } = reference;
	const named = [
		number && `number ${number}`,
		entryId && `entry ${entryId}`,
		total && `total ${total}`,
	].filter(Boolean);
	const which = named.join(', ');
	if (found.length === 0) {
		const message = `PlanManager has no invoice with ${which}`;
		const hint = 'It was probably not made in PlanManager. Nothing was recorded.';
		return { result: 'notFound', problem: { code: 'INVOICE_NOT_FOUND', message, hint } };
	}
	const ids = found.map(({ id }) => textOf(id)).join(', ');
	const message = `PlanManager has several invoices with ${which}: ${ids}`;
	const hint = 'Map the invoice ID or the entry ID as well. Nothing was recorded.';
	return { result: 'ambiguous', problem: { code: 'INVOICE_AMBIGUOUS', message, hint } };
}

function indexOf(invoices: IDataObject[], keyOf: (invoice: IDataObject) => string): Index {
	const index = new Map<string, IDataObject[]>();
	for (const invoice of invoices) {
		const key = keyOf(invoice);
		if (key !== '') index.set(key, [...(index.get(key) ?? []), invoice]);
	}
	return index;
}

function entryOf({ entryId = '' }: InvoiceReference): string {
	return entryId.toLowerCase();
}

function entryIdOf(invoice: IDataObject): string {
	return isRecord(invoice.export) ? textOf(invoice.export.entryId).toLowerCase() : '';
}

function numberOf(invoice: IDataObject): string {
	return textOf(invoice.number);
}

function distinct(values: string[]): string[] {
	return [...new Set(values)];
}
