// `npm run facts -- --live` as a person goes through it, against the simulator over https with a
// certificate that it signed itself.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generate } from 'selfsigned';
import { FACTS } from '../../facts/all.mts';
import { CLIENT_ID, CLIENT_SECRET, GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { startExactSimulator } from '../../sandbox/exact/server.mts';
import type { ExactSimulator } from '../../sandbox/exact/server.mts';
import { startCommand } from '../support/command.mts';
import type { RunningCommand } from '../support/command.mts';

const REDIRECT_URI = 'https://n8n.example.be/rest/oauth2-credential/callback';
const ENTER = '\r';
const DOWN = '\u001b[B';
const NAME = 'Carrosserie Meuse SRL';

let folder: string;
let exact: ExactSimulator;

/** An administration that differs in two facts. Its minute is short, so that waits for it are. */
before(async () => {
	folder = mkdtempSync(join(tmpdir(), 'trial-'));
	const names = [{ type: 7 as const, ip: '127.0.0.1' }];
	const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
		extensions: [{ name: 'subjectAltName', altNames: names }],
	});
	writeFileSync(join(folder, 'authority.pem'), cert);
	exact = await startExactSimulator({
		https: { key, cert },
		start: Date.UTC(2026, 10, 10, 9),
		takenNumbers: false,
		minuteMs: 1000,
		lineVat: 'ignored',
		forbiddenEndpoints: ['read/financial/JournalStatusList'],
	});
});
after(async () => {
	await exact.close();
	rmSync(folder, { recursive: true });
});

const books = () => {
	const found = exact.state.get(GARAGE_DIVISION);
	if (!found) throw new Error('No books');
	return found;
};

/** Records by kind, to see that nothing stays behind. */
const counts = () =>
	[books().entries, books().documents, books().attachments, books().accounts].map(
		(table) => table.all().length,
	);

