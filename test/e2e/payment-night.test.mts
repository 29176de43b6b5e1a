// The nightly half of the sweep, and the page behind the amounts: through the real n8n.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exportedInvoices, paymentDifferences } from '../../sandbox/demo/comparePayments.mts';
import type { Exported } from '../../sandbox/demo/comparePayments.mts';
import { PAGE_PATH, SWEEP_TRIGGER } from '../../sandbox/demo/payments.mts';
import {
	ALERT_TEMPLATE,
	JOURNALS_TEMPLATE,
	PAGE_USER,
	PAYMENT_PAGE_TEMPLATE,
	readTemplate,
	SCHEDULED_TEMPLATE,
	startWorld,
	SWEEP_TEMPLATE,
} from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import { GARAGE_DIVISION, OTHER_DIVISION } from '../../sandbox/exact/options.mts';
import {
	listExecutions,
	nextExecution,
	runManually,
} from '../../sandbox/runtime/n8n/executions.mts';
import type { Execution } from '../../sandbox/runtime/n8n/executions.mts';
import { publish, unpublish } from '../../sandbox/runtime/n8n/workflows.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';

let world: World;
let sweepId: string;

before(async () => {
	world = await startWorld({
		exact: { minuteMs: 1_000, dailyLimit: 100_000 },
		planManager: { seed: { bench: { invoices: 12, customers: 4, knownCustomers: 2 } } },
	});
	const scheduled = await world.addTemplate(SCHEDULED_TEMPLATE);
	const run = await runManually(world.session, scheduled.id, 'Every night');
	assert.equal(run.status, 'success', run.error?.message);
	sweepId = (await world.addTemplate(SWEEP_TEMPLATE)).id;
	await world.publishTemplate(PAYMENT_PAGE_TEMPLATE);
});

after(async () => await world.close());

const till = () => world.exact.control.payments;
const tonight = async () => await runManually(world.session, sweepId, 'Every night');
const atIndex = (index: number): Exported => exportedInvoices(world)[index];

function pay({ truth }: Exported, cents = truth.open, payer?: string): void {
	const matches = [{ entry: truth.entryId, cents }];
	till().receive(GARAGE_DIVISION, { cents, payer, matches });
}

function messageOf(run: Execution): string {
	return String(run.itemsOf('Report')[0]?.json['message']);
}

type Answer = { status: number; type: string; text: string };

async function openPage(query: string, user: typeof PAGE_USER = PAGE_USER): Promise<Answer> {
	const key = Buffer.from(`${user.user}:${user.password}`).toString('base64');
	const response = await fetch(`${world.n8n.baseUrl}/${PAGE_PATH}?${query}`, {
		headers: { Authorization: `Basic ${key}` },
	});
	const type = response.headers.get('content-type') ?? '';
	return { status: response.status, type, text: await response.text() };
}

test('at night what was paid, in part or whole, and what was undone is put right and reported', async () => {
	const [whole, part, undone] = [0, 1, 2].map(atIndex);
	pay(whole);
	pay(part, 1_000);
	pay(undone);
	assert.equal((await tonight()).status, 'success');
	assert.deepEqual(paymentDifferences(world), []);

	till().unmatch(GARAGE_DIVISION, { entry: undone.truth.entryId });
	pay(part, 500);
	const run = await tonight();
	assert.equal(run.status, 'success', run.error?.message);
	assert.deepEqual(paymentDifferences(world), []);
	const numbers = run.itemsOf('Report').map(({ json }) => json['repaired']) as [
		Array<{ number: string }>,
	];
	assert.deepEqual(
		numbers[0].map(({ number }) => number).toSorted(),
		[part.invoice.number, undone.invoice.number].toSorted(),
	);
	assert.match(messageOf(run), /Paiements mis à jour dans PlanManager/);
});

test('entries that the accountant typed in by hand are no reason for an alert', async () => {
	const run = await tonight();
	const results = run
		.itemsOf('Record payments')
		.map(({ json }) => (json['recordedPayment'] as { result: string }).result);
	assert.ok(results.includes('notFound'), results.join(', '));
	assert.equal(run.status, 'success', run.error?.message);
});

test('an entry that the accountant removed ends the night with a message for a person', async () => {
	const { truth, invoice } = atIndex(4);
	till().deleteEntry(GARAGE_DIVISION, { entry: truth.entryId });
	const run = await tonight();
	assert.equal(run.status, 'error');
	assert.equal(run.lastNode, 'Alert');
	assert.match(run.error?.message ?? '', new RegExp(`Paiements à examiner[^]*${invoice.number}`));
	const byDay = await runManually(world.session, sweepId, SWEEP_TRIGGER);
	assert.equal(byDay.status, 'success', 'the half-hourly run does not repeat it');
});

