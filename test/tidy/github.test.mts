// What GitHub reads of this repository names what is there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { read } from '../support/pages.mts';

type Step = { run?: string; 'working-directory'?: string };
type Workflow = { jobs: Record<string, { steps: Step[] }> };
type Form = {
	name: string;
	description: string;
	body: Array<{ type: string; id?: string; attributes: { options?: unknown[] } }>;
};
type Updates = {
	updates: Array<{ 'package-ecosystem': string; directory?: string; directories?: string[] }>;
};

const FORMS = '.github/ISSUE_TEMPLATE';
const formFiles = readdirSync(join(ROOT, FORMS)).filter((file) => file !== 'config.yml');

const isThere = (path: string): boolean => existsSync(join(ROOT, path));
const formOf = (file: string) => parse(read(`${FORMS}/${file}`)) as Form;

for (const file of readdirSync(join(ROOT, '.github/workflows'))) {
	test(`${file} runs scripts, files and folders that exist`, () => {
		const { jobs } = parse(read(`.github/workflows/${file}`)) as Workflow;
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const steps = Object.values(jobs).flatMap((job) => job.steps);
		const text = steps.map(({ run = '' }) => run).join('\n');
		for (const [, script = ''] of text.matchAll(/npm run (\S+)/g))
			assert.ok(scripts[script], script);
		for (const [, path = ''] of text.matchAll(/bash (\S+)/g)) assert.ok(isThere(path), path);
		for (const { 'working-directory': folder } of steps) assert.ok(isThere(folder ?? '.'), folder);
		assert.match(text, /bash \.ci\/run/);
	});
}

test('Dependabot looks after every lockfile and the actions', () => {
	const { updates } = parse(read('.github/dependabot.yml')) as Updates;
	const foldersOf = (ecosystem: string) =>
		updates
			.filter((each) => each['package-ecosystem'] === ecosystem)
			.flatMap(({ directory = [], directories = [] }) => [directory, directories].flat());
	const lockfiles = execFileSync('git', ['ls-files', '*package-lock.json'], { cwd: ROOT });
	const locked = lockfiles.toString().trim().split('\n');
	assert.deepEqual(
		foldersOf('npm').toSorted(),
		locked.map((path) => `/${path.replace(/\/?package-lock\.json$/, '')}`).toSorted(),
	);
	assert.deepEqual(foldersOf('github-actions'), ['/']);
});

for (const file of formFiles) {
	test(`${file} has a name, a description and questions that GitHub can tell apart`, () => {
		const { name, description, body } = formOf(file);
		assert.ok(name && description);
		const questions = body.filter(({ type }) => type !== 'markdown').map(({ id }) => id);
		assert.ok(questions.every((id) => id !== undefined));
		assert.equal(new Set(questions).size, questions.length);
	});
}

test('the form for what does not work offers every node', () => {
	const manifest = JSON.parse(read('package.json')) as { n8n: { nodes: string[] } };
	const sources = manifest.n8n.nodes.map((path) => read(path.replace(/^dist\/(.*)\.js$/, '$1.ts')));
	const names = sources.map((source) => /displayName: 'Exact Online ([^']+)'/.exec(source)?.[1]);
	const where = formOf('bug.yml').body.find(({ id }) => id === 'where');
	const offered = where?.attributes.options ?? [];
	assert.deepEqual(
		[...names, 'PlanManager'].filter((name) => !offered.includes(name)),
		[],
	);
});
