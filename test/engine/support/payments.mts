/** Entries with payments in the simulator, runs of Payment Status on them, and the books' own truth. */
import assert from 'node:assert/strict';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { EntryTruth } from '../../../sandbox/exact/payments/truth.mts';
import { runNode } from './engine.mts';
import type { NodeSetup } from './engine.mts';
import { DIVISION } from './exact.mts';
import type { ExactWorld } from './exact.mts';
import { books, customerIn } from './booking.mts';
import { division } from './samples.mts';

export interface PaymentJson extends IDataObject {
	entryId: string;
	number: string;
	asOf: string;
	total: string;
	paid: string;
	open: string;
	inCollection: string;
	currency: string;
	documentType: string;
	transactions: TransactionJson[];
}

export interface TransactionJson extends IDataObject {
	externalId: string;
	kind: string;
	amount: string;
	date: string;
	journal: string;
	entryNumber: string;
}

/** What came out, by either output. */
export interface ReadItem {
	readonly json: IDataObject;
	readonly codes: readonly string[];
	/** Index of the input item it is paired with. */
	readonly from: unknown;
}

export interface PaymentItem extends ReadItem {
	readonly entryId: string;
	readonly number: string;
	readonly payment: PaymentJson;
}

/** Books an entry without VAT: negative cents make it a credit note. Gives its EntryID. */
export async function bookEntry(
	world: ExactWorld,
	number: string,
	cents: number,
	more: { customer?: number; journal?: string; date?: string; currency?: string } = {},
): Promise<string> {
	const { customer = 0, journal = '700', date = '2026-10-15', currency = 'EUR' } = more;
	const account = books(world).glAccounts.find((row) => row['Code'] === '704000');
	const response = await writeExact(world, 'POST', 'salesentry/SalesEntries', {
		Customer: customerIn(world, customer),
		Journal: journal,
		EntryDate: date,
		Currency: currency,
		YourRef: number,
		SalesEntryLines: [{ GLAccount: account?.['ID'], AmountFC: cents / 100, VATCode: '0' }],
	});
	const text = await response.text();
	assert.equal(response.status, 201, text);
	return (JSON.parse(text) as { d: { EntryID: string } }).d.EntryID;
}

/** Changes fields of an entry, as an accountant or another program would. */
export async function changeEntry(
	world: ExactWorld,
	entryId: string,
	fields: Readonly<Record<string, unknown>>,
): Promise<void> {
	const path = `salesentry/SalesEntries(guid'${entryId}')`;
	const response = await writeExact(world, 'PUT', path, fields);
	assert.equal(response.status, 204, await response.text());
}

/** One call of another program; `path` is below the division, with the key of what is changed or removed. */
export async function writeExact(
	world: ExactWorld,
	method: 'POST' | 'PUT' | 'DELETE',
	path: string,
	body?: Readonly<Record<string, unknown>>,
): Promise<Response> {
	const token = world.credential.data['oauthTokenData'] as { access_token: string };
	return await fetch(`${world.exact.url}/api/v1/${DIVISION}/${path}`, {
		method,
		headers: {
			Authorization: `Bearer ${token.access_token}`,
			'Content-Type': 'application/json',
			Accept: 'application/json',
			Prefer: 'return=representation',
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
}

/** Runs the node; fails when it stopped with an error or wrote anything. */
export async function readPayments(
	world: ExactWorld,
	parameters: INodeParameters,
	items: readonly object[] = [{}],
	more: Pick<NodeSetup, 'staticData' | 'mode'> = {},
): Promise<[PaymentItem[], ReadItem[]]> {
	world.exact.control.calls.reset();
	const run = await runNode({
		node: 'ExactOnlinePayment',
		parameters: { division, ...parameters },
		items: items.map((json) => ({ json })),
		credential: world.credential,
		...more,
	});
	assert.equal(run.error, undefined, run.error?.message);
	assert.deepEqual(world.writes(), {}, 'nothing is written in Exact Online');
	const [invoices = [], attention = []] = run.outputs.map((output) => output.map(readItem));
	return [invoices.map(withPayment), attention];
}

function readItem({ json, pairedItem }: INodeExecutionData): ReadItem {
	const reasons = json['reasons'] as Array<{ code: string }>;
	const isPaired = typeof pairedItem === 'object' && !Array.isArray(pairedItem);
	return {
		json,
		codes: reasons.map(({ code }) => code),
		from: isPaired ? pairedItem.item : undefined,
	};
}

function withPayment(item: ReadItem): PaymentItem {
	const payment = item.json['exactPayment'] as PaymentJson;
	return { ...item, entryId: payment.entryId, number: payment.number, payment };
}

/** Get Changes with a memory that lasts from run to run. */
export function changesReader(world: ExactWorld, parameters: INodeParameters = {}) {
	let memory: IDataObject = {};
	let attention: ReadItem[] = [];
	return {
		get memory() {
			return memory;
		},
		/** What needed attention in the last run. */
		get attention() {
			return attention;
		},
		async read(mode: 'trigger' | 'manual' = 'trigger'): Promise<PaymentItem[]> {
			const kept = structuredClone(memory);
			const settings = { operation: 'getChanges', ...parameters };
			const run = { staticData: kept, mode };
			const [items, toLookAt] = await readPayments(world, settings, [{}], run);
			attention = toLookAt;
			// n8n stores what a run in production leaves, and nothing of a test.
			if (mode !== 'manual') memory = JSON.parse(JSON.stringify(kept)) as IDataObject;
			return items;
		},
	};
}

export function truthOf(world: ExactWorld, number: string): EntryTruth {
	const found = world.exact.control.payments.truth(DIVISION).find((one) => one.yourRef === number);
	if (!found) throw new Error(`No entry ${number}`);
	return found;
}

/** The amounts of an item are those of the books, and its transactions add up to what is paid. */
export function assertTrue(world: ExactWorld, { payment, number }: PaymentItem): void {
	const truth = truthOf(world, number);
	const size = (cents: number) => Math.abs(cents);
	assert.deepEqual(
		[payment.total, payment.open, payment.inCollection].map(centsOf),
		[size(truth.total), size(truth.open), size(truth.inCollection)],
		`amounts of ${number}`,
	);
	assert.equal(centsOf(payment.paid) + centsOf(payment.open), centsOf(payment.total));
	const sum = payment.transactions.reduce((cents, one) => cents + centsOf(one.amount), 0);
	assert.equal(sum, centsOf(payment.paid), `transactions of ${number}`);
}

/** Kind and amount of each transaction, in one line each, as the books have them. */
export function truthLines(world: ExactWorld, number: string): string[] {
	const truth = truthOf(world, number);
	const sign = truth.total < 0 ? -1 : 1;
	const byLine = new Map<string, number>();
	for (const one of truth.transactions) {
		const key = `${one.date} ${one.kind} ${one.journal} ${one.entryNumber}`;
		byLine.set(key, (byLine.get(key) ?? 0) + sign * one.cents);
	}
	return [...byLine].map(([key, cents]) => `${key} ${(cents / 100).toFixed(2)}`).sort();
}

/** The same of an item. */
export function lines({ payment }: PaymentItem): string[] {
	return payment.transactions
		.map(({ date, kind, journal, entryNumber, amount }) =>
			[date, kind, journal, entryNumber, amount].join(' '),
		)
		.sort();
}

function centsOf(amount: string): number {
	return Math.round(Number(amount) * 100);
}
