// Payments come back by themselves: through the real n8n, its webhooks and the sweep, in the end compared
// with the matches in the books.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
	exportedInvoices,
	isEqual,
	paymentDifferences,
} from '../../sandbox/demo/comparePayments.mts';
import type { Exported } from '../../sandbox/demo/comparePayments.mts';
import { SWEEP_TRIGGER } from '../../sandbox/demo/payments.mts';
import {
	PAYMENTS_TEMPLATE,
	SCHEDULED_TEMPLATE,
	startWorld,
	SWEEP_TEMPLATE,
} from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { FORGERIES } from '../../sandbox/exact/webhooks/forge.mts';
import { listExecutions, runManually } from '../../sandbox/runtime/n8n/executions.mts';
import { signIn } from '../../sandbox/runtime/n8n/session.mts';
import { publish, unpublish } from '../../sandbox/runtime/n8n/workflows.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';
import { playHistory } from './support/paymentHistory.mts';

const TOPICS = ['BankEntries', 'CashEntries', 'GeneralJournalEntries', 'SalesEntries'];
const MINUTE = 60_000;

let world: World;
let workflowId: string;
let sweepId: string;

before(async () => {
	world = await startWorld({
		exact: { minuteMs: 1_000, dailyLimit: 100_000, takenNumbers: false },
		planManager: { seed: { bench: { invoices: 24, customers: 6, knownCustomers: 3 } } },
	});
	const scheduled = await world.addTemplate(SCHEDULED_TEMPLATE);
	const run = await runManually(world.session, scheduled.id, 'Every night');
	assert.equal(run.status, 'success', run.error?.message);
	workflowId = (await world.addTemplate(PAYMENTS_TEMPLATE)).id;
	sweepId = (await world.addTemplate(SWEEP_TEMPLATE)).id;
});

after(async () => await world.close());

const books = () => world.exact.control;
const topics = () =>
	books()
		.webhooks.subscriptions(GARAGE_DIVISION)
		.map((row) => String(row['Topic']))
		.toSorted();

/** The first invoices that nobody has paid anything of. */
function unpaid(count: number): Exported[] {
	const open = exportedInvoices(world).filter(
		({ truth }) => truth.total > 0 && truth.open === truth.total,
	);
	assert.ok(open.length >= count);
	return open.slice(0, count);
}

function pay({ truth }: Exported, cents = truth.open): void {
	const matches = [{ entry: truth.entryId, cents }];
	books().payments.receive(GARAGE_DIVISION, { cents, matches });
}

async function equalToTheBooks(timeoutMs = MINUTE): Promise<void> {
	await waitFor(
		'PlanManager to be equal to the books',
		() => paymentDifferences(world).length === 0 || undefined,
		{ timeoutMs },
	).catch(() => assert.deepEqual(paymentDifferences(world), []));
}

const runsOf = async (id: string) =>
	(await listExecutions(world.session, { workflowId: id })).length;

/** Waits until no run is going on, so that a test does not count the runs of the one before. */
async function quiet(): Promise<void> {
	await waitFor('all runs to end', async () => {
		const going = await listExecutions(world.session, { status: ['new', 'running'] });
		return going.length === 0 || undefined;
	});
}

async function sweep(): Promise<void> {
	const run = await runManually(world.session, sweepId, SWEEP_TRIGGER, { timeoutMs: 3 * MINUTE });
	assert.equal(run.status, 'success', run.error?.message);
}

test('publishing subscribes to the four topics, each answered to the empty call', async () => {
	await publish(world.session, workflowId);
	assert.deepEqual(topics(), TOPICS);
	const { length } = TOPICS;
	const statuses = books()
		.webhooks.validations()
		.map(({ status }) => status);
	assert.deepEqual(statuses, Array(length).fill(200));
});

