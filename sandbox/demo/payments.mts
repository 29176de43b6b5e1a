// A week of payments: bank statements in Exact Online, what webhooks bring to PlanManager through the
// real n8n, what they miss and the sweep makes up for, and what forgers try.
import { GARAGE_DIVISION } from '../exact/options.mts';
import { FORGERIES } from '../exact/webhooks/forge.mts';
import { listExecutions, runManually } from '../runtime/n8n/executions.mts';
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

export const PAYMENT_TEMPLATES = [PAYMENTS_TEMPLATE, SWEEP_TEMPLATE, PAYMENT_PAGE_TEMPLATE];

const MINUTES = 60_000;

/** @param errorWorkflow id of a published workflow that passes alerts on */
export async function publishPayments(world: World, errorWorkflow: string): Promise<void> {
	const settings = { errorWorkflow };
	for (const template of PAYMENT_TEMPLATES) await world.publishTemplate(template, { settings });
}

/** Publishes the payment templates, pays some exported invoices, and compares. */
export async function playPayments(world: World): Promise<PaymentFigures & { problems: string[] }> {
	const { payments: till, webhooks } = world.exact.control;
	const workflow = await world.publishTemplate(PAYMENTS_TEMPLATE);
	const sweep = await world.addTemplate(SWEEP_TEMPLATE);

	const { single, group } = choose(exportedInvoices(world));
	const [full, partial, shared, undone, missed] = single.map(({ truth }) => truth);
	const some = (total: number, share: number): number => Math.round(total * share);
	const pay = (entry: string, cents: number, payer?: string) =>
		till.receive(GARAGE_DIVISION, { cents, payer, matches: [{ entry, cents }] });

	pay(full.entryId, full.open);
	pay(partial.entryId, some(partial.open, 0.4));
	const byInsurer = some(shared.open, 0.8);
	pay(shared.entryId, byInsurer, 'AG Insurance');
	pay(shared.entryId, shared.open - byInsurer);
	till.receive(GARAGE_DIVISION, {
		cents: group.reduce((sum, { truth }) => sum + truth.open, 0),
		matches: group.map(({ truth }) => ({ entry: truth.entryId })),
	});
	pay(undone.entryId, undone.open);
	await webhooks.flush();
	const paidOnes = [...single.slice(0, 4), ...group].map(({ invoice }) => invoice.id);
	const viaWebhook = await broughtBack(world, paidOnes);

	const forgedAccepted = await forgeAll(world, workflow.id);

	// No call tells of un-matching, and the call about this payment is lost on the way.
	till.unmatch(GARAGE_DIVISION, { entry: undone.entryId });
	webhooks.loseNext(1);
	pay(missed.entryId, missed.open);
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
