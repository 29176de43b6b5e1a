// `npm run screenshots`: pictures of what a consultant and a garage see, into .sandbox/screenshots.
// For looking at them after a change; nothing is asserted here.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { exportedInvoices } from '../sandbox/demo/comparePayments.mts';
import { PAGE_PATH, playPayments } from '../sandbox/demo/payments.mts';
import { FORM_PATH } from '../sandbox/demo/exportForm.mts';
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
	SCHEDULED_TEMPLATE,
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
import { publish } from '../sandbox/runtime/n8n/workflows.mts';
import type { Workflow } from '../sandbox/runtime/n8n/workflows.mts';
import { WORK_FOLDER } from '../sandbox/runtime/paths.mts';

const FOLDER = join(WORK_FOLDER, 'screenshots');

/** Node panels worth a look, by template. */
const PANELS = [
	'Claim next invoices',
	'Find or create customers',
	'Book invoices',
	'Record results',
];

/** The forms of the set-up, in the order in which one uses them; each is sent as it stands. */
const SETUP_FORMS = [JOURNALS_PATH, GL_ACCOUNTS_PATH, VAT_CODES_PATH, CHECK_PATH];

async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
	await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage });
	console.log(`${name}.png`);
}

/** Every page of a form, from the language to the last one. */
async function shootForm(page: Page, world: World, path: string): Promise<void> {
	await page.setViewportSize({ width: 1100, height: 1000 });
	await page.goto(`${world.n8n.baseUrl}/form/${path}`);
	for (let number = 1; await page.locator('#submit-btn').isVisible(); number += 1) {
		await shoot(page, `${path}-${number}`, true);
		await submitBrowserForm(page);
	}
	await shoot(page, `${path}-result`, true);
	await page.close();
}

/** The payment templates, two of their panels, and the pop-up after some payments. */
async function shootPayments(
	world: World,
	canvas: (id: string, name: string) => Promise<void>,
	editor: Page,
): Promise<void> {
	const shown = async (file: string): Promise<Workflow> => {
		const workflow = await world.addTemplate(file);
		await canvas(workflow.id, `canvas-${file.replace('.json', '')}`);
		return workflow;
	};
	const popUp = await shown(PAYMENT_PAGE_TEMPLATE);
	const sweep = await shown(SWEEP_TEMPLATE);
	const webhook = await shown(PAYMENTS_TEMPLATE);
	for (const node of ['When something is booked', 'Get changes']) {
		await openNodePanel(editor, node);
		await editor.waitForTimeout(1_500);
		await shoot(editor, `panel-${node.toLowerCase().replace(/\W+/g, '-')}`);
		await closeNodePanel(editor);
	}
	for (const { id } of [popUp, webhook]) await publish(world.session, id);
	await playPayments(world, { webhook, sweep });
	const paid = exportedInvoices(world).filter(({ truth }) => truth.transactions.length > 1);
	const context = await openBrowser({ width: 1000, height: 700 });
	await context.setHTTPCredentials({ username: PAGE_USER.user, password: PAGE_USER.password });
	const page = await context.newPage();
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
	await closeBrowser(context);
}

async function main(): Promise<void> {
	mkdirSync(FOLDER, { recursive: true });
	const quick = { minuteMs: 1_000, dailyLimit: 50_000 };
	const world = await startWorld({
		exact: quick,
		planManager: { seed: 'newGarage' },
		progress: (step) => console.log(step),
	});
	const context = await openBrowser({ width: 1800, height: 1000 });
	try {
		await signInBrowser(context, world.n8n.baseUrl);
		const page = await context.newPage();
		const canvas = async (id: string, name: string) => {
			await openWorkflow(page, world.n8n.baseUrl, id);
			await page.keyboard.press('1');
			await page.waitForTimeout(1_000);
			await shoot(page, name);
		};
		const form = await world.addTemplate(EXPORT_TEMPLATE);
		await canvas(form.id, 'canvas-export');
		for (const node of PANELS) {
			await openNodePanel(page, node);
			await page.waitForTimeout(1_500);
			await shoot(page, `panel-${node.toLowerCase().replace(/\W+/g, '-')}`);
			await closeNodePanel(page);
		}
		const scheduled = await world.addTemplate(SCHEDULED_TEMPLATE);
		await canvas(scheduled.id, 'canvas-scheduled');

		for (const file of SETUP_TEMPLATES) {
			const { id } = await world.addTemplate(file);
			await canvas(id, `canvas-${file.replace('.json', '')}`);
			await publish(world.session, id);
		}
		for (const path of SETUP_FORMS) await shootForm(await context.newPage(), world, path);

		const published = await world.publishTemplate(EXPORT_TEMPLATE, {});
		console.log(`published ${published.id}`);
		const garage = await context.newPage();
		await garage.setViewportSize({ width: 1100, height: 1000 });
		await garage.goto(`${world.n8n.baseUrl}/form/${FORM_PATH}`);
		await shoot(garage, 'form-1-language');
		await fillForm(garage, { 'Langue · Taal · Language': 'Français' });
		await submitBrowserForm(garage);
		await shoot(garage, 'form-2-choices', true);
		await fillForm(garage, { Site: 'LIEGE - Liège', Journaux: ['Sélectionner tous'] });
		await submitBrowserForm(garage);
		await shoot(garage, 'form-3-result', true);
		await garage.setViewportSize({ width: 1400, height: 1000 });
		await garage.goto(world.planManager.url);
		await shoot(garage, 'planmanager');
		await garage.goto(world.exact.url);
		await shoot(garage, 'exact-journals');
		await shootPayments(world, canvas, page);
	} finally {
		await closeBrowser(context);
		await world.close();
	}
}

await main();