test('a payment in the books appears in PlanManager with its transaction', async () => {
	const [invoice] = unpaid(1);
	pay(invoice);
	await books().webhooks.flush();
	await equalToTheBooks();
	const response = await fetch(
		`${world.planManager.apiUrl}/invoices/${invoice.invoice.id}/payments`,
		{ headers: { 'X-Api-Key': world.planManager.apiKey } },
	);
	const state = (await response.json()) as { open: string; transactions: object[] };
	const amount = (invoice.truth.total / 100).toFixed(2);
	assert.equal(state.open, '0.00');
	assert.equal(state.transactions.length, 1);
	assert.partialDeepStrictEqual(state.transactions[0], { kind: 'PAYMENT', amount, journal: '550' });
});

test('a forged, altered, replayed or empty delivery starts nothing and changes nothing', async () => {
	await quiet();
	const before = [await runsOf(workflowId), exportedInvoices(world)] as const;
	const statuses: Record<string, number> = {};
	for (const kind of FORGERIES) {
		const forgery = { kind, division: GARAGE_DIVISION, topic: 'BankEntries' };
		statuses[kind] = (await books().webhooks.forge(forgery)).status;
	}
	for (const kind of ['wrongSecret', 'withoutHash', 'altered']) assert.equal(statuses[kind], 401);
	assert.deepEqual([await runsOf(workflowId), exportedInvoices(world)], before);
});

test('a delivery that got lost is made up for by the sweep', async () => {
	const [invoice] = unpaid(1);
	books().webhooks.loseNext(1);
	pay(invoice, Math.round(invoice.truth.open / 3));
	await books().webhooks.flush();
	assert.equal(paymentDifferences(world).length, 1);
	await sweep();
	assert.deepEqual(paymentDifferences(world), []);
});

test('undoing a match, of which nothing tells, lowers the paid amount with the sweep', async () => {
	const paid = exportedInvoices(world).find(({ truth }) => truth.open === 0);
	assert.ok(paid);
	books().payments.unmatch(GARAGE_DIVISION, { entry: paid.truth.entryId });
	await sweep();
	assert.deepEqual(paymentDifferences(world), []);
	const again = exportedInvoices(world).find(({ invoice }) => invoice.id === paid.invoice.id);
	assert.equal(again?.invoice.payments.paid, '0.00');
});

test('payments made while n8n was down come when Exact Online tries again', async () => {
	await quiet();
	await world.n8n.stop();
	for (const invoice of unpaid(2)) pay(invoice);
	await books().webhooks.flush();
	assert.equal(paymentDifferences(world).length, 2);
	await world.n8n.start();
	world.session = await signIn(world.n8n.baseUrl);
	books().clock.advance(3 * MINUTE);
	await books().webhooks.flush();
	await equalToTheBooks();
});

test('a random history of thirty operations, with calls lost, doubled and overtaken, ends equal', async () => {
	books().switches({ webhookLoss: 0.3, webhookDuplicates: 0.3, webhookReordering: 0.3 });
	playHistory(books(), { seed: 20261124, operations: 30 });
	await books().webhooks.flush();
	await quiet();
	books().switches({ webhookLoss: 0, webhookDuplicates: 0, webhookReordering: 0 });
	await sweep();
	assert.deepEqual(paymentDifferences(world), []);
	assert.ok(exportedInvoices(world).every(isEqual));
	assert.ok(exportedInvoices(world).filter(({ truth }) => truth.open !== truth.total).length > 5);
});

test('a second workflow on the same topics is told who has them, and takes nothing away', async () => {
	const second = await world.addTemplate(PAYMENTS_TEMPLATE, { name: 'Payments once more' });
	await assert.rejects(publish(world.session, second.id), /in this division go to .* already/);
	assert.deepEqual(topics(), TOPICS);
	const [invoice] = unpaid(1);
	pay(invoice);
	await books().webhooks.flush();
	await equalToTheBooks();
});

test('unpublishing removes the subscriptions', async () => {
	await unpublish(world.session, workflowId);
	await waitFor('the subscriptions to go', () => topics().length === 0 || undefined);
});