test('the sweep of another division leaves these invoices alone', async () => {
	const { id } = await world.addTemplate(SWEEP_TEMPLATE, {
		name: 'Payment sweep of the other division',
		answers: { division: String(OTHER_DIVISION) },
	});
	const run = await runManually(world.session, id, 'Every night');
	assert.equal(run.status, 'success', run.error?.message);
	assert.deepEqual(run.itemsOf('Get their payments'), []);
});

test('one invoice that PlanManager breaks down over holds up no other, and is named', async () => {
	const [bad, good] = [7, 8].map(atIndex);
	pay(bad);
	pay(good);
	const path = `/api/v1/invoices/${bad.invoice.id}/payments`;
	world.planManager.faults.add({ name: 'status500', method: 'PUT', path, count: 0 });
	const run = await runManually(world.session, sweepId, SWEEP_TRIGGER);
	world.planManager.faults.clear();
	assert.equal(run.lastNode, 'Alert');
	assert.match(
		run.error?.message ?? '',
		new RegExp(`PlanManager n’a pas enregistrés\\s:\\n- ${bad.invoice.number}\\s:`),
	);
	const left = paymentDifferences(world);
	assert.equal(left.length, 1, left.join('; '));
	assert.equal((await runManually(world.session, sweepId, SWEEP_TRIGGER)).status, 'success');
	assert.deepEqual(paymentDifferences(world), []);
});

test('published, the sweep reads the last day once more and so makes up for a run that failed', async () => {
	const rule = { interval: [{ field: 'seconds', secondsInterval: 5 }] };
	const { id } = await world.addTemplate(SWEEP_TEMPLATE, {
		parameters: { [SWEEP_TRIGGER]: { rule } },
	});
	world.planManager.faults.add({ name: 'status500', method: 'PUT', count: 0 });
	pay(atIndex(5));
	await publish(world.session, id);
	const failed = await nextExecution(world.session, id, []);
	assert.equal(failed.status, 'error');
	world.planManager.faults.clear();
	const known = await listExecutions(world.session, { workflowId: id });
	const repaired = await nextExecution(world.session, id, known);
	await unpublish(world.session, id);
	assert.equal(repaired.status, 'success', repaired.error?.message);
	assert.deepEqual(paymentDifferences(world), []);
});