/** One of the commands of docs/trial.md, at the simulator. */
function startTrial(command: string): RunningCommand {
	return startCommand(`${command} --site ${exact.url} --out ${folder}`, {
		env: { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') },
	});
}

/** Gives what the app is, and the code from the address that a browser would show. */
async function connect(trial: RunningCommand): Promise<void> {
	await trial.printed('Client ID');
	trial.type(CLIENT_ID + ENTER);
	await trial.printed('Client secret');
	trial.type(CLIENT_SECRET + ENTER);
	await trial.printed('Redirect URI');
	trial.type(REDIRECT_URI + ENTER);
	await trial.printed('Paste the address');
	const [consent = ''] = /https:\S+oauth2\/auth\?\S+/.exec(trial.output()) ?? [];
	assert.ok(consent.startsWith(exact.url), consent);
	trial.type((await addressAfterConsent(consent)) + ENTER);
}

/** The consent in a browser that trusts the certificate: a person clicks, the address holds the code. */
async function addressAfterConsent(consent: string): Promise<string> {
	return await new Promise((resolve, reject) => {
		const ca = readFileSync(join(folder, 'authority.pem'));
		const ask = get(`${consent}&auto_approve=1`, { ca }, ({ headers }) =>
			resolve(headers.location ?? ''),
		);
		ask.on('error', reject);
	});
}

type Profile = {
	held: string[];
	differed: Array<{ id: string }>;
	untold: Array<{ id: string }>;
	switches: Record<string, unknown>;
};
const profile = () => JSON.parse(readFileSync(join(folder, 'profile.json'), 'utf8')) as Profile;

const idsOf = (kind: string) =>
	FACTS.filter((fact) => fact.kind === kind && !('price' in fact)).map(({ id }) => id);

test('a trial without leave to write only reads, and says what differs', async () => {
	const trial = startTrial('npm run facts -- --live');
	try {
		await connect(trial);
		await trial.printed('Administration');
		trial.type(ENTER);
		assert.equal((await trial.ended).code, 0, trial.output());
	} finally {
		trial.kill();
	}
	const { byEndpoint } = exact.control.calls.counts();
	const writes = Object.keys(byEndpoint).filter((endpoint) => !endpoint.startsWith('GET '));
	assert.deepEqual(writes, ['POST oauth2/token']);
	const { held, differed, untold, switches } = profile();
	assert.deepEqual(switches, { forbiddenEndpoints: ['read/financial/JournalStatusList'] });
	assert.deepEqual(
		differed.map(({ id }) => id),
		['journal-status'],
	);
	const told = [...held, ...differed.map(({ id }) => id)];
	assert.ok(told.every((id) => idsOf('reading').includes(id)));
	assert.ok(idsOf('writing').every((id) => untold.some((fact) => fact.id === id)));
	assert.ok(held.length > 20, `${held.length} held`);
});

test('a trial that may write tells what was booked, and removes it', async () => {
	const before = counts();
	const trial = startTrial('npm run facts -- --live --write');
	try {
		await connect(trial);
		await trial.printed('Administration');
		trial.type(ENTER);
		await trial.printed('Sales journal to write in');
		trial.type(ENTER);
		await trial.printed('To let it write');
		assert.match(trial.output(), /- an entry of one line \(line-vat\)/);
		assert.doesNotMatch(trial.output(), /by hand|webhook/, 'what nobody can do is not announced');
		trial.type(NAME + ENTER);
		assert.equal((await trial.ended).code, 0, trial.output());
	} finally {
		trial.kill();
	}
	assert.deepEqual(counts(), before);
	const { held, switches } = profile();
	assert.deepEqual(switches, {
		forbiddenEndpoints: ['read/financial/JournalStatusList'],
		lineVat: 'ignored',
	});
	for (const id of ['document-shown', 'by-reference', 'credit-note', 'delete-attachment']) {
		assert.ok(held.includes(id), id);
	}
	const page = readFileSync(join(folder, 'how-it-behaves.md'), 'utf8');
	assert.match(page, /`line-vat`/);
	assert.equal(existsSync(join(folder, 'trial.json')), false, 'nothing is left to go on with');
	for (const text of [page, JSON.stringify(profile()), trial.output()]) {
		assert.ok(!text.includes(CLIENT_SECRET));
		assert.ok(!text.includes('stampBE001.') || text === trial.output());
	}
	assert.ok(![page, JSON.stringify(profile())].some((text) => text.includes(NAME)));
});

test('another name than that of the administration lets nothing be written', async () => {
	exact.control.calls.reset();
	const trial = startTrial('npm run facts -- --live --write');
	try {
		await connect(trial);
		await trial.printed('Administration');
		trial.type(DOWN + ENTER);
		await trial.printed('Sales journal to write in');
		trial.type(ENTER);
		await trial.printed('To let it write');
		trial.type(NAME + ENTER);
		assert.equal((await trial.ended).code, 0, trial.output());
	} finally {
		trial.kill();
	}
	assert.match(trial.output(), /nothing is written/);
	const { byEndpoint } = exact.control.calls.counts();
	const writes = Object.keys(byEndpoint).filter((endpoint) => !endpoint.startsWith('GET '));
	assert.deepEqual(writes, ['POST oauth2/token']);
});

test('a trial that is stopped removes what it wrote, and goes on where it stopped', async () => {
	const before = counts();
	const first = startTrial('npm run facts -- --live --write');
	try {
		await connect(first);
		await first.printed('Administration');
		first.type(ENTER);
		await first.printed('Sales journal to write in');
		first.type(ENTER);
		await first.printed('To let it write');
		first.type(NAME + ENTER);
		await first.printed('✓ vat-by-line');
		first.interrupt();
		await first.printed('The same command goes on');
		await first.gone();
	} finally {
		first.kill();
	}
	assert.deepEqual(counts(), before);
	const second = startTrial('npm run facts -- --live --write');
	try {
		await connect(second);
		await second.printed('Go on with the trial');
		second.type(ENTER);
		await second.printed('Sales journal to write in');
		second.type(ENTER);
		await second.printed('To let it write');
		second.type(NAME + ENTER);
		assert.equal((await second.ended).code, 0, second.output());
	} finally {
		second.kill();
	}
	assert.doesNotMatch(second.output(), /✓ vat-by-line/);
	assert.ok(profile().held.includes('vat-by-line'));
	assert.deepEqual(counts(), before);
});
