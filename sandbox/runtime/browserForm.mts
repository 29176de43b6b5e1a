// Filling in n8n's forms in a real browser, by what a person sees: the labels.
import type { Locator, Page } from 'playwright-core';

export type BrowserAnswers = Record<string, string | string[]>;

/** How long the workflow may work until the next page is there, in milliseconds. */
const NEXT_PAGE_TIMEOUT_MS = 300_000;

async function tick(list: Locator, wanted: string[]): Promise<void> {
	const boxes = await list.locator('input[type=checkbox]').all();
	for (const box of boxes) await box.setChecked(wanted.includes(await box.inputValue()));
}

async function fillField(page: Page, text: string, value: string | string[]): Promise<void> {
	const label = page.locator('label.form-label').filter({ hasText: text });
	const exact = label.and(page.getByText(text, { exact: true }));
	const id = await exact.getAttribute('for');
	if (id === null) {
		await tick(exact.locator('xpath=following-sibling::div[1]'), [value].flat());
		return;
	}
	const control = page.locator(`[id="${id}"]`);
	const kind = await control.evaluate((element) => element.tagName);
	if (kind === 'SELECT') await control.selectOption(String(value));
	else await control.fill(String(value));
}

/**
 * Fills in a page of an n8n form; dates as YYYY-MM-DD.
 * @param answers by label; a list for tick boxes
 */
export async function fillForm(page: Page, answers: BrowserAnswers): Promise<void> {
	for (const [label, value] of Object.entries(answers)) await fillField(page, label, value);
}

/**
 * Presses the form's button and waits for what comes: the next page, the ending, or the notice that
 * the workflow has ended without one.
 * @returns the text that the page then shows
 */
export async function submitBrowserForm(page: Page): Promise<string> {
	const next = page.waitForEvent('load', { timeout: NEXT_PAGE_TIMEOUT_MS });
	const notice = page.locator('#submitted-form').waitFor({ timeout: NEXT_PAGE_TIMEOUT_MS });
	await page.locator('#submit-btn').click();
	await Promise.any([next, notice]);
	// n8n's last page tells n8n that it was shown: closed before that, the execution would wait for ever.
	await page.waitForLoadState('networkidle');
	return await page.locator('body').innerText();
}