test('Exact Online away is one mail, whichever workflows miss it, and one more when it answers again', async () => {
	const { mailbox } = world;
	const every = (seconds: number) => ({
		rule: { interval: [{ field: 'seconds', secondsInterval: seconds }] },
	});
	const alert = await world.publishTemplate(ALERT_TEMPLATE, {
		parameters: {
			'Every half hour': every(10),
			...soonerQuiet('Is anything away?', 'What answers again'),
		},
	});
	const settings = { errorWorkflow: alert.id };
	const failing = [
		await world.addTemplate(SWEEP_TEMPLATE, {
			name: 'Payment sweep by night',
			settings,
			parameters: { [SWEEP_TRIGGER]: every(15) },
		}),
		await world.addTemplate(JOURNALS_TEMPLATE, {
			name: 'Import journals by night',
			settings,
			parameters: { 'Every night': every(15) },
		}),
	];
	const failures = async (id: string) =>
		(await listExecutions(world.session, { workflowId: id, status: ['error'] })).length;
	try {
		world.exact.control.faults.add({ name: 'status503', count: 0 });
		for (const { id } of failing) await publish(world.session, id);
		for (const { id } of failing) {
			const twice = async () => (await failures(id)) >= 2 || undefined;
			await waitFor('two runs that fail', twice, { timeoutMs: 180_000 });
		}
		world.exact.control.faults.clear();
		const about = (words: RegExp) => mailbox.mails.filter(({ subject }) => words.test(subject));
		const allClear = await waitFor('the all-clear', () => about(/répond à nouveau/)[0], {
			timeoutMs: 180_000,
		});
		assert.match(
			allClear.subject,
			/Exact Online: répond à nouveau · antwoordt weer · answers again/,
		);
		for (const { name } of failing) assert.match(allClear.text, new RegExp(name));
		assert.equal(about(/by night: Exact Online is not available \(HTTP 503/).length, 1);
		assert.equal(about(/répond à nouveau/).length, 1);
	} finally {
		world.exact.control.faults.clear();
		for (const { id } of [...failing, alert]) await unpublish(world.session, id);
	}
});

/** The code of the alert's nodes with a quiet time of seconds, for a test that doesn't wait for the better part of an hour. */
function soonerQuiet(...names: string[]): Record<string, Record<string, unknown>> {
	const { nodes } = readTemplate(ALERT_TEMPLATE);
	return Object.fromEntries(
		names.map((name) => {
			const code = String(nodes.find((node) => node.name === name)?.parameters['jsCode']);
			const jsCode = code.replace('const QUIET_MS = HOUR_MS * 0.7;', 'const QUIET_MS = 25_000;');
			assert.notEqual(jsCode, code);
			return [name, { jsCode }];
		}),
	);
}

test('what PlanManager did not take for days of an invoice that is known by its number only comes back', async () => {
	const typedIn = atIndex(9);
	const { id, number } = typedIn.invoice;
	await resetExport(id);
	const rule = { interval: [{ field: 'seconds', secondsInterval: 20 }] };
	const sweep = await world.addTemplate(SWEEP_TEMPLATE, {
		name: 'Payment sweep of long days',
		parameters: { [SWEEP_TRIGGER]: { rule } },
	});
	let known: Awaited<ReturnType<typeof listExecutions>> = [];
	const nextRun = async () => {
		const run = await nextExecution(world.session, sweep.id, known, { timeoutMs: 180_000 });
		known = await listExecutions(world.session, { workflowId: sweep.id });
		return run;
	};
	await publish(world.session, sweep.id);
	assert.equal((await nextRun()).status, 'success');

	world.planManager.faults.add({ name: 'status503', count: 0 });
	pay(typedIn);
	const told = await nextRun();
	assert.equal(told.lastNode, 'Alert');
	assert.match(told.error?.message ?? '', new RegExp(`- .*${number}`));

	// Twice, for the first run afterwards reads once more what was read more than a day ago.
	const HOUR = 3_600_000;
	world.exact.control.clock.advance(25 * HOUR);
	await nextRun();
	world.exact.control.clock.advance(25 * HOUR);
	const later = await nextRun();
	assert.deepEqual(later.itemsOf('Get changes'), [], 'no change in the books tells of it any more');
	assert.equal(later.status, 'success', 'it is told once');
	assert.match(messageOf(later), new RegExp(`depuis le.*${number}`, 's'));

	world.planManager.faults.clear();
	await nextRun();
	await unpublish(world.session, sweep.id);
	const found = world.planManager.control.invoices().find((invoice) => invoice.id === id);
	assert.equal(found?.payments.open, '0.00');
});

/** As the button *Reset Factures* does: only its number leads from the entry to the invoice then. */
async function resetExport(id: string): Promise<void> {
	const { apiUrl, apiKey } = world.planManager;
	const response = await fetch(`${apiUrl}/invoices/reset`, {
		method: 'POST',
		headers: { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' },
		body: JSON.stringify({ ids: [id], reason: 'Typed in by hand' }),
	});
	assert.equal(response.status, 200, await response.text());
}

test('the page shows each transaction in the language asked for', async () => {
	const paid = atIndex(6);
	pay(paid, paid.truth.open - 100, '<b>AXA</b> & fils');
	await tonight();
	const query = `invoice=${paid.invoice.number}`;
	const french = await openPage(query);
	assert.equal(french.status, 200);
	assert.match(french.type, /^text\/html/);
	for (const shown of ['<html lang="fr">', `Facture ${paid.invoice.number}`, 'Paiement', '550']) {
		assert.ok(french.text.includes(shown), shown);
	}
	assert.match(french.text, /<b>1,00<\/b><span>non payé/);
	assert.match(french.text, /&#60;b&#62;AXA&#60;\/b&#62; &#38; fils/);
	assert.match((await openPage(`${query}&language=nl`)).text, /Factuur .*niet betaald.*Betaling/s);
	assert.match(
		(await openPage(`id=${paid.invoice.id}&language=en`)).text,
		/Invoice .*open.*Payment/s,
	);
});

test('the page is for the garage alone, and says what it can not show', async () => {
	const { number } = atIndex(6).invoice;
	const stranger = await openPage(`invoice=${number}`, { user: 'garage', password: 'guess' });
	assert.equal(stranger.status, 401);
	assert.ok(!stranger.text.includes(String(number)));

	const unknown = await openPage(`invoice=${encodeURIComponent('<script>1</script>')}`);
	assert.equal(unknown.status, 404);
	assert.match(unknown.text, /Facture introuvable.*&#60;script&#62;1/s);
	for (const nothing of ['', 'invoice=,']) {
		const { status, text } = await openPage(`${nothing}&language=constructor`);
		assert.equal(status, 400);
		assert.match(text, /De quelle facture/);
	}

	world.planManager.faults.add({ name: 'status500', method: 'GET', count: 0 });
	const down = await openPage(`invoice=${number}`);
	world.planManager.faults.clear();
	assert.equal(down.status, 503);
	assert.match(down.text, /PlanManager n’a pas répondu/);

	world.planManager.control.setOption('SHOW_TRANSACTIONS', 'NON');
	const off = await openPage(`invoice=${number}`);
	world.planManager.control.setOption('SHOW_TRANSACTIONS', 'OUI');
	assert.match(off.text, /L’affichage des opérations est désactivé/);
	assert.ok(!off.text.includes('550'));
});
