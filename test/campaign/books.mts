/** What the campaign does to the two simulators behind the scenes, and what it reads of them. */
import { createHash } from 'node:crypto';
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import type { ExactSimulator } from '../../sandbox/exact/server.mts';
import type { Books, Row } from '../../sandbox/exact/store.mts';
import type { PlanManagerSimulator } from '../../sandbox/planmanager/server.mts';
import type { PaymentState } from '../../sandbox/planmanager/store/payments.mts';
import { connected } from '../engine/support/exact.mts';
import type { Credentials } from './messages.mts';
import type { Account } from './garage.mts';

export interface World {
	readonly exact: ExactSimulator;
	readonly planManager: PlanManagerSimulator;
}

/** The books of the garage. */
export function booksOf({ exact }: Pick<World, 'exact'>): Books {
	const books = exact.state.get(GARAGE_DIVISION);
	if (books === undefined) throw new Error('The garage has no books');
	return books;
}

/** Fresh tokens for Exact Online and the key of PlanManager, as n8n's credentials hold them. */
export function credentialsFor({ exact, planManager }: World): Credentials {
	return {
		exact: connected(exact),
		planManager: { baseUrl: planManager.apiUrl, apiKey: planManager.apiKey },
	};
}

/** The accountant makes an account for a customer. Gives its id. */
export function addAccount(world: World, { id, name, line1, ...rest }: Account): string {
	const { accounts } = booksOf(world);
	const model = accounts.all()[0];
	accounts.add({
		...model,
		ID: id,
		Code: String(5_000 + accounts.all().length),
		Name: name,
		AddressLine1: line1,
		AddressLine2: null,
		Postcode: rest.postcode,
		City: rest.city,
		Country: 'BE',
		VATNumber: rest.vatNumber,
		ChamberOfCommerce: null,
		Status: 'C',
		Blocked: false,
		IsSupplier: false,
		Email: null,
		Phone: null,
	});
	return id;
}

/** Sales entries under a number. */
export function entriesOf(world: World, number: string | null): Row[] {
	return number === null ? [] : booksOf(world).entries.where('YourRef', number);
}

/** The accountant deletes an entry; its document stays. */
export async function deleteEntry(world: World, entryId: string): Promise<void> {
	const { access_token: token } = world.exact.control.issueTokens();
	const address = `${world.exact.url}/api/v1/${GARAGE_DIVISION}/salesentry/SalesEntries(guid'${entryId}')`;
	const response = await fetch(address, {
		method: 'DELETE',
		headers: { Authorization: `Bearer ${token}` },
	});
	if (!response.ok) throw new Error(`The entry was not deleted: ${response.status}`);
}

/** Cents of an amount, whichever way it is written. */
export function cents(amount: unknown): number {
	return Math.round(Number(amount) * 100);
}

export function sha256(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

/** The PDF that PlanManager gives for a document. */
export async function pdfOf(world: World, id: string): Promise<Buffer> {
	return Buffer.from(await (await ask(world, `invoices/${id}/pdf`)).arrayBuffer());
}

/** What each run told PlanManager of a document: outcome, entry and codes of reasons. */
export async function exportsTold(world: World, id: string): Promise<string[]> {
	const { items } = (await (await ask(world, `audit-events?invoiceId=${id}`)).json()) as {
		items: Array<{ readonly action: string; readonly detail?: string }>;
	};
	return items.flatMap(({ action, detail }) => (action === 'EXPORT' && detail ? [detail] : []));
}

/** What PlanManager shows of the payments of a document. */
export async function paymentsOf(world: World, id: string): Promise<PaymentState> {
	return (await (await ask(world, `invoices/${id}/payments`)).json()) as PaymentState;
}

/** *Reset Factures* for these documents. */
export async function resetInvoices(world: World, ids: readonly string[]): Promise<void> {
	if (ids.length > 0) await tell(world, 'POST', 'invoices/reset', { ids, reason: 'Campaign' });
}

/** Somebody in the garage says which account a customer is. */
export async function linkCustomer(world: World, id: string, accountId: string): Promise<void> {
	const link = { division: GARAGE_DIVISION, accountId, matchedBy: 'NAME_ADDRESS' };
	await tell(world, 'PUT', `customers/${id}/exact-link`, link);
}

async function ask(
	{ planManager }: World,
	path: string,
	more: RequestInit = {},
): Promise<Response> {
	const response = await fetch(`${planManager.apiUrl}/${path}`, {
		...more,
		headers: { 'X-Api-Key': planManager.apiKey, 'Content-Type': 'application/json' },
	});
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return response;
}

async function tell(world: World, method: string, path: string, body: object): Promise<void> {
	await ask(world, path, { method, body: JSON.stringify(body) });
}
