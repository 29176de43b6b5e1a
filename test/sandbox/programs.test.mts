// The simulators started by hand, as their pages say, with the `node` that runs this.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCommand } from '../support/command.mts';

/** Starts one, looks at what it printed, and ends it as Ctrl+C does. */
async function use(
	line: string,
	lastWords: string,
	look: (url: string, printed: string) => Promise<void>,
): Promise<void> {
	const program = startCommand(line);
	try {
		await program.printed(lastWords);
		const [url = ''] = /http:\S+/.exec(program.output()) ?? [];
		await look(url, program.output());
		program.interrupt();
		assert.equal((await program.ended).code, 0);
	} finally {
		program.kill();
	}
}

test('Exact Online started by hand shows its books, and gives consent by itself', async () => {
	const line = 'node sandbox/exact/main.mts --port 4101 --auto-approve';
	await use(line, 'webhook secret', async (url) => {
		assert.equal(url, 'http://127.0.0.1:4101');
		assert.match(await (await fetch(url)).text(), /Sales journals/);
		const { autoApprove } = await switchesAt(url);
		assert.equal(autoApprove, true);
	});
});

test('Exact Online started with switches has them', async () => {
	const line = 'node sandbox/exact/main.mts --set minuteMs=1000 --set language=fr-BE';
	await use(line, 'webhook secret', async (url) => {
		const { minuteMs, language } = await switchesAt(url);
		assert.deepEqual([minuteMs, language], [1000, 'fr-BE']);
	});
});

test('PlanManager started by hand shows its screen, and lets the key in that it prints', async () => {
	const line = 'node sandbox/planmanager/main.mts --port 4102 --seed newGarage';
	await use(line, 'X-Api-Key', async (url, printed) => {
		assert.equal(url, 'http://127.0.0.1:4102');
		assert.match(await (await fetch(url)).text(), /Carrosserie Meuse SRL/);
		const [, api = ''] = /Web service +(\S+)/.exec(printed) ?? [];
		const [, key = ''] = /X-Api-Key +(\S+)/.exec(printed) ?? [];
		const answer = await fetch(`${api}/sites`, { headers: { 'X-Api-Key': key } });
		assert.equal(answer.status, 200);
	});
});

async function switchesAt(url: string): Promise<Record<string, unknown>> {
	const answer = await fetch(`${url}/_sandbox/switches`);
	return (await answer.json()) as Record<string, unknown>;
}
