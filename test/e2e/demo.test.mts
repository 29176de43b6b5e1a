// The first thing that a newcomer does: `npm run demo`, open what it prints, Ctrl+C.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isFree } from '../../sandbox/runtime/freePorts.mts';
import { textOf } from '../../sandbox/runtime/html.mts';
import { openForm } from '../../sandbox/runtime/n8n/forms.mts';
import { OWNER, signIn } from '../../sandbox/runtime/n8n/session.mts';
import type { Workflow } from '../../sandbox/runtime/n8n/workflows.mts';
import { startCommand } from '../support/command.mts';
import type { RunningCommand } from '../support/command.mts';

const READY = 'Stop with Ctrl+C.';
/** Beside an address: who may open it. */
const NAME_AND_PASSWORD = /\((\S+) \/ (\S+)\)/;

let demo: RunningCommand;

before(async () => {
	demo = startCommand('npm run demo');
	await demo.printed(READY);
});

after(() => demo.kill());

/** The lines with an address: what stands before it, the address, and what stands after it. */
function printedAddresses(): { name: string; url: string; note: string }[] {
	const lines = demo.output().matchAll(/^ {2}(\S.*?) {2,}(http:\S+)(.*)$/gm);
	return [...lines].map(([, name = '', url = '', note = '']) => ({ name, url, note }));
}

function addressOf(wanted: string): string {
	return printedAddresses().find(({ name }) => name === wanted)?.url ?? '';
}

async function textAt(name: string): Promise<string> {
	return textOf(await (await fetch(addressOf(name))).text());
}

test('every address that the demo prints answers, with the name and password beside it', async () => {
	assert.equal(printedAddresses().length, 10);
	for (const { name, url, note } of printedAddresses()) {
		const [, user, password] = NAME_AND_PASSWORD.exec(note) ?? [];
		const headers: Record<string, string> =
			user === undefined ? {} : { authorization: `Basic ${btoa(`${user}:${password}`)}` };
		assert.equal((await fetch(url, { headers })).status, 200, name);
	}
});

test('the forms of the demo open', async () => {
	for (const form of ['Export', 'Journals', 'Accounts', 'VAT codes', 'Check']) {
		const { origin, pathname } = new URL(addressOf(form));
		const { fields } = await openForm(origin, pathname.replace('/form/', ''));
		assert.deepEqual(
			fields.map(({ label }) => label),
			['Langue · Taal · Language'],
			form,
		);
	}
});

test('the demo’s n8n lets in who is named beside it, and has all ten templates published', async () => {
	const { url, note } = printedAddresses().find(({ name }) => name === 'n8n') ?? assert.fail();
	const [, email = '', password = ''] = NAME_AND_PASSWORD.exec(note) ?? [];
	const session = await signIn(url, { ...OWNER, email, password });
	const workflows = await session.call<Workflow[]>('GET', '/workflows');
	assert.equal(workflows.filter(({ active }) => active).length, 10);
});

test('the demo has exported one site, left the other, and mailed what needs attention', async () => {
	assert.match(await textAt('PlanManager'), /Exportée · 80/);
	assert.match(await textAt('PlanManager'), /À exporter · 58/);
	assert.match(await textAt('Mail'), /Documents à examiner : 13 sur 13/);
});

test('a second demo says which ports are taken, and what to do', async () => {
	const second = startCommand('npm run demo');
	assert.equal((await second.ended).code, 1);
	assert.match(second.output(), /needs the ports 5690 to 5693/);
	assert.match(second.output(), /npm run demo -- --port 6690/);
});

test('Ctrl+C ends the demo cleanly and leaves nothing running', async () => {
	demo.interrupt();
	const { code, signal } = await demo.ended;
	// npm ends as its shell does: bash passes our 0 on, Debian's sh ends by the signal itself.
	assert.ok(code === 0 || signal === 'SIGINT', `${code} ${signal}`);
	await demo.gone();
	assert.match(demo.output(), /Stopping\nStopped\n$/);
	for (const { url } of printedAddresses()) assert.ok(await isFree(Number(new URL(url).port)), url);
});

test('a demo on other ports that is told to end while it starts leaves nothing running', async () => {
	const other = startCommand('npm run demo -- --port 6690');
	try {
		await other.printed('Starting n8n');
		assert.equal((await fetch('http://127.0.0.1:6691')).status, 200);
		// Only npm gets the signal, and passes it on no further than to its shell.
		other.terminate();
		await other.gone();
		for (const port of [6690, 6691, 6692, 6693]) assert.ok(await isFree(port), String(port));
	} finally {
		other.kill();
	}
});

test('without a person the demo exports both sites and finds everything equal, to the cent', async () => {
	const check = startCommand('npm run demo -- --check');
	assert.equal((await check.ended).code, 0, check.output());
	const [, line = ''] = /^(\{.*\})$/m.exec(check.output()) ?? [];
	const { selected, booked, needsAttention, duplicates, centDifferences } = JSON.parse(line);
	assert.equal(booked + needsAttention, selected);
	assert.deepEqual([duplicates, centDifferences], [0, 0]);
});
