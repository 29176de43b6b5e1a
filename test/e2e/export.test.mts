// The main job as a garage does it: the form in a real browser, a real n8n, and in the end what the two
// simulators hold.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { compareBooks, exportable } from '../../sandbox/demo/compare.mts';
import { exportByForm, FORM_PATH } from '../../sandbox/demo/exportForm.mts';
import { runAtNight } from '../../sandbox/demo/nightRun.mts';
import {
	ALERT_TEMPLATE,
	EXPORT_TEMPLATE,
	PAGE_USER,
	readTemplate,
	SCHEDULED_TEMPLATE,
	startWorld,
} from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import {
	canvasNodes,
	closeBrowser,
	importInEditor,
	openBrowser,
	signInBrowser,
} from '../../sandbox/runtime/browser.mts';
import { fillForm, submitBrowserForm } from '../../sandbox/runtime/browserForm.mts';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';
import { resetAll, writesSince } from './support/worlds.mts';

let world: World;
let context: BrowserContext;
let page: Page;

before(async () => {
	world = await startWorld({ exact: { minuteMs: 1_000, dailyLimit: 100_000 } });
	await world.publishTemplate(EXPORT_TEMPLATE);
	context = await openBrowser({ width: 1100, height: 1000, signIn: PAGE_USER });
	page = await context.newPage();
});

after(async () => {
	await closeBrowser(context);
	await world.close();
});

/** Both sides as they were before anything was exported. */
async function startAnew(): Promise<void> {
	world.exact.reset();
	world.planManager.reset();
	await world.reconnect();
}

async function exportInBrowser(
	answers: Record<string, string | string[]>,
	form: { page: Page; onChoices?: () => Promise<void> } = { page },
): Promise<string> {
	await form.page.goto(`${world.n8n.baseUrl}/form/${FORM_PATH}`);
	await fillForm(form.page, { 'Langue · Taal · Language': 'Français' });
	await submitBrowserForm(form.page);
	await form.onChoices?.();
	await fillForm(form.page, answers);
	return await submitBrowserForm(form.page);
}

test('the template is imported through the editor as it lies in the package', async () => {
	await signInBrowser(context, world.n8n.baseUrl);
	const editor = await context.newPage();
	await importInEditor(editor, world.n8n.baseUrl, join(ROOT, 'workflows', EXPORT_TEMPLATE));
	const shown = await canvasNodes(editor);
	const drawn = readTemplate(EXPORT_TEMPLATE).nodes.filter(
		({ type }) => !type.endsWith('stickyNote'),
	);
	assert.deepEqual(shown.toSorted(), drawn.map(({ name }) => name).toSorted());
	await editor.close();
});

test('the form refuses a period together with dates and says so, and nothing is sent', async () => {
	const before = world.exact.control.calls.counts().total;
	const text = await exportInBrowser({
		Période: '2026-10',
		'Date facture de': '2026-10-01',
		Journaux: ['Sélectionner tous'],
	});
	assert.match(text, /Choisissez une période ou des dates, pas les deux/);
	assert.equal(world.exact.control.calls.counts().total, before);
});

