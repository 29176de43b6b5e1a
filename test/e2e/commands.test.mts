// Commands for who works on this repository: run as its pages show them, in a clone of its own.
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { WORK_FOLDER } from '../../sandbox/runtime/paths.mts';
import { startCommand } from '../support/command.mts';
import type { CommandOptions } from '../support/command.mts';
import { changedFiles, copyRepository } from '../support/copyRepository.mts';

/** As where no browser is installed: a browser that is named wins over all that can be found. */
const NO_BROWSER = { CHROME_PATH: '/nowhere/chromium' };

let clone: string;

before(() => (clone = copyRepository()));
after(() => rmSync(clone, { recursive: true }));

/** Runs a command to its end. @returns what it printed @throws Error when it does not end well */
async function run(line: string, options: CommandOptions = {}): Promise<string> {
	const command = startCommand(line, options);
	const { code } = await command.ended;
	assert.equal(code, 0, command.output());
	return command.output();
}

const hasN8n = (): boolean => existsSync(join(clone, 'sandbox/n8n/node_modules'));

test('parts of the tests that use neither n8n nor a browser run without them', async () => {
	const output = await run('npm test -- tidy', { cwd: clone, env: NO_BROWSER });
	assert.match(output, /✓ tidy/);
	assert.equal(hasN8n(), false);
});

test('a part that uses a browser says so before anything is installed for it', async () => {
	const tests = startCommand('npm test -- unit e2e', { cwd: clone, env: NO_BROWSER });
	assert.equal((await tests.ended).code, 1);
	assert.match(tests.output(), /CHROME_PATH is no program/);
	assert.equal(hasN8n(), false);
});

test('the pages of facts are written as they lie in the repository', async () => {
	const page = join(clone, 'docs/exact-behaviour.md');
	writeFileSync(page, readFileSync(page, 'utf8').replace('| certain |', '| sure |'));
	await run('node facts/pages.mts', { cwd: clone });
	assert.deepEqual(changedFiles(clone), []);
});

test('the templates are written as they lie in the repository', async () => {
	await run('node tools/templates/build.mts', { cwd: clone });
	await run('node tools/templates/build.mts --check', { cwd: clone });
	assert.deepEqual(changedFiles(clone), []);
});

test('the lockfile of n8n is complete', async () => {
	const cwd = join(clone, 'sandbox/n8n');
	const output = await run('node ../../tools/complete-lock.mjs package-lock.json', { cwd });
	assert.match(output, /package-lock.json: 0 entries added/);
});

test('formatting puts a file right and leaves the others as they are', async () => {
	appendFileSync(join(clone, 'tools/start.mjs'), '\n\n');
	await run('npm run format', { cwd: clone });
	assert.deepEqual(changedFiles(clone), []);
});

test('linting puts a file right and leaves the others as they are', async () => {
	const file = join(clone, 'nodes/domain/values/vat.ts');
	const source = readFileSync(file, 'utf8');
	writeFileSync(file, source.replace('\tconst ', '\tlet '));
	assert.deepEqual(changedFiles(clone), ['nodes/domain/values/vat.ts']);
	await run('npm run lint:fix', { cwd: clone });
	assert.deepEqual(changedFiles(clone), []);
});

test('a change in a rule is noticed by its tests', async () => {
	const output = await run('npm run mutation -- nodes/domain/values/isoDate.ts', { cwd: clone });
	assert.match(output, /^\| domain\/values \| \d+\.\d % \|/m);
});

test('the benchmark counts the calls of an export and finds the books as they should be', async () => {
	const output = await run('npm run bench -- 5');
	const { figures } = JSON.parse(output.slice(output.indexOf('{'))) as {
		figures: Array<{ run: string; calls: number; necessaryWrites: number; problems: number }>;
	};
	assert.deepEqual(
		figures.map(({ run, necessaryWrites, problems }) => [run, necessaryWrites, problems]),
		[
			['newWithoutPdf', 6, 0],
			['new', 16, 0],
			['again', 0, 0],
		],
	);
	assert.ok(figures.every(({ calls, necessaryWrites }) => calls > necessaryWrites));
});

test('the campaign plays from the seed it is given and finds nothing wrong', async () => {
	const output = await run('npm run campaign -- --exports 20 --seed 7');
	const result = JSON.parse(output.slice(output.lastIndexOf('\n{'))) as Record<string, number>;
	assert.ok((result['exports'] ?? 0) >= 20);
	assert.deepEqual(
		['histories', 'pairs', 'lost', 'doubled', 'paymentsUntrue'].map((name) => result[name]),
		[2, 1, 0, 0, 0],
	);
});

test('screenshots show each page of the forms', async () => {
	const output = await run('npm run screenshots -- forms');
	for (const name of ['import-journals-result.png', 'form-3-result.png', 'planmanager.png']) {
		assert.match(output, new RegExp(`^${name}$`, 'm'));
		assert.ok(existsSync(join(WORK_FOLDER, 'screenshots', name)), name);
	}
});
