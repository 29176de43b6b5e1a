// Setting the link up as a consultant and a garage do: each template by its form, and on its schedule. The
// garage starts with part of its journals and accounts missing, and none linked.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { compareSetup, setupBefore } from '../../sandbox/demo/setupFigures.mts';
import {
	checkByForm,
	fillIn,
	GL_ACCOUNTS_PATH,
	importAccountsByForm,
	importJournalsByForm,
	mapVatCodesByForm,
	synchroniseAccountsByForm,
	VAT_CODES_PATH,
} from '../../sandbox/demo/setupForms.mts';
import {
	CHECK_TEMPLATE,
	GL_ACCOUNTS_TEMPLATE,
	JOURNALS_TEMPLATE,
	PAGE_USER,
	startWorld,
	VAT_CODES_TEMPLATE,
} from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import type { Row } from '../../sandbox/exact/store.mts';
import { closeBrowser, openBrowser } from '../../sandbox/runtime/browser.mts';
import { fillForm, submitBrowserForm } from '../../sandbox/runtime/browserForm.mts';
import { openForm, submitForm } from '../../sandbox/runtime/n8n/forms.mts';
import {
	listExecutions,
	nextExecution,
	runManually,
} from '../../sandbox/runtime/n8n/executions.mts';
import { publish, unpublish } from '../../sandbox/runtime/n8n/workflows.mts';
import { writesSince } from './support/worlds.mts';

let world: World;
let context: BrowserContext;
const ids: Record<string, string> = {};

before(async () => {
	world = await startWorld({
		exact: { minuteMs: 1_000, dailyLimit: 100_000 },
		planManager: { seed: 'newGarage' },
	});
	for (const template of [
		JOURNALS_TEMPLATE,
		GL_ACCOUNTS_TEMPLATE,
		VAT_CODES_TEMPLATE,
		CHECK_TEMPLATE,
	]) {
		ids[template] = (await world.publishTemplate(template)).id;
	}
	context = await openBrowser({ width: 1100, height: 1000, signIn: PAGE_USER });
});

beforeEach(async () => {
	world.planManager.reset();
	world.exact.reset();
	await world.reconnect();
});

after(async () => {
	await closeBrowser(context);
	await world.close();
});

function exactAccount(number: string): Row {
	const [row] = world.exact.state.get(GARAGE_DIVISION)?.glAccounts.where('Code', number) ?? [];
	assert.ok(row, `Exact Online has account ${number}`);
	return row;
}

const vatMappings = (code: string) =>
	world.planManager.control.vatCodes().find((vatCode) => vatCode.code === code)?.mappings;

async function listening(server: Server, host: string): Promise<void> {
	server.listen(0, host);
	await once(server, 'listening');
}

