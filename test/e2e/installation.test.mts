// The installation as the README shows it, from a clone into the user folder of an n8n.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { readTemplate } from '../../sandbox/demo/world.mts';
import { N8nProcess } from '../../sandbox/runtime/n8nProcess.mts';
import { signIn } from '../../sandbox/runtime/n8n/session.mts';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { copyRepository } from '../support/copyRepository.mts';
import { shellBlock } from '../support/pages.mts';

const execute = promisify(execFile);

let clone: string;
let home: string;
let n8n: N8nProcess;

before(async () => {
	clone = copyRepository();
	home = mkdtempSync(join(tmpdir(), 'home-'));
	// The packages of the clone are those of this repository, which `npm ci` brought.
	const commands = shellBlock('README.md', 'Installation')
		.replace(/^npm ci\n/m, '')
		.replaceAll('<clone>', clone);
	await execute('bash', ['-e', '-c', commands], {
		cwd: clone,
		env: { ...process.env, HOME: home },
	});
	n8n = await N8nProcess.prepare({ userFolder: home });
	await n8n.start();
});

after(async () => {
	await n8n.dispose();
	await rm(home, { recursive: true, maxRetries: 5 });
	await rm(clone, { recursive: true });
});

test('n8n knows all nodes of both packages under the names that the templates use', async () => {
	const session = await signIn(n8n.baseUrl);
	const types = (await (await session.fetch('/types/nodes.json')).json()) as { name: string }[];
	const known = new Set(types.map(({ name }) => name));
	const files = readdirSync(join(ROOT, 'workflows')).filter((file) => file.endsWith('.json'));
	const used = new Set(files.flatMap((file) => readTemplate(file).nodes).map(({ type }) => type));
	assert.deepEqual(
		[...used].filter((type) => !known.has(type)),
		[],
	);
	const own = [...used].filter((type) => !type.startsWith('n8n-nodes-base.'));
	assert.ok(own.some((type) => type.startsWith('n8n-nodes-exact-online-link.')));
	assert.ok(own.includes('n8n-nodes-planmanager.planManager'));
});
