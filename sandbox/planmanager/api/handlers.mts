/** What each operation of the contract does; routes and checks come from the contract itself. */
import { GARAGE } from '../seed/garage.mts';
import type { PdfDrawer } from '../pdf/drawer.mts';
import { audit, auditPage } from '../store/audit.mts';
import type { AuditAction, AuditQuery } from '../store/audit.mts';
import { claim } from '../store/claims.mts';
import type { ClaimRequest } from '../store/claims.mts';
import { customerPage, linkCustomer } from '../store/customers.mts';
import type { CustomerQuery } from '../store/customers.mts';
import { recordExport } from '../store/exports.mts';
import type { InvoiceFilter } from '../store/filter.mts';
import type { Garage } from '../store/garage.mts';
import { invoicePage, invoiceRow, viewOf } from '../store/invoices.mts';
import { importRecords, linkRecords, listPage, mapVatCode } from '../store/lists.mts';
import type { ListKind, Paging } from '../store/lists.mts';
import { paymentState, recordPayments } from '../store/payments.mts';
import type { PaymentUpdate } from '../store/payments.mts';
import { resetInvoices } from '../store/resets.mts';
import type { ResetRequest } from '../store/resets.mts';
import { setting } from '../store/settings.mts';
import type { ExactLink, ExportResult, GlAccount, Journal, VatMapping } from '../types.mts';
import { pdfResponse } from './pdfResponse.mts';
import { Refusal } from './refusal.mts';

export type ApiRequest = {
	/** The last variable part of the path, or empty. */
	readonly id: string;
	/** Checked against the contract. */
	readonly query: unknown;
	/** Checked against the contract. */
	readonly body: unknown;
	readonly header: (name: string) => string | undefined;
	/** Name of the API key. */
	readonly actor: string;
};

export type Handler = (request: ApiRequest) => unknown;

type GlLink = {
	readonly number: string;
	readonly exactId: string | null;
	readonly blocked?: boolean;
};
type JournalLink = { readonly code: string; readonly exactId: string };

/** The handlers by `operationId`. A handler returns the JSON of its answer, or a Response. */
export function handlers(garage: Garage, drawer: PdfDrawer): Readonly<Record<string, Handler>> {
	const list =
		(kind: ListKind): Handler =>
		({ query }) =>
			listPage(garage, kind, query as Paging);
	const note = (request: ApiRequest, action: AuditAction, result: string, detail: string): void => {
		audit(garage, { actor: request.actor, action, result, detail });
	};
	return {
		getHealth: () => health(garage),
		listSites: list('site'),
		listCategories: list('category'),
		listJournals: list('journal'),
		listGlAccounts: list('glAccount'),
		listVatCodes: list('vatCode'),
		importJournals: (request) => {
			const { items } = request.body as { readonly items: readonly Journal[] };
			const { created, known } = importRecords(garage, 'journal', items, (item) => item.code);
			note(request, 'IMPORT', 'JOURNALS', `${created.length} new, ${known.length} known`);
			return { created, skipped: known.map((code) => ({ code, reason: 'DUPLICATE' })) };
		},
		importGlAccounts: (request) => {
			const { items } = request.body as { readonly items: readonly GlAccount[] };
			const { created, known } = importRecords(garage, 'glAccount', items, (item) => item.number);
			note(request, 'IMPORT', 'GL_ACCOUNTS', `${created.length} new, ${known.length} known`);
			return { created, skipped: known.map((number) => ({ number, reason: 'DUPLICATE' })) };
		},
		linkJournals: (request) => {
			const links = (request.body as { readonly links: readonly JournalLink[] }).links;
			const keyed = links.map((link) => ({ ...link, key: link.code }));
			const result = linkRecords(garage, 'journal', keyed, ({ exactId }) => ({ exactId }));
			note(request, 'LINK', 'JOURNALS', `${result.linked.length} linked`);
			return result;
		},
		linkGlAccounts: (request) => {
			const links = (request.body as { readonly links: readonly GlLink[] }).links;
			const keyed = links.map((link) => ({ ...link, key: link.number }));
			const result = linkRecords(garage, 'glAccount', keyed, ({ exactId, blocked }) => ({
				exactId: exactId ?? undefined,
				...(blocked === undefined ? {} : { blocked }),
			}));
			note(request, 'LINK', 'GL_ACCOUNTS', `${result.linked.length} linked`);
			return result;
		},
		putVatCodeMappings: (request) => {
			const { mappings } = request.body as { readonly mappings: readonly VatMapping[] };
			const result = mapVatCode(garage, request.id, mappings);
			if (result.applied) note(request, 'MAPPING', 'VAT_CODE', request.id);
			return result;
		},
		listCustomers: ({ query }) => customerPage(garage, query as CustomerQuery),
		putCustomerExactLink: (request) => {
			const link = request.body as Omit<ExactLink, 'linkedAt'>;
			const result = linkCustomer(garage, request.id, link);
			if (result.applied) note(request, 'LINK', 'CUSTOMER', `${request.id} ${link.accountId}`);
			return result;
		},
		listInvoices: ({ query }) => invoicePage(garage, query as InvoiceFilter & Paging),
		getInvoice: ({ id }) => viewOf(invoiceRow(garage, id), garage.now()),
		getInvoicePdf: async ({ id, header }) =>
			await pdfResponse(drawer, invoiceRow(garage, id), header('If-None-Match')),
		getInvoiceUbl: ({ id }) => {
			invoiceRow(garage, id);
			throw new Refusal(404, 'UBL_MISSING', 'This garage makes no UBL files.');
		},
		claimInvoices: ({ body, actor }) => claim(garage, body as ClaimRequest, actor),
		resetInvoices: ({ body, actor }) => resetInvoices(garage, body as ResetRequest, actor),
		putInvoiceExport: ({ id, body, actor }) =>
			recordExport(garage, id, body as ExportResult, actor),
		getInvoicePayments: ({ id }) => paymentState(garage, id),
		putInvoicePayments: ({ id, body, actor }) => {
			const update = body as PaymentUpdate;
			const result = recordPayments(garage, id, update);
			const detail = `${update.paid} paid, ${update.open} open`;
			const applied = result.applied ? 'APPLIED' : 'UNCHANGED';
			audit(garage, { actor, action: 'PAYMENTS', result: applied, invoiceId: id, detail });
			return result;
		},
		listAuditEvents: ({ query }) => auditPage(garage, query as AuditQuery),
	};
}

function health(garage: Garage): unknown {
	return {
		status: 'ok',
		version: '1.0.0-sandbox',
		language: 'fr',
		company: { name: GARAGE.name, vatNumber: GARAGE.vatNumber },
		options: {
			VAT_JOURNAL_NUMBER: setting(garage, 'VAT_JOURNAL_NUMBER'),
			SHOW_TRANSACTIONS: setting(garage, 'SHOW_TRANSACTIONS'),
		},
	};
}
