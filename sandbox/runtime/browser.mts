// A real browser that sees only this machine: what a consultant clicks in n8n's editor and what a
// garage fills in.
import { chromium } from 'playwright-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { findChromium } from '../../tools/find-chromium.mts';
import { OWNER } from './n8n/session.mts';
import type { Owner } from './n8n/session.mts';

/** Chromium refuses its own sandbox to root, as in a container; only our own pages are opened. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
/** The editor's first page took 17 s on a cold browser and two cores, and 60 s on a busy machine. */
const TIMEOUT_MS = 180_000;
const CANVAS_NODE = '[data-test-id="canvas-node"]';
const NODE_PANEL = '[data-test-id="ndv"]';

export type BrowserOptions = {
	/** Size of the window in pixels. */
	width?: number;
	height?: number;
	/** The browser's language; n8n's forms show dates accordingly. */
	locale?: string;
	/** What the browser answers when a page asks for a name and a password. */
	signIn?: { user: string; password: string };
};

/**
 * Starts the installed Chromium without a window. Requests to other machines are cut off.
 * Close with `context.browser()?.close()`, or let closeBrowser do it.
 * @throws Error saying how to get a browser when there is none
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<BrowserContext> {
	const { width = 1440, height = 900, locale = 'fr-BE', signIn } = options;
	const httpCredentials = signIn && { username: signIn.user, password: signIn.password };
	const browser = await chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
	const viewport = { width, height };
	const context = await browser.newContext({ viewport, locale, httpCredentials });
	context.setDefaultTimeout(TIMEOUT_MS);
	await context.route('**/*', async (route) => {
		const { hostname } = new URL(route.request().url());
		await (hostname === '127.0.0.1' || hostname === 'localhost' ? route.continue() : route.abort());
	});
	return context;
}

export async function closeBrowser(context: BrowserContext): Promise<void> {
	await context.browser()?.close();
}

/** Signs the browser in at n8n; all its pages share the session. */
export async function signInBrowser(
	context: BrowserContext,
	baseUrl: string,
	owner: Owner = OWNER,
): Promise<void> {
	const data = { emailOrLdapLoginId: owner.email, password: owner.password };
	const answer = await context.request.post(`${baseUrl}/rest/login`, { data });
	if (!answer.ok()) throw new Error(`Sign-in at ${baseUrl}: ${answer.status()}`);
}

async function canvasShown(page: Page): Promise<void> {
	await page.locator(CANVAS_NODE).first().waitFor();
}

/** Opens a workflow in the editor and waits until its nodes are drawn. */
export async function openWorkflow(page: Page, baseUrl: string, id: string): Promise<void> {
	await page.goto(`${baseUrl}/workflow/${id}`);
	await canvasShown(page);
}

/** The nodes drawn on the canvas. */
export async function canvasNodes(page: Page): Promise<string[]> {
	const nodes = await page.locator(CANVAS_NODE).all();
	const names = await Promise.all(nodes.map((node) => node.getAttribute('data-node-name')));
	return names.filter((name): name is string => name !== null);
}

/** Imports a workflow file through the editor's own menu function, into a new workflow. */
export async function importInEditor(page: Page, baseUrl: string, file: string): Promise<void> {
	await page.goto(`${baseUrl}/workflow/new`);
	const input = page.locator('input[type=file]');
	await input.waitFor({ state: 'attached' });
	await input.setInputFiles(file);
	await canvasShown(page);
}

/** Opens a node's panel from the canvas, as a double click does. */
export async function openNodePanel(page: Page, node: string): Promise<Locator> {
	await page.locator(`${CANVAS_NODE}[data-node-name="${node}"]`).dblclick();
	const panel = page.locator(NODE_PANEL);
	await panel.waitFor();
	return panel;
}

export async function closeNodePanel(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await page.locator(NODE_PANEL).waitFor({ state: 'hidden' });
}
