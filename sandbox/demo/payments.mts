// A week of payments: bank statements in Exact Online, what webhooks bring to PlanManager through the
// real n8n, what they miss and the sweep makes up for, and what forgers try.
import { GARAGE_DIVISION } from '../exact/options.mts';
import type { EntryTruth } from '../exact/payments/truth.mts';
import { FORGERIES } from '../exact/webhooks/forge.mts';
import { listExecutions, runManually } from '../runtime/n8n/executions.mts';
import type { Workflow } from '../runtime/n8n/workflows.mts';
import { waitFor } from '../runtime/waitFor.mts';
import { exportedInvoices, isEqual, paymentDifferences } from './comparePayments.mts';
import type { Exported } from './comparePayments.mts';
import { PAYMENT_PAGE_TEMPLATE, PAYMENTS_TEMPLATE, SWEEP_TEMPLATE } from './world.mts';
import type { World } from './world.mts';

export type PaymentFigures = {
	/** Exported documents that were compared. */
	invoices: number;
	/** Those whose paid and open amounts are the books', to the cent. */
	equal: number;
	/** Invoices whose payments a webhook brought. */
	viaWebhook: number;
	/** Invoices that the sweep put right. */
	viaSweep: number;
	/** Forged deliveries that started something. */
	forgedAccepted: number;
};

export const SWEEP_TRIGGER = 'Every half hour';

/** The pop-up, below n8n's address. */
export const PAGE_PATH = 'webhook/payments';

const MINUTES = 60_000;

/** The workflows that bring payments back. */
export type PaymentWorkflows = { webhook: Workflow; sweep: Workflow };

/**
 * Publishes the workflows that bring payments back and the one behind the pop-up.
 * @param errorWorkflow id of a published workflow that passes alerts on
 */
export async function publishPayments(
	world: World,
	errorWorkflow: string,
): Promise<PaymentWorkflows> {
	const choices = { settings: { errorWorkflow } };
	await world.publishTemplate(PAYMENT_PAGE_TEMPLATE, choices);
	return {
		webhook: await world.publishTemplate(PAYMENTS_TEMPLATE, choices),
		sweep: await world.publishTemplate(SWEEP_TEMPLATE, choices),
	};
}

/** Pays some exported invoices, and compares; the workflow of the webhooks must be published. */
export async function playPayments(
	world: World,
	{ webhook, sweep }: PaymentWorkflows,
): Promise<PaymentFigures & { problems: string[] }> {
	const { payments: till, webhooks } = world.exact.control;
	const { single, group } = choose(exportedInvoices(world));
	const [full, partial, shared, undone, missed] = single.map(({ truth }) => truth);
	pay(world, full, full.open);
	pay(world, partial, share(partial.open, 0.4));
	payWithInsurer(world, shared);
	till.receive(GARAGE_DIVISION, {
		cents: group.reduce((sum, { truth }) => sum + truth.open, 0),
		matches: group.map(({ truth }) => ({ entry: truth.entryId })),
	});
	pay(world, undone, undone.open);
	await webhooks.flush();
	const paidOnes = [...single.slice(0, 4), ...group].map(({ invoice }) => invoice.id);
	const viaWebhook = await broughtBack(world, paidOnes);

	const forgedAccepted = await forgeAll(world, webhook.id);

	// No call tells of un-matching, and the call about this payment is lost on the way.
	till.unmatch(GARAGE_DIVISION, { entry: undone.entryId });
	webhooks.loseNext(1);
	pay(world, missed, missed.open);
	await webhooks.flush();
	const missing = paymentDifferences(world).length;
	const run = await runManually(world.session, sweep.id, SWEEP_TRIGGER, { timeoutMs: 5 * MINUTES });

	const compared = exportedInvoices(world);
	const problems = paymentDifferences(world);
	if (missing !== 2) problems.push(`${missing} invoices differed before the sweep, not 2`);
	if (run.status !== 'success') problems.push(`The sweep ended with ${run.error?.message}`);
	if (forgedAccepted > 0) problems.push(`${forgedAccepted} forged deliveries started a run`);
	return {
		invoices: compared.length,
		equal: compared.filter(isEqual).length,
		viaWebhook,
		viaSweep: run.itemsOf('Record payments').filter(wasChanged).length,
		forgedAccepted,
		problems,
	};
}

/**
 * Pays an exported invoice, most of it by an insurer, and waits until PlanManager has it.
 * @returns the invoice's number
 */
export async function payOne(world: World): Promise<string> {
	const { invoice, truth } = choose(exportedInvoices(world)).single[0];
	payWithInsurer(world, truth);
	await world.exact.control.webhooks.flush();
	await broughtBack(world, [invoice.id]);
	return String(invoice.number);
}

/** The bank statement: what is open, in two parts. */
function payWithInsurer(world: World, entry: EntryTruth): void {
	const byInsurer = share(entry.open, 0.8);
	pay(world, entry, byInsurer, 'AG Insurance');
	pay(world, entry, entry.open - byInsurer);
}

function pay(
	{ exact }: World,
	{ entryId: entry }: EntryTruth,
	cents: number,
	payer?: string,
): void {
	exact.control.payments.receive(GARAGE_DIVISION, { cents, payer, matches: [{ entry, cents }] });
}

const share = (cents: number, part: number): number => Math.round(cents * part);

/** Five invoices to be paid alone and three of one customer to be paid together; none is paid yet. */
function choose(exported: readonly Exported[]): { single: Exported[]; group: Exported[] } {
	const open = exported.filter(({ truth }) => truth.total > 10_00 && truth.open === truth.total);
	const byCustomer = Map.groupBy(open, ({ invoice }) => invoice.customer.id);
	const group = [...byCustomer.values()].find((some) => some.length >= 3)?.slice(0, 3) ?? [];
	const single = open.filter((each) => !group.includes(each)).slice(0, 5);
	if (group.length < 3 || single.length < 5) throw new Error('Too few invoices are exported');
	return { single, group };
}

/** Waits until PlanManager has the payments of these invoices; gives how many that are. */
async function broughtBack(world: World, ids: readonly string[]): Promise<number> {
	const isThere = (one: Exported): boolean => Number(one.invoice.payments.paid) > 0 && isEqual(one);
	const there = await waitFor(
		'the payments to come back',
		() => {
			const wanted = exportedInvoices(world).filter(({ invoice }) => ids.includes(invoice.id));
			return wanted.every(isThere) ? wanted.length : undefined;
		},
		{ timeoutMs: 3 * MINUTES },
	);
	await idle(world);
	return there;
}

/** Sends every kind of forged delivery; gives how many runs of the workflow they started. */
async function forgeAll(world: World, workflowId: string): Promise<number> {
	const runs = async () =>
		(await listExecutions(world.session, { workflowId })).map(({ id }) => id);
	const before = new Set(await runs());
	for (const kind of FORGERIES) {
		await world.exact.control.webhooks.forge({
			kind,
			division: GARAGE_DIVISION,
			topic: 'BankEntries',
		});
	}
	return (await runs()).filter((id) => !before.has(id)).length;
}

/** Waits until no run is going on. */
async function idle(world: World): Promise<void> {
	await waitFor('all runs to end', async () => {
		const running = await listExecutions(world.session, { status: ['new', 'running'] });
		return running.length === 0 || undefined;
	});
}

function wasChanged({ json }: { json: Record<string, unknown> }): boolean {
	return (json['recordedPayment'] as { changed?: boolean } | undefined)?.changed === true;
}