function urlOf(server: Server, host: string): string {
	return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** What a person reads, on one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

test('the journals that PlanManager lacks are taken over, the others linked, none twice', async () => {
	const start = setupBefore(world);
	const sent = writesSince(world);
	const first = oneLine((await importJournalsByForm(world.n8n.baseUrl)).text);
	assert.match(first, /6 nouveaux 0 déjà en ordre 6 nouvellement liés 2 à examiner/);
	assert.match(first, /799 Ventes expertise Journal inconnu dans Exact Online/);
	const second = oneLine((await importJournalsByForm(world.n8n.baseUrl)).text);
	assert.match(second, /0 nouveaux 12 déjà en ordre 0 nouvellement liés 2 à examiner/);
	await importAccountsByForm(world.n8n.baseUrl);
	const found = compareSetup(world, start);
	assert.deepEqual(found.problems, []);
	assert.deepEqual(found.journals, { new: 6, known: 7 });
	assert.deepEqual(found.attention.journals, ['719', '799']);
	assert.deepEqual(sent(), {});
});

test('in the browser, the sales accounts are imported and all accounts linked', async () => {
	await importJournalsByForm(world.n8n.baseUrl);
	const start = setupBefore(world);
	const page = await context.newPage();
	await page.goto(`${world.n8n.baseUrl}/form/${GL_ACCOUNTS_PATH}`);
	await fillForm(page, { 'Langue · Taal · Language': 'Nederlands' });
	await submitBrowserForm(page);
	await fillForm(page, {
		'Wat wilt u doen?': 'Importeren uit Exact',
		'Te importeren rekeningen': 'Verkooprekeningen (70…)',
	});
	const text = oneLine(await submitBrowserForm(page));
	assert.match(text, /20 nieuw 0 al in orde 6 nieuw gekoppeld 3 te bekijken/);
	assert.match(text, /704999 Recettes à classer Rekening onbekend in Exact Online/);
	await page.close();
	const found = compareSetup(world, start);
	assert.deepEqual(found.problems, []);
	assert.deepEqual(found.glAccounts, { imported: 20, linked: 6, needsAttention: 3 });
	assert.deepEqual(found.attention.glAccounts, ['400000', '704950', '704999']);
});

test('a second import finds everything in order and changes nothing', async () => {
	await importAccountsByForm(world.n8n.baseUrl);
	const held = world.planManager.control.glAccounts();
	const text = oneLine((await importAccountsByForm(world.n8n.baseUrl)).text);
	assert.match(text, /0 nouveaux 26 déjà en ordre 0 nouvellement liés 3 à examiner/);
	assert.deepEqual(world.planManager.control.glAccounts(), held);
});

test('single accounts outside the sales range are imported, and an unknown number is named', async () => {
	const answers = { 'Comptes à importer': 'Plages et numéros ci-dessous' };
	const numbers = { ...answers, 'Plages et numéros': '640200, 612000-612100, 999999' };
	const text = oneLine((await importAccountsByForm(world.n8n.baseUrl, numbers)).text);
	assert.match(text, /3 nouveaux/);
	assert.match(text, /999999 Compte inconnu dans Exact Online/);
	const imported = world.planManager.control.glAccounts().map(({ number }) => number);
	assert.ok(['612000', '612100', '640200'].every((number) => imported.includes(number)));
});

test('numbers that make no sense are explained, and nothing is read', async () => {
	const calls = world.exact.control.calls.counts().total;
	const text = oneLine(
		(await importAccountsByForm(world.n8n.baseUrl, { 'Plages et numéros': '709-704' })).text,
	);
	assert.match(text, /Donnez des numéros et des plages.*Rien n’a été importé/);
	assert.equal(world.exact.control.calls.counts().total, calls);
});

test('the nightly synchronisation tells a person only what changed in Exact Online', async () => {
	const id = ids[GL_ACCOUNTS_TEMPLATE];
	await importAccountsByForm(world.n8n.baseUrl);
	const quiet = await runManually(world.session, id, 'Every night');
	assert.equal(quiet.status, 'success', quiet.error?.message);

	exactAccount('705000')['Description'] = 'Pièces détachées';
	exactAccount('704500')['IsBlocked'] = true;
	const told = await runManually(world.session, id, 'Every night');
	assert.equal(told.status, 'error');
	assert.match(
		told.error?.message ?? '',
		/- 704500 Vervangwagens\s: bloqué\n- 705000 Pièces détachées\s: s’appelait « Onderdelen »/,
	);
	const blocked = world.planManager.control.glAccounts().find(({ number }) => number === '704500');
	assert.equal(blocked?.blocked, true);

	// What somebody has seen on the page is no news at night.
	const page = oneLine((await synchroniseAccountsByForm(world.n8n.baseUrl)).text);
	assert.match(page, /Modifié dans Exact Online depuis la dernière fois.*705000 Pièces détachées/);
	assert.equal((await runManually(world.session, id, 'Every night')).status, 'success');
});

test('the nightly import of journals speaks of new journals only', async () => {
	const id = ids[JOURNALS_TEMPLATE];
	const first = await runManually(world.session, id, 'Every night');
	assert.match(first.error?.message ?? '', /- 721 Note crédit Anval \(Notes de crédit\)/);
	const second = await runManually(world.session, id, 'Every night');
	assert.equal(second.status, 'success', second.error?.message);
});

test('the suggested VAT codes are saved and the check says what is still open', async () => {
	const { text } = await mapVatCodesByForm(world.n8n.baseUrl, {
		'12 (12 %)': '2 – Ventes 6 % (6 %)',
	});
	assert.match(oneLine(text), /4 modifiés 7 en ordre 2 à examiner/);
	assert.match(oneLine(text), /MARGE .*Code TVA sans correspondance/);
	assert.deepEqual(vatMappings('21A'), [{ exactVatCode: '4' }]);
	assert.deepEqual(vatMappings('12'), [{ exactVatCode: '2' }]);
	// A mapping for one journal stays when that of all journals is saved.
	assert.deepEqual(vatMappings('21'), [
		{ exactVatCode: '4' },
		{ journal: '720', exactVatCode: '4' },
	]);
});

test('a journal gets a VAT mapping of its own', async () => {
	await fillIn(
		world.n8n.baseUrl,
		VAT_CODES_PATH,
		{ 'Pour quel journal ?': '710 - Ventes carrosserie Namur' },
		{ '0 (0 %)': 'EX – Exportation (0 %)' },
	);
	assert.deepEqual(vatMappings('0'), [
		{ exactVatCode: '0' },
		{ journal: '710', exactVatCode: 'EX' },
	]);
	assert.deepEqual(vatMappings('6'), [{ exactVatCode: '2' }]);
});

test('of two pages that are filled in at once, neither takes back what the other saved', async () => {
	const french = { 'Langue · Taal · Language': 'Français' };
	const journalPage = await submitForm(
		await openForm(world.n8n.baseUrl, VAT_CODES_PATH, PAGE_USER),
		french,
	);
	const all = await submitForm(journalPage, {});
	await fillIn(
		world.n8n.baseUrl,
		VAT_CODES_PATH,
		{ 'Pour quel journal ?': '710 - Ventes carrosserie Namur' },
		{ '0 (0 %)': 'EX – Exportation (0 %)', '6 (6 %)': '4 – Ventes 21 % (21 %)' },
	);
	await submitForm(all, { '6 (6 %)': '4 – Ventes 21 % (21 %)' });
	assert.deepEqual(vatMappings('0'), [
		{ exactVatCode: '0' },
		{ journal: '710', exactVatCode: 'EX' },
	]);
	assert.deepEqual(vatMappings('6'), [
		{ exactVatCode: '4' },
		{ journal: '710', exactVatCode: '4' },
	]);
});

test('the check shows what is wrong first, with what to do, and writes nothing', async () => {
	const sent = writesSince(world);
	const text = oneLine((await checkByForm(world.n8n.baseUrl)).text);
	assert.match(text, /À régler avant d’exporter 3 À régler 4 Attention 16 En ordre/);
	assert.match(text, /Journaux Ces journaux n’existent pas dans Exact Online : 799\./);
	assert.match(
		text,
		/Correspondance TVA Ces codes TVA correspondent à des codes .*: 21A, 21C, 21X/,
	);
	assert.match(text, /En ordre .*Connecté à Exact Online en tant que Sophie Meuse/);
	assert.deepEqual(sent(), {});
});

test('a connection that is gone is a red line of the page', async () => {
	world.exact.control.expireAccessTokens();
	world.exact.control.spendRefreshTokens();
	const text = oneLine((await checkByForm(world.n8n.baseUrl)).text);
	assert.match(text, /Connexion Il n’y a pas de connexion avec Exact Online/);
	assert.match(text, /Ouvrez l’identifiant dans n8n et reconnectez-le/);
});

test('testing the PlanManager credential sends the key neither in clear nor on to another host', async () => {
	const seen: string[] = [];
	// 127.0.0.2 stands for another machine: it is not localhost by name.
	const elsewhere = createServer((request, response) => {
		seen.push(String(request.headers['x-api-key']));
		response.end('{}');
	});
	const redirecting = createServer((_, response) => {
		response.writeHead(302, { location: urlOf(elsewhere, '127.0.0.2') }).end();
	});
	await listening(elsewhere, '127.0.0.2');
	await listening(redirecting, '127.0.0.1');
	try {
		const ask = async (baseUrl: string): Promise<{ status: string; message: string }> =>
			await world.session.call('POST', '/credentials/test', {
				credentials: {
					...world.credentials.planManagerApi,
					type: 'planManagerApi',
					data: { baseUrl, apiKey: world.planManager.apiKey },
				},
			});
		assert.equal((await ask(world.planManager.apiUrl)).status, 'OK');
		const inClear = await ask(urlOf(elsewhere, '127.0.0.2'));
		assert.equal(inClear.status, 'Error');
		assert.match(inClear.message, /URL/);
		assert.equal((await ask(urlOf(redirecting, '127.0.0.1'))).status, 'Error');
		assert.deepEqual(seen, []);
	} finally {
		elsewhere.close();
		redirecting.close();
	}
});

test('a PlanManager that does not answer is a red line of the page', async () => {
	world.planManager.faults.add({ name: 'status500', method: 'GET', path: 'gl-accounts' });
	const text = oneLine((await checkByForm(world.n8n.baseUrl)).text);
	assert.match(text, /PlanManager PlanManager ne répond pas comme prévu/);
	assert.match(text, /En ordre .*Connecté à Exact Online/);
});

test('every morning red lines are told again, amber ones when they are new', async () => {
	const every5s = { rule: { interval: [{ field: 'seconds', secondsInterval: 5 }] } };
	const { id } = await world.addTemplate(CHECK_TEMPLATE, {
		parameters: {
			'Every morning': every5s,
			'Choose a language': { options: { path: 'check-every-5-s' } },
		},
	});
	await publish(world.session, id);
	const first = await nextExecution(world.session, id, [], { timeoutMs: 60_000 });
	const known = await listExecutions(world.session, { workflowId: id });
	const second = await nextExecution(world.session, id, known, { timeoutMs: 60_000 });
	await unpublish(world.session, id);
	const amber = /- Attention\. Journaux\s: Ces journaux sont bloqués dans Exact Online : 719/;
	const red = /- À régler\. Journaux\s: Ces journaux n’existent pas dans Exact Online : 799/;
	assert.match(first.error?.message ?? '', amber);
	assert.match(first.error?.message ?? '', red);
	assert.match(second.error?.message ?? '', red);
	assert.doesNotMatch(second.error?.message ?? '', amber);
});
