// `npm run screenshots`: pictures of what a consultant and a garage see, into .sandbox/screenshots.
// `npm run screenshots -- forms` takes some of them: editor, forms, payments. For looking at them after a
// change; nothing is asserted here.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { exportedInvoices } from '../sandbox/demo/comparePayments.mts';
import { exportByForm, FORM_PATH } from '../sandbox/demo/exportForm.mts';
import { PAGE_PATH, playPayments } from '../sandbox/demo/payments.mts';
import { SETUP_TEMPLATES } from '../sandbox/demo/setUp.mts';
import {
	CHECK_PATH,
	GL_ACCOUNTS_PATH,
	JOURNALS_PATH,
	VAT_CODES_PATH,
} from '../sandbox/demo/setupForms.mts';
import {
	EXPORT_TEMPLATE,
	PAGE_USER,
	PAYMENT_PAGE_TEMPLATE,
	PAYMENTS_TEMPLATE,
	startWorld,
	SWEEP_TEMPLATE,
} from '../sandbox/demo/world.mts';
import type { World } from '../sandbox/demo/world.mts';
import {
	closeBrowser,
	closeNodePanel,
	openBrowser,
	openNodePanel,
	openWorkflow,
	signInBrowser,
} from '../sandbox/runtime/browser.mts';
import { fillForm, submitBrowserForm } from '../sandbox/runtime/browserForm.mts';
import { ROOT, WORK_FOLDER } from '../sandbox/runtime/paths.mts';

const FOLDER = join(WORK_FOLDER, 'screenshots');

const SUBJECTS = { editor: shootEditor, forms: shootForms, payments: shootPayments };

type Subject = keyof typeof SUBJECTS;

/** Node panels worth a look, by template. */
const PANELS: Record<string, string[]> = {
	[EXPORT_TEMPLATE]: [
		'Claim next invoices',
		'Find or create customers',
		'Book invoices',
		'Record results',
	],
	[PAYMENTS_TEMPLATE]: ['When something is booked', 'Get changes'],
};

/** The forms of the set-up, in the order in which one uses them; each is sent as it stands. */
const SETUP_FORMS = [JOURNALS_PATH, GL_ACCOUNTS_PATH, VAT_CODES_PATH, CHECK_PATH];

async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
	await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage });
	console.log(`${name}.png`);
}

/** Every template on the canvas, not published, and some panels of their nodes. */
async function shootEditor(world: World, context: BrowserContext): Promise<void> {
	await signInBrowser(context, world.n8n.baseUrl);
	const page = await context.newPage();
	await page.setViewportSize({ width: 1800, height: 1000 });
	const files = readdirSync(join(ROOT, 'workflows')).filter((name) => name.endsWith('.json'));
	for (const file of files) {
		const { id } = await world.addTemplate(file);
		await openWorkflow(page, world.n8n.baseUrl, id);
		await page.keyboard.press('1');
		await page.waitForTimeout(1_000);
		await shoot(page, `canvas-${file.replace('.json', '')}`);
		for (const node of PANELS[file] ?? []) {
			await openNodePanel(page, node);
			await page.waitForTimeout(1_500);
			await shoot(page, `panel-${node.toLowerCase().replace(/\W+/g, '-')}`);
			await closeNodePanel(page);
		}
	}
}

/** The forms of the set-up and of the export, and what both programs then show. */
async function shootForms(world: World, context: BrowserContext): Promise<void> {
	for (const file of [...SETUP_TEMPLATES, EXPORT_TEMPLATE]) await world.publishTemplate(file);
	const page = await context.newPage();
	await page.setViewportSize({ width: 1100, height: 1000 });
	for (const path of SETUP_FORMS) await shootForm(page, world, path);
	await page.goto(`${world.n8n.baseUrl}/form/${FORM_PATH}`);
	await shoot(page, 'form-1-language');
	await fillForm(page, { 'Langue · Taal · Language': 'Français' });
	await submitBrowserForm(page);
	await shoot(page, 'form-2-choices', true);
	await fillForm(page, { Site: 'LIEGE - Liège', Journaux: ['Sélectionner tous'] });
	await submitBrowserForm(page);
	await shoot(page, 'form-3-result', true);
	await page.setViewportSize({ width: 1400, height: 1000 });
	await page.goto(world.planManager.url);
	await shoot(page, 'planmanager');
	await page.goto(world.exact.url);
	await shoot(page, 'exact-journals');
}

/** Every page of a form, from the language to the last one. */
async function shootForm(page: Page, world: World, path: string): Promise<void> {
	await page.goto(`${world.n8n.baseUrl}/form/${path}`);
	for (let number = 1; await page.locator('#submit-btn').isVisible(); number += 1) {
		await shoot(page, `${path}-${number}`, true);
		await submitBrowserForm(page);
	}
	await shoot(page, `${path}-result`, true);
}

/** The pop-up after some payments, and PlanManager's screen. */
async function shootPayments(world: World, context: BrowserContext): Promise<void> {
	await world.publishTemplate(PAYMENT_PAGE_TEMPLATE);
	const webhook = await world.publishTemplate(PAYMENTS_TEMPLATE);
	const sweep = await world.addTemplate(SWEEP_TEMPLATE);
	if (exportedInvoices(world).length === 0) {
		await world.publishTemplate(EXPORT_TEMPLATE);
		await exportByForm(world.n8n.baseUrl, { Site: 'LIEGE - Liège' });
	}
	await playPayments(world, { webhook, sweep });
	const paid = exportedInvoices(world).filter(({ truth }) => truth.transactions.length > 1);
	const page = await context.newPage();
	await page.setViewportSize({ width: 1000, height: 700 });
	for (const language of ['fr', 'nl', 'en']) {
		const query = `invoice=${paid[0].invoice.number}&language=${language}`;
		await page.goto(`${world.n8n.baseUrl}/${PAGE_PATH}?${query}`);
		await shoot(page, `payments-${language}`);
	}
	await page.goto(`${world.n8n.baseUrl}/${PAGE_PATH}?invoice=nothing`);
	await shoot(page, 'payments-unknown');
	await page.setViewportSize({ width: 1400, height: 1000 });
	await page.goto(world.planManager.url);
	await shoot(page, 'planmanager-paid');
}

function chosenSubjects(names: string[]): Subject[] {
	const all = Object.keys(SUBJECTS) as Subject[];
	const strange = names.filter((name) => !all.some((subject) => subject === name));
	if (strange.length)
		throw new Error(`No pictures of ${strange.join(', ')}. There are: ${all.join(', ')}`);
	return all.filter((subject) => names.length === 0 || names.includes(subject));
}

async function main(): Promise<void> {
	const subjects = chosenSubjects(process.argv.slice(2));
	mkdirSync(FOLDER, { recursive: true });
	const world = await startWorld({
		exact: { minuteMs: 1_000, dailyLimit: 50_000 },
		// The forms show what an import brings; without them it has been imported already.
		planManager: { seed: subjects.includes('forms') ? 'newGarage' : 'garage' },
		progress: (step) => console.log(step),
	});
	const context = await openBrowser({ signIn: PAGE_USER });
	try {
		for (const subject of subjects) await SUBJECTS[subject](world, context);
	} finally {
		await closeBrowser(context);
		await world.close();
	}
}

await main();
