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

type Printed = { name: string; url: string; note: string };

let demo: RunningCommand;

before(async () => {
	demo = startCommand('npm run demo');
	await demo.printed(READY);
});

after(() => demo.kill());

/** The lines with an address: what stands before it, the address, and what stands after it. */
function printedAddresses(): Printed[] {
	const lines = demo.output().matchAll(/^ {2}(\S.*?) {2,}(http:\S+)(.*)$/gm);
	return [...lines].map(([, name = '', url = '', note = '']) => ({ name, url, note }));
}

function lineOf(wanted: string): Printed {
	return printedAddresses().find(({ name }) => name === wanted) ?? assert.fail(wanted);
}

/** Who may open an address, as its line says. */
function namedIn(note: string): { user: string; password: string } | undefined {
	const [, user = '', password = ''] = /\((\S+) \/ (\S+)\)/.exec(note) ?? [];
	return user === '' ? undefined : { user, password };
}

async function textAt(name: string): Promise<string> {
	return textOf(await (await fetch(lineOf(name).url)).text());
}

test('every address that the demo prints answers, with the name and password beside it', async () => {
	assert.equal(printedAddresses().length, 11);
	for (const { name, url, note } of printedAddresses()) {
		const who = namedIn(note);
		const authorization = who && `Basic ${btoa(`${who.user}:${who.password}`)}`;
		const headers: HeadersInit = authorization === undefined ? {} : { authorization };
		assert.equal((await fetch(url, { headers })).status, 200, name);
	}
});

test('the forms of the demo open', async () => {
	for (const form of ['Export', 'Journals', 'Accounts', 'VAT codes', 'Check', 'Compare']) {
		const { url, note } = lineOf(form);
		const { origin, pathname } = new URL(url);
		const { fields } = await openForm(origin, pathname.replace('/form/', ''), namedIn(note));
		assert.deepEqual(
			fields.map(({ label }) => label),
			['Langue · Taal · Language'],
			form,
		);
	}
});

test('the demo’s n8n lets in who is named beside it, and has all eleven templates published', async () => {
	const { url, note } = lineOf('n8n');
	const { user: email, password } = namedIn(note) ?? assert.fail(note);
	const session = await signIn(url, { ...OWNER, email, password });
	const workflows = await session.call<Workflow[]>('GET', '/workflows');
	assert.equal(workflows.filter(({ active }) => active).length, 11);
});

test('the demo has exported one site, left the other, and mailed what needs attention', async () => {
	const [, booked] = /^(\d+) documents of Liège are booked/m.exec(demo.output()) ?? [];
	const [, attention] = /(\d+) need attention, and a mail says why/.exec(demo.output()) ?? [];
	const screen = await textAt('PlanManager');
	assert.match(screen, new RegExp(`Exportée · ${booked}\\b`));
	assert.match(screen, new RegExp(`À corriger · ${attention}\\b`));
	assert.match(screen, /À exporter · [1-9]/);
	assert.match(await textAt('Mail'), new RegExp(`Documents à examiner : ${attention} sur`));
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

test('the demo ends at once on a profile that is not there', async () => {
	const demo = startCommand('npm run demo -- --profile nowhere.json');
	assert.equal((await demo.ended).code, 1, demo.output());
	assert.match(demo.output(), /nowhere\.json is no profile/);
});

test('without a person the demo exports both sites and finds everything equal, to the cent', async () => {
	const check = startCommand('npm run demo -- --check');
	assert.equal((await check.ended).code, 0, check.output());
	const [, line = ''] = /^(\{.*\})$/m.exec(check.output()) ?? [];
	const { reconciliation, ...figures } = JSON.parse(line) as Record<string, number> & {
		reconciliation: { inOrder: number; differences: number };
	};
	assert.equal(reconciliation.differences, 0);
	assert.ok(reconciliation.inOrder > 100, line);
	assert.equal(figures['booked'] + figures['needsAttention'], figures['selected']);
	assert.deepEqual([figures['duplicates'], figures['centDifferences']], [0, 0]);
});
