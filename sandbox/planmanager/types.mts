/**
 * The contract's records as this simulator keeps them. The binding form is
 * `planmanager/openapi.yaml`; these types repeat it, and the tests check every answer against it.
 */

export type CustomerType = 'PRIVATE' | 'COMPANY' | 'INSURER' | 'LEASING';

export type Address = {
	readonly line1: string;
	readonly line2?: string;
	readonly postcode: string;
	readonly city: string;
	/** ISO 3166-1, two letters. */
	readonly country: string;
};

export type ExactLink = {
	readonly division: number;
	readonly accountId: string;
	readonly matchedBy: string;
	readonly linkedAt: string;
};

export type Customer = {
	readonly id: string;
	readonly code: string;
	readonly type: CustomerType;
	readonly name: string;
	readonly vatNumber?: string;
	readonly enterpriseNumber?: string;
	readonly address: Address | null;
	readonly email?: string;
	readonly phone?: string;
	readonly language: 'fr' | 'nl' | 'de' | 'en';
	readonly peppolId?: string;
	readonly paymentConditionCode?: string;
	readonly exactLinks: readonly ExactLink[];
};

export type LineKind =
	| 'LABOUR'
	| 'PARTS'
	| 'PAINT'
	| 'NON_PAINT'
	| 'SUBCONTRACT'
	| 'RENTAL'
	| 'DISCOUNT'
	| 'MISC';

export type InvoiceLine = {
	readonly description: string;
	readonly kind: LineKind;
	readonly glAccount: string | null;
	readonly analytic?: string;
	readonly vatCode: string | null;
	readonly quantity: string;
	readonly unitPrice: string;
	readonly net: string;
};

export type VatTotal = {
	readonly vatCode: string;
	readonly rate: string;
	readonly base: string;
	readonly vat: string;
};

export type DocumentType = 'INVOICE' | 'CREDIT_NOTE';

export type ExportStatus = 'NOT_EXPORTED' | 'CLAIMED' | 'EXPORTED' | 'FAILED';

export type Reason = {
	readonly code: string;
	readonly severity: 'blocking' | 'remark';
	readonly message: string;
	readonly hint: string;
	readonly field?: string;
	readonly facts?: Readonly<Record<string, string>>;
};

export type Outcome =
	| 'created'
	| 'adopted'
	| 'unchanged'
	| 'refused'
	| 'rejected'
	| 'unconfirmed'
	| 'notAttempted';

/** What a run records about one document; without optional fields that it left out. */
export type ExportResult = {
	readonly status: 'EXPORTED' | 'FAILED';
	readonly outcome: Outcome;
	readonly runId: string;
	readonly division: number;
	readonly entryId?: string;
	readonly entryNumber?: number | null;
	readonly documentId?: string;
	readonly payloadHash?: string;
	readonly reasons?: readonly Reason[];
};

/** A document as the garage made it: nothing in here changes when it is exported or paid. */
export type InvoiceContent = {
	readonly id: string;
	readonly number: string | null;
	readonly documentType: DocumentType;
	readonly site: string;
	readonly category: string | null;
	readonly journal: string | null;
	readonly date: string;
	readonly dueDate: string | null;
	readonly currency: string;
	readonly customerId: string;
	readonly paymentReference?: string;
	readonly paymentConditionCode?: string;
	readonly dossier?: string;
	readonly originalInvoiceNumber?: string;
	readonly lines: readonly InvoiceLine[];
	readonly vatTotals: readonly VatTotal[];
	readonly totals: { readonly net: string; readonly vat: string; readonly gross: string };
};

export type JournalType = 'SALES' | 'SALES_CREDIT' | 'PURCHASE' | 'OTHER';

export type Journal = {
	readonly code: string;
	readonly name: string;
	readonly type: JournalType;
	readonly site?: string;
	readonly exactId?: string;
};

export type GlAccount = {
	readonly number: string;
	readonly analytic?: string;
	readonly name: string;
	readonly description?: string;
	readonly exactId?: string;
	readonly blocked?: boolean;
};

export type VatMapping = { readonly journal?: string; readonly exactVatCode: string };

export type VatCode = {
	readonly code: string;
	readonly name?: string;
	/** Percent with two digits. */
	readonly rate: string;
	readonly regime: 'DOMESTIC' | 'INTRA_COMMUNITY' | 'REVERSE_CHARGE' | 'EXPORT' | 'EXEMPT';
	readonly mappings: readonly VatMapping[];
};

export type Site = { readonly code: string; readonly name: string };
export type Category = { readonly code: string; readonly name: string };

/** How the PDF of a document comes about; `bytes` is the size to fill it up to. */
export type PdfSource =
	| { readonly kind: 'drawn' }
	| { readonly kind: 'padded'; readonly bytes: number }
	/** A plain page that costs no drawing, for measurements; the filling tells them apart. */
	| { readonly kind: 'sample'; readonly bytes: number }
	| { readonly kind: 'notPdf' }
	| { readonly kind: 'none' };

/** A document in the seed: its content, its PDF, and a history it may have had already. */
export type SeedDocument = {
	readonly content: InvoiceContent;
	readonly pdf: PdfSource;
	/** Set when it was exported before and then reset: what the run had recorded. */
	readonly resetAfter?: ExportResult;
};

/** A document that carries one defect, and the reason code the defect must be reported with. */
export type PlantedDefect = {
	readonly invoiceId: string;
	readonly number: string | null;
	readonly code: string;
	/** True when the document can be booked all the same: the reason is a remark or about the PDF. */
	readonly booked: boolean;
};

/** Everything that a simulator starts from. */
export type Seed = {
	readonly sites: readonly Site[];
	readonly categories: readonly Category[];
	readonly journals: readonly Journal[];
	readonly glAccounts: readonly GlAccount[];
	readonly vatCodes: readonly VatCode[];
	readonly customers: readonly Customer[];
	readonly documents: readonly SeedDocument[];
	readonly plantedDefects: readonly PlantedDefect[];
};
