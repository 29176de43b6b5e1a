/**
 * What the PlanManager node puts out, as far as the templates' code reads it. All fields of its answers stand in
 * planmanager/openapi.yaml.
 */
import type { JournalKind, Reason } from './exact.mts';

/** A site or a category. */
export interface Coded {
	readonly code: string;
	readonly name: string;
}

export interface Journal extends Coded {
	readonly type: JournalKind;
	/** GUID of the linked journal in Exact Online. */
	readonly exactId?: string;
}

/** PlanManager's sign for invoices without a journal: they are told of rather than left out for ever. */
export const WITHOUT_JOURNAL = '-';

/** Whether invoices or credit notes can stand in it. */
export function isForSales({ type }: Journal): boolean {
	return type === 'SALES' || type === 'SALES_CREDIT';
}

export interface VatMapping {
	/** Absent: for all journals. */
	readonly journal?: string;
	readonly exactVatCode: string;
}

export interface VatCode {
	readonly code: string;
	readonly name?: string;
	/** In percent, as decimal text. */
	readonly rate: string;
	readonly mappings: readonly VatMapping[];
}

/** What the operation *Company: Get* says. */
export interface Company {
	readonly language: string;
	readonly options: Readonly<Record<'SHOW_TRANSACTIONS' | 'VAT_JOURNAL_NUMBER', 'OUI' | 'NON'>>;
}

export type DocumentType = 'INVOICE' | 'CREDIT_NOTE';

export interface Invoice {
	readonly id: string;
	readonly number: string | null;
	readonly documentType: DocumentType;
	readonly customer: { readonly name: string };
	readonly totals: { readonly gross: string };
	readonly payments: { readonly open: string };
	/** As PlanManager holds it now, whichever run it comes from. */
	readonly export: ExportResult;
	/** What the run that was asked for made of it. */
	readonly runResult?: ExportResult;
}

export interface ExportResult {
	readonly status: 'NOT_EXPORTED' | 'CLAIMED' | 'EXPORTED' | 'FAILED';
	readonly outcome?: string;
	readonly division?: number;
	readonly entryId?: string;
	readonly reasons: readonly Reason[];
}

/** The payments of one invoice as PlanManager holds them. */
export interface PaymentState {
	readonly invoiceId: string;
	/** ISO moment of the reading in Exact Online; absent when nothing was read yet. */
	readonly asOf?: string;
	readonly total: string;
	readonly paid: string;
	readonly open: string;
	readonly inCollection?: string;
	readonly transactions: readonly Transaction[];
}

export type TransactionKind =
	| 'PAYMENT'
	| 'CREDIT_MATCH'
	| 'DISCOUNT'
	| 'DIFFERENCE'
	| 'MANUAL'
	| 'REVERSAL';

export interface Transaction {
	readonly kind: TransactionKind;
	readonly amount: string;
	/** ISO date. */
	readonly date: string;
	readonly journal?: string;
	readonly entryNumber?: number | null;
	readonly description?: string;
}

/** What the operation *Payment: Record* did. */
export interface RecordedPayment {
	readonly result: 'recorded' | 'older' | 'unchanged' | 'notFound' | 'ambiguous' | 'unsure';
	readonly changed: boolean;
}
