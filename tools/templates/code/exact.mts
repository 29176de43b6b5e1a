/** What the Exact Online nodes put out, as far as the templates' code reads it. */

/** Why a record was not done, or done with a remark. */
export interface Reason {
	readonly code: string;
	readonly severity: 'blocking' | 'remark';
	/** What is wrong with which record, in English. */
	readonly message: string;
	/** What to do, in English. */
	readonly hint: string;
	/** What the message quotes, as short texts. */
	readonly facts?: Readonly<Record<string, string>>;
}

/** Most records carry their reasons; a record without any has an empty list. */
export interface WithReasons {
	readonly reasons: readonly Reason[];
}

export type CheckStatus = 'green' | 'amber' | 'red';

/** A line of Connection Check, or of PlanManager's own. */
export interface CheckLine {
	readonly check: string;
	readonly code: string;
	readonly status: CheckStatus;
	readonly message: string;
	/** What to do; empty where nothing is. */
	readonly hint: string;
	readonly facts: Readonly<Partial<Record<string, string>>>;
}

export type GlAccountChange =
	| 'new'
	| 'gone'
	| 'renamed'
	| 'renumbered'
	| 'blocked'
	| 'unblocked'
	| 'typeChanged';

/** What GL Account Sync says of an account, or of one change of it. */
export interface GlAccountOutcome {
	readonly outcome: 'new' | 'linked' | 'unchanged' | 'refused' | 'changed';
	readonly number?: string;
	readonly name?: string;
	/** Exact Online's account type: 110 is revenue. */
	readonly type?: number;
	readonly change?: GlAccountChange;
	readonly previousNumber?: string;
	readonly previousName?: string;
	readonly previousType?: number;
}

export type JournalKind = 'SALES' | 'SALES_CREDIT' | 'PURCHASE' | 'OTHER';

/** What Journal Import says of a journal. */
export interface JournalOutcome {
	readonly outcome: 'new' | 'known' | 'notInExact';
	readonly code: string;
	readonly name?: string;
	/** Absent when Exact Online does not have the journal. */
	readonly type?: JournalKind;
	readonly exactId?: string;
}

/** A VAT code of Exact Online, from the operation *Get Many*. */
export interface ExactVatCode {
	readonly code: string;
	readonly description: string;
	/** In percent. Under reverse charge, what the customer owes. */
	readonly rate: number;
	readonly reverseCharge: boolean;
	/** True when invoices can be mapped to it. */
	readonly usable: boolean;
}

/** What the operation *Check Mapping* says of a VAT code of PlanManager. */
export interface VatMappingOutcome {
	readonly mappings: ReadonlyArray<{
		/** Absent: for all journals. */
		readonly journal?: string;
		readonly exactVatCode: string;
		readonly description?: string;
	}>;
	/** The only code that fits, where the mapping is missing or not right. */
	readonly suggestion?: string;
	/** All codes of that rate, where none is suggested. */
	readonly candidates?: readonly string[];
}

/** The payment state of one invoice; amounts are decimal text. */
export interface ExactPayment {
	/** GUID of the entry. */
	readonly entryId: string;
	readonly number: string;
	readonly journal: string;
	readonly currency?: string;
	readonly total: string;
	readonly paid: string;
	readonly open: string;
}

/** One side of a comparison; amounts are decimal text, negative for a credit note. */
export interface ReconciledSide {
	readonly journal: string;
	/** ISO date. */
	readonly date: string;
	readonly customer: string;
	readonly total: string;
	readonly vat?: string;
	readonly paid?: string;
	readonly currency: string;
	/** Of an entry. */
	readonly entryNumber?: number;
	readonly yourRef?: string;
}

/** What Reconciliation says of an invoice, or of an entry that the source does not know. */
export interface Reconciliation {
	readonly outcome: 'agrees' | 'differs' | 'notInBooks' | 'notLookedAt';
	readonly number: string;
	readonly source?: ReconciledSide;
	readonly exact?: ReconciledSide;
}
