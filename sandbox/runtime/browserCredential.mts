// Connecting a credential as a consultant does: the button in n8n's dialog, the service's own page
// in a pop-up, and back.
import type { Page } from 'playwright-core';

/** Opens a stored credential's dialog in the editor. */
export async function openCredential(page: Page, baseUrl: string, id: string): Promise<void> {
	await page.goto(`${baseUrl}/home/credentials/${id}`);
	await page.locator('[data-test-id="credential-name"]').first().waitFor();
}

/**
 * Presses Connect in a credential's dialog, gives consent in the pop-up and waits until n8n says
 * that the account is connected.
 * @param consent label of the button on the service's page
 */
export async function connectInDialog(page: Page, consent = 'Allow'): Promise<void> {
	const opened = page.waitForEvent('popup');
	await page.getByRole('button', { name: 'Connect', exact: true }).click();
	const popup = await opened;
	const closed = popup.waitForEvent('close');
	await popup.getByRole('button', { name: consent, exact: true }).click();
	await closed;
	await page.getByText('Account connected').waitFor();
}
