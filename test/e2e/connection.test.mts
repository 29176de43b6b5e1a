import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/exact/options.mts';
import { startExactSimulator } from '../../sandbox/exact/server.mts';
import type { ExactSimulator } from '../../sandbox/exact/server.mts';
import { closeBrowser, openBrowser, signInBrowser } from '../../sandbox/runtime/browser.mts';
import { connectInDialog, openCredential } from '../../sandbox/runtime/browserCredential.mts';
import { installPackages } from '../../sandbox/runtime/installPackages.mts';
import { N8nProcess } from '../../sandbox/runtime/n8nProcess.mts';
import { connectOAuth2, createCredential } from '../../sandbox/runtime/n8n/credentials.mts';
import type { CredentialReference } from '../../sandbox/runtime/n8n/credentials.mts';
import { signIn } from '../../sandbox/runtime/n8n/session.mts';
import type { N8nSession } from '../../sandbox/runtime/n8n/session.mts';

let exact: ExactSimulator;
let n8n: N8nProcess;
let session: N8nSession;

before(async () => {
	exact = await startExactSimulator();
	n8n = await N8nProcess.prepare();
	await installPackages(n8n.userFolder);
	await n8n.start();
	session = await signIn(n8n.baseUrl);
});

after(async () => {
	await n8n.dispose();
	await exact.close();
});

async function newCredential(clientSecret = CLIENT_SECRET): Promise<CredentialReference> {
	return await createCredential(session, 'exactOnlineOAuth2Api', 'Exact Online', {
		country: 'own',
		baseUrl: exact.url,
		clientId: CLIENT_ID,
		clientSecret,
	});
}

async function hasToken({ id }: CredentialReference): Promise<boolean> {
	type Stored = { data: { oauthTokenData?: unknown } };
	const { data } = await session.call<Stored>('GET', `/credentials/${id}?includeData=true`);
	return data.oauthTokenData === true;
}

test('a consultant connects Exact Online in the browser', async () => {
	const credential = await newCredential();
	const browser = await openBrowser();
	try {
		await signInBrowser(browser, n8n.baseUrl);
		const page = await browser.newPage();
		await openCredential(page, n8n.baseUrl, credential.id);
		await connectInDialog(page);
	} finally {
		await closeBrowser(browser);
	}
	assert.equal(await hasToken(credential), true);
});

test('a credential with a wrong secret is not connected', async () => {
	const credential = await newCredential('not-the-secret');
	await assert.rejects(connectOAuth2(session, credential), /stored no token/);
	assert.equal(await hasToken(credential), false);
});
