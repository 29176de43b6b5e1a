// Both programs held against each other as a garage does it: the form in a real browser and every night, in a real
// n8n, on what an export and payments left.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { exportByForm } from '../../sandbox/demo/exportForm.mts';
import { runAtNight } from '../../sandbox/demo/nightRun.mts';
import { COMPARE_PATH, compareAnswers, compareByForm } from '../../sandbox/demo/reconciliation.mts';
import type { Days } from '../../sandbox/demo/reconciliation.mts';
import {
	ALERT_TEMPLATE,
	EXPORT_TEMPLATE,
	PAGE_USER,
	RECONCILIATION_TEMPLATE,
	startWorld,
} from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import type { Row } from '../../sandbox/exact/store.mts';
import { closeBrowser, openBrowser } from '../../sandbox/runtime/browser.mts';
import { fillForm, submitBrowserForm } from '../../sandbox/runtime/browserForm.mts';
import type { BrowserAnswers } from '../../sandbox/runtime/browserForm.mts';
import { publish, unpublish } from '../../sandbox/runtime/n8n/workflows.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';
import { writesSince } from './support/worlds.mts';

const INVOICES = 12;

let world: World;
let context: BrowserContext;
let page: Page;
let compareId: string;
let days: Days;

before(async () => {
	world = await startWorld({
		exact: { minuteMs: 1_000, dailyLimit: 100_000, takenNumbers: false },
		planManager: { seed: { bench: { invoices: INVOICES, customers: 4, knownCustomers: 2 } } },
	});
	await world.publishTemplate(EXPORT_TEMPLATE);
	await exportByForm(world.n8n.baseUrl);
	compareId = (await world.publishTemplate(RECONCILIATION_TEMPLATE)).id;
	const dates = world.planManager.control.invoices().map(({ date }) => date);
	days = { from: dates.toSorted()[0], to: dates.toSorted().at(-1) ?? '' };
	context = await openBrowser({ width: 1100, height: 1000, signIn: PAGE_USER });
	page = await context.newPage();
});

after(async () => {
	await closeBrowser(context);
	await world.close();
});

const books = () => {
	const found = world.exact.state.get(GARAGE_DIVISION);
	assert.ok(found);
	return found;
};
const invoiceAt = (place: number) => world.planManager.control.invoices()[place];
const entryAt = (place: number): Row => {
	const [entry] = books().entries.where('YourRef', invoiceAt(place).number);
	assert.ok(entry);
	return entry;
};
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

async function compareInBrowser(answers: BrowserAnswers): Promise<string> {
	await page.goto(`${world.n8n.baseUrl}/form/${COMPARE_PATH}`);
	await fillForm(page, { 'Langue · Taal · Language': 'Français' });
	await submitBrowserForm(page);
	await fillForm(page, answers);
	return oneLine(await submitBrowserForm(page));
}

test('what was exported shows no difference, and nothing is written in Exact Online', async () => {
	const sent = writesSince(world);
	const text = await compareInBrowser(compareAnswers(days));
	assert.match(text, /Aucune différence/);
	assert.match(text, new RegExp(`0 différences ${INVOICES} identiques des deux côtés`));
	assert.deepEqual(sent(), {});
	assert.equal(await page.locator('a[download]').count(), 0);
});

test('what differs stands on the page by kind, with what to do, and in a table to download', async () => {
	const { payments: till } = world.exact.control;
	const [missing, paid, moved] = [0, 1, 3].map(invoiceAt);
	till.deleteEntry(GARAGE_DIVISION, { entry: String(entryAt(0)['EntryID']) });
	till.receive(GARAGE_DIVISION, {
		cents: 1_000,
		matches: [{ entry: String(entryAt(1)['EntryID']) }],
	});
	const own = entryAt(3)['Customer'];
	const other = books().accounts.find(({ ID, Status }) => Status === 'C' && ID !== own);
	Object.assign(entryAt(3), { Customer: other?.['ID'], CustomerName: other?.['Name'] });

	const text = await compareInBrowser(compareAnswers(days));
	assert.match(text, /3 différences/);
	assert.match(text, new RegExp(`Autre client \\(1\\).* ${moved.number} `));
	assert.match(
		text,
		new RegExp(`Absente d’Exact Online \\(1\\) Si son écriture.* ${missing.number}`),
	);
	assert.match(text, new RegExp(`Autre montant payé \\(1\\).* ${paid.number} .* 0,00 € 10,00 €`));

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('a[download]').click(),
	]);
	const csv = readFileSync(await download.path(), 'utf8');
	const lines = csv.trim().split('\r\n');
	assert.equal(lines.length, 4);
	assert.match(lines[1], new RegExp(`^"Absente d’Exact Online";"${missing.number}";`));
	assert.match(download.suggestedFilename(), /^differences-.*\.csv$/);
});

test('a month and dates at once are explained, and nothing is compared', async () => {
	const answers = { ...compareAnswers(days), Période: thisMonth() };
	const text = await compareInBrowser(answers);
	assert.match(text, /Choisissez une période ou des dates, pas les deux/);
});

test('days without invoices and entries still give a page', async () => {
	const { text } = await compareByForm(world.n8n.baseUrl, { from: '2026-01-01', to: '2026-01-02' });
	assert.match(oneLine(text), /Aucune différence.*Ni PlanManager ni Exact Online/);
});

test('at night a person is told of a new difference, once, and of nothing else', async () => {
	const alert = await world.publishTemplate(ALERT_TEMPLATE);
	const workflow = await world.addTemplate(RECONCILIATION_TEMPLATE, {
		name: 'Compare every night',
		settings: { errorWorkflow: alert.id },
	});
	// Two forms can't have one address, and this one is wanted for its nights.
	await unpublish(world.session, compareId);
	dateToday(entryAt(2));
	const told = await runAtNight(world, workflow, 'Every night');
	assert.equal(told.lastNode, 'Alert');
	assert.match(told.error?.message ?? '', new RegExp(`\\(1\\)\\n- ${invoiceAt(2).number} \\(`));
	await waitFor('the mail', () => Promise.resolve(world.mailbox.mails.length === 1 || undefined));

	const quiet = await runAtNight(world, workflow, 'Every night');
	assert.equal(quiet.status, 'success', quiet.error?.message);
	assert.equal(world.mailbox.mails.length, 1);
	await publish(world.session, compareId);
});

function thisMonth(): string {
	return new Date().toISOString().slice(0, 7);
}

/** The entry becomes one of today, whose invoice is older. */
function dateToday(entry: Row): void {
	const EntryDate = Date.parse(new Date().toISOString().slice(0, 10));
	Object.assign(entry, { EntryDate });
	for (const term of books().terms.where('TransactionEntryID', entry['EntryID'] ?? null)) {
		Object.assign(term, { EntryDate });
	}
}
