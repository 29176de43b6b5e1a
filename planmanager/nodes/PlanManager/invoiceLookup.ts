/** Finds the invoices that the bookkeeping reports on, which knows them by its entry or by their number. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isGuid, isRecord, textOf } from './data';
import { moneyOf } from './money';
import { planManagerListByNames } from './namedLists';

export interface InvoiceReference {
	readonly entryId?: string;
	readonly number?: string;
	/** Total with VAT in euros; a number alone may also be that of another journal. */
	readonly total?: string;
	/** INVOICE or CREDIT_NOTE; they may share a number and a total. */
	readonly documentType?: string;
}

export type Lookup =
	| { readonly invoiceId: string }
	| { readonly result: 'notFound' | 'ambiguous' | 'unsure'; readonly problem: IDataObject };

type Kind = 'INVOICE' | 'CREDIT_NOTE';

type Index = ReadonlyMap<string, readonly IDataObject[]>;

/**
 * Looks all references up in as few calls as possible: by entry first, for it is unique, and by number
 * what was not found that way. An invoice with the right number but another entry, total or kind is another
 * one; where one of the two doesn't say its total or kind, or where two entries fit one invoice by its number,
 * nobody knows, and nothing is recorded.
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
	const guess = (reference: InvoiceReference) =>
		settled(reference, candidates(reference, byNumber));
	const entriesOf = entriesByInvoice(left, guess);
	return (reference) => {
		const found = byEntry.get(entryOf(reference));
		if (found?.length === 1) return { invoiceId: textOf(found[0].id) };
		if (found) return settled(reference, found);
		return uncontested(reference, guess(reference), entriesOf);
	};
}

/** The entries that fit each invoice by its number, by the ID of the invoice. */
function entriesByInvoice(
	references: readonly InvoiceReference[],
	guess: (reference: InvoiceReference) => Lookup,
): ReadonlyMap<string, readonly string[]> {
	const entries = new Map<string, string[]>();
	for (const reference of references) {
		const found = guess(reference);
		const entryId = entryOf(reference);
		if (!('invoiceId' in found) || entryId === '') continue;
		entries.set(found.invoiceId, distinct([...(entries.get(found.invoiceId) ?? []), entryId]));
	}
	return entries;
}

/** Else the state of one entry would take the place of the other's, and nobody knows which is the invoice's. */
function uncontested(
	reference: InvoiceReference,
	found: Lookup,
	entriesOf: ReadonlyMap<string, readonly string[]>,
): Lookup {
	const entries = 'invoiceId' in found ? (entriesOf.get(found.invoiceId) ?? []) : [];
	if (!('invoiceId' in found) || entries.length < 2) return found;
	const named = describe({ ...reference, entryId: undefined });
	const message = `More than one entry fits the ${named} (${found.invoiceId}): ${entries.join(', ')}`;
	const hint =
		'Export the invoice, so that its entry is known, or map the invoice ID. Nothing was recorded.';
	return { result: 'ambiguous', problem: { code: 'INVOICE_AMBIGUOUS', message, hint } };
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
			(entryId === '' || ['', entryId].includes(entryIdOf(invoice))) && mayBe(invoice, reference),
	);
}

/** True unless both say what they are, and differ in it. */
function mayBe(invoice: IDataObject, reference: InvoiceReference): boolean {
	const pairs = [
		[totalOf(invoice), sizeOf(reference.total)],
		[kindOfInvoice(invoice), kindOf(reference.documentType, reference.total)],
	];
	return pairs.every(([one, other]) => one === undefined || other === undefined || one === other);
}

/** True when both say their total and kind, so that nothing had to be assumed. */
function isSure(invoice: IDataObject, { total, documentType }: InvoiceReference): boolean {
	const known = [
		totalOf(invoice),
		sizeOf(total),
		kindOfInvoice(invoice),
		kindOf(documentType, total),
	];
	return known.every((value) => value !== undefined);
}

/** A credit note may be written with or without its sign. */
function totalOf(invoice: IDataObject): string | undefined {
	return isRecord(invoice.totals) ? sizeOf(invoice.totals.gross) : undefined;
}

function sizeOf(amount: unknown): string | undefined {
	return moneyOf(amount)?.replace('-', '');
}

function kindOfInvoice({ documentType, totals }: IDataObject): Kind | undefined {
	return kindOf(documentType, isRecord(totals) ? totals.gross : undefined);
}

/** The bookkeeping makes a credit note of whatever is negative; a positive total may be either. */
function kindOf(documentType: unknown, total: unknown): Kind | undefined {
	if (moneyOf(total)?.startsWith('-') === true) return 'CREDIT_NOTE';
	const type = textOf(documentType).toUpperCase();
	return type === 'INVOICE' || type === 'CREDIT_NOTE' ? type : undefined;
}

function settled(reference: InvoiceReference, found: readonly IDataObject[]): Lookup {
	const ids = found.map(({ id }) => textOf(id)).join(', ');
	const which = describe(reference);
	if (found.length === 0) {
		const message = `PlanManager has no ${which}`;
		const hint = 'It was probably not made in PlanManager. Nothing was recorded.';
		return { result: 'notFound', problem: { code: 'INVOICE_NOT_FOUND', message, hint } };
	}
	if (found.length > 1) {
		const message = `PlanManager has more than one ${which}: ${ids}`;
		const hint = 'Map the invoice ID or the entry ID as well. Nothing was recorded.';
		return { result: 'ambiguous', problem: { code: 'INVOICE_AMBIGUOUS', message, hint } };
	}
	if (isSure(found[0], reference)) return { invoiceId: ids };
	const message = `It is not sure that ${ids} of PlanManager is the ${which}: one of the two does not say its total, or whether it is a credit note`;
	const hint =
		'Map Document Type (INVOICE or CREDIT_NOTE), or the invoice ID or the entry ID. Nothing was recorded.';
	return { result: 'unsure', problem: { code: 'INVOICE_UNSURE', message, hint } };
}

function describe({ entryId, number, total, documentType }: InvoiceReference): string {
	const named = [
		number && `number ${number}`,
		entryId && `entry ${entryId}`,
		total && `total ${total}`,
	].filter(Boolean);
	const kind = kindOf(documentType, total) === 'CREDIT_NOTE' ? 'credit note' : 'invoice';
	return `${kind} with ${named.join(', ')}`;
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
