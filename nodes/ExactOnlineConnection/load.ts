/**
 * All reads of the check, at most fifteen for a thousand accounts, sixteen with payments and webhooks.
 * Where the content is compared, that read shows the right as well; elsewhere one row is asked for.
 */
import type {
	BooksGlAccount,
	BooksJournal,
	BooksPeriod,
	BooksVatCode,
} from '../domain/books/administration';
import type { ExactClient } from '../exact/client';
import { getDivision } from '../exact/divisions';
import type { ExactDivision } from '../exact/divisions';
import { listGlAccounts } from '../exact/glAccounts';
import { listJournals } from '../exact/journals';
import { listJournalStatuses, listPeriods } from '../exact/periods';
import type { ExactJournalStatus } from '../exact/periods';
import { listVatCodes } from '../exact/vatCodes';
import { listSubscriptions } from '../exact/webhookSubscriptions';
import type { ExactSubscription } from '../exact/webhookSubscriptions';
import type { CheckSettings } from './fields';
import { createProber, valueOf } from './probe';
import type { Probe } from './probe';

/** What the export writes or looks up, and the key of each. */
const EXPORT_ENDPOINTS = [
	['crm/Accounts', 'ID'],
	['salesentry/SalesEntries', 'EntryID'],
	['documents/Documents', 'ID'],
	['documents/DocumentAttachments', 'ID'],
	['financial/GLAccounts', 'ID'],
] as const;

/** A sync feed ignores $top and would answer a thousand rows; none has a timestamp beyond this one. */
const AFTER_ALL_ROWS = 'Timestamp gt 9000000000000000000L';

export interface Findings {
	readonly division: Probe<ExactDivision | undefined>;
	/** Every endpoint that was tried, the ones below included. */
	readonly rights: ReadonlyArray<Probe<unknown>>;
	readonly journals: Probe<BooksJournal[]>;
	readonly vatCodes: Probe<BooksVatCode[]>;
	readonly periods: Probe<BooksPeriod[]>;
	readonly statuses: Probe<ExactJournalStatus[] | undefined>;
	/** Undefined: not asked for. */
	readonly glAccounts?: Probe<BooksGlAccount[]>;
	readonly subscriptions?: Probe<ExactSubscription[]>;
}

/** Asks Exact Online everything. Throws nothing that Exact Online says or does. */
export async function load(client: ExactClient, settings: CheckSettings): Promise<Findings> {
	const { read } = createProber();
	const division = await read('system/Divisions', async () => await getDivision(client));
	const rights: Array<Probe<unknown>> = [];
	for (const [endpoint, key] of EXPORT_ENDPOINTS) {
		rights.push(await read(endpoint, async () => await client.get(endpoint, { select: [key] })));
	}
	const journals = await read('financial/Journals', async () => await listJournals(client));
	const vatCodes = await read('vat/VATCodes', async () => await listVatCodes(client));
	const { today } = settings;
	const periods = await read(
		'financial/FinancialPeriods',
		async () => await listPeriods(client, today, today),
	);
	const years = (valueOf(periods) ?? []).map(({ year }) => year);
	const statuses = await read(
		'read/financial/JournalStatusList',
		async () => await listJournalStatuses(client, years),
	);
	const glAccounts =
		settings.glAccounts &&
		(await read('bulk/Financial/GLAccounts', async () => await listGlAccounts(client)));
	const payments = settings.payments
		? [
				await read(
					'sync/Cashflow/PaymentTerms',
					async () =>
						await client.get('sync/Cashflow/PaymentTerms', {
							select: ['ID'],
							filter: AFTER_ALL_ROWS,
						}),
				),
				await read(
					'financialtransaction/TransactionLines',
					async () => await client.get('financialtransaction/TransactionLines', { select: ['ID'] }),
				),
				await read(
					'read/financial/ReceivablesList',
					async () => await client.get('read/financial/ReceivablesList', { select: ['HID'] }),
				),
			]
		: [];
	const subscriptions =
		settings.webhooks &&
		(await read('webhooks/WebhookSubscriptions', async () => await listSubscriptions(client)));
	rights.push(journals, vatCodes, periods);
	if (glAccounts) rights.push(glAccounts);
	rights.push(...payments);
	if (subscriptions) rights.push(subscriptions);
	return { division, rights, journals, vatCodes, periods, statuses, glAccounts, subscriptions };
}