test('the form explains dates and numbers that are the wrong way round', async () => {
	const dates = { 'Date facture de': '2026-10-31', "Date facture jusqu'à": '2026-10-01' };
	const numbers = { 'Numéro facture de': 'F-10', "Numéro facture jusqu'à": 'f-9' };
	const first = await exportByForm(world.n8n.baseUrl, dates);
	assert.match(first.text, /La première date vient après la dernière.*Rien n'a été envoyé/s);
	const second = await exportByForm(world.n8n.baseUrl, numbers);
	assert.match(second.text, /Le premier numéro vient après le dernier/);
});

test('a journal whose name has outer spaces can be chosen', async () => {
	const response = await fetch(`${world.planManager.apiUrl}/journals/import`, {
		method: 'POST',
		headers: { 'X-Api-Key': world.planManager.apiKey, 'content-type': 'application/json' },
		body: JSON.stringify({ items: [{ code: '798', name: '  Essai  de vente ', type: 'SALES' }] }),
	});
	assert.ok(response.ok);
	const text = await exportInBrowser({ Journaux: ['798 - Essai de vente'] });
	assert.match(text, /rien à exporter dans cette sélection/);
	await startAnew();
});

test('the form exports only what its filters select', async () => {
	const text = await exportInBrowser({
		Site: 'LIEGE - Liège',
		Période: '2026-10',
		Journaux: ['701 - Note de crédit sur ventes carrosserie'],
		'Inclure PDF': 'Non',
	});
	assert.match(text, /Exportation terminée/);
	const taken = world.planManager.control
		.invoices()
		.filter((invoice) => invoice.export.outcome !== undefined);
	assert.ok(taken.length > 0);
	for (const invoice of taken) {
		assert.deepEqual(
			[invoice.site, invoice.journal, invoice.date.slice(0, 7)],
			['LIEGE', '701', '2026-10'],
		);
	}
	assert.deepEqual((await compareBooks(world, false)).problems, []);
	await startAnew();
});

test('what PlanManager refuses of one document stops no other, and the last page names it', async () => {
	const { faults, control } = world.planManager;
	const planted = control.plantedDefects().map(({ invoiceId }) => invoiceId);
	const sound = control
		.invoices()
		.filter(
			({ id, journal, site }) => journal === '701' && site === 'LIEGE' && !planted.includes(id),
		);
	const [stuck, slow, withoutPdf, unlinked] = sound;
	const fail = (method: string, path: string, count = 1): unknown =>
		faults.add({ name: 'status500', method, path: `/api/v1/${path}`, count });
	fail('PUT', `invoices/${stuck.id}/export`, 0);
	fail('PUT', `invoices/${slow.id}/export`);
	fail('GET', `invoices/${withoutPdf.id}/pdf`);
	fail('PUT', `customers/${unlinked.customer.id}/exact-link`);

	const page = await exportByForm(world.n8n.baseUrl, {
		Site: 'LIEGE - Liège',
		Journaux: ['701 - Note de crédit sur ventes carrosserie'],
	});

	const text = page.text.replace(/\s+/g, ' ');
	assert.match(text, /Pas de PDF Cause : Something went wrong on our side/);
	assert.match(text, /Le lien du client n’est pas enregistré dans PlanManager/);
	assert.match(text, /Aucun résultat n’a été enregistré dans PlanManager/);
	const after = new Map(control.invoices().map((invoice) => [invoice.id, invoice.export]));
	const left = sound.filter(({ id }) => after.get(id)?.status !== 'EXPORTED').map(({ id }) => id);
	assert.deepEqual(left, [stuck.id]);
	assert.equal((await compareBooks(world)).duplicates, 0);
	await startAnew();
});

test('both sites stand in the books once, to the cent, with their PDF, and every defect is named', async () => {
	const liege = await exportInBrowser({
		Site: 'LIEGE - Liège',
		Journaux: ['Sélectionner tous'],
	});
	assert.match(liege, /comptabilisées/);
	assert.match(liege, /Date inexistante/);
	assert.match(liege, /Total dans Exact Online\s: 496,10\s+Client dans Exact Online\s: TOITURES/);
	assert.match(liege, /Total TVAC\s+Indiqué\s: 3\s650,96/);
	await exportByForm(world.n8n.baseUrl, { Site: 'NAMUR - Namur' });
	const result = await compareBooks(world);
	assert.deepEqual(result.problems, []);
	assert.equal(result.selected, exportable(world));
	assert.equal(result.duplicates, 0);
	assert.equal(result.centDifferences, 0);
});

test('a second click books nothing twice and keeps the reasons', async () => {
	const before = await compareBooks(world);
	const sent = writesSince(world);
	await exportInBrowser({ Journaux: ['Sélectionner tous'] });
	assert.deepEqual(sent(), {});
	const after = await compareBooks(world);
	assert.deepEqual(after.reasons, before.reasons);
	assert.deepEqual(after.problems, []);
});

test('after Reset Factures everything is adopted and nothing is written', async () => {
	const exported = await compareBooks(world);
	await resetAll(world);
	const sent = writesSince(world);
	await exportInBrowser({ Journaux: ['Sélectionner tous'] });
	const after = await compareBooks(world);
	assert.deepEqual(sent(), {});
	assert.equal(after.adopted, exported.booked);
	assert.deepEqual(after.problems, []);
});

test('the form shows all its pages to who has the name and the password, and none to others', async () => {
	const refused = async (address: string) => {
		const answers = [
			await fetch(address),
			await fetch(address, { method: 'POST', body: new FormData() }),
		];
		assert.deepEqual(
			answers.map(({ status }) => status),
			[401, 401],
		);
	};
	await refused(`${world.n8n.baseUrl}/form/${FORM_PATH}`);
	const form = await context.newPage();
	// n8n asks for the password at the first page only; the others have a token in their address.
	const onChoices = async () => await refused(form.url().split('?')[0]);
	const journals = { Journaux: ['Sélectionner tous'] };
	const ending = await exportInBrowser(journals, { page: form, onChoices });
	assert.match(ending, /Exportation terminée/);
	await form.close();
});

test('the nightly export alerts a person by mail with what has to be looked at', async () => {
	const alert = await world.publishTemplate(ALERT_TEMPLATE);
	const settings = { errorWorkflow: alert.id };
	await runAtNight(world, await world.addTemplate(SCHEDULED_TEMPLATE, { settings }), 'Every night');
	const mail = await waitFor('the mail', () => world.mailbox.mails[0]);
	assert.deepEqual(mail.to, ['garage@example.com']);
	assert.match(mail.subject, /Scheduled export of invoices: Documents à examiner/);
	assert.match(mail.text, /Documents à examiner : [1-9]\d* sur \d+/);
	assert.match(mail.text, /- 26700001 \(Bouwbedrijf Peeters BV\)\s: Date /);
});
