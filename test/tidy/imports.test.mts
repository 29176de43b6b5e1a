// Which way imports point, as docs/architecture.md says: down, within what a package may use, and
// never in a circle.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IRegularForbiddenRuleType } from 'dependency-cruiser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PUBLISHED = ['credentials', 'nodes', 'planmanager/credentials', 'planmanager/nodes'];
const FOLDERS = [...PUBLISHED, 'facts', 'sandbox', 'setup/src', 'tools'];

/** The folders of nodes/domain: each imports only those before it. */
const ROOMS = [
	'values',
	'reasons',
	'books',
	'invoice',
	'customer',
	'masterData',
	'payments',
	'entry',
	'connection',
	'reconciliation',
];

/** Libraries that n8n has in its own installation; those of domain know nothing of n8n. */
const DOMAIN_LIBRARIES = ['luxon', 'zod', 'lodash'].map(library);
const LIBRARIES = [...DOMAIN_LIBRARIES, ...['n8n-workflow', 'p-limit'].map(library)];
const CRYPTO = '^(?:node:)?crypto$';

/** Node finds a library in this repository's folder, or in that of a checkout it is linked to. */
function library(name: string): string {
	return `(?:^|/)node_modules/${name}/`;
}

/** What may not be imported; named by what holds instead. */
const FORBIDDEN: Array<IRegularForbiddenRuleType & { name: string }> = [
	{
		name: 'published code imports its own package and what n8n provides, nothing else',
		from: { path: '^(planmanager/|)(?:credentials|nodes)/' },
		to: { pathNot: ['^$1(?:credentials|nodes)/', ...LIBRARIES, CRYPTO] },
	},
	{
		name: 'domain imports only its own files, and no n8n',
		from: { path: '^nodes/domain/' },
		to: { pathNot: ['^nodes/domain/', ...DOMAIN_LIBRARIES, CRYPTO] },
	},
	...ROOMS.map((room, place) => ({
		name: `${room} in domain imports only folders that stand before it in the order`,
		from: { path: `^nodes/domain/${room}/` },
		to: {
			path: '^nodes/domain/',
			pathNot: `^nodes/domain/(?:${ROOMS.slice(0, place + 1).join('|')})/`,
		},
	})),
	{
		name: 'exact imports neither host nor a node',
		from: { path: '^nodes/exact/' },
		to: { path: '^nodes/', pathNot: '^nodes/(?:exact|domain)/' },
	},
	{
		name: 'exact imports nothing of domain but types',
		from: { path: '^nodes/exact/' },
		to: { path: '^nodes/domain/', dependencyTypesNot: ['type-only'] },
	},
	{
		name: 'host imports domain and exact, and no node',
		from: { path: '^nodes/host/' },
		to: { path: '^nodes/', pathNot: '^nodes/(?:host|domain|exact)/' },
	},
	{
		name: 'a node imports no other node',
		from: { path: '^nodes/(ExactOnline[^/]+)/' },
		to: { path: '^nodes/', pathNot: '^nodes/(?:$1|domain|exact|host)/' },
	},
	{
		name: 'the sandbox, being the second opinion, shares no code with the nodes',
		from: { path: '^sandbox/' },
		to: { path: '^(?:planmanager/)?(?:credentials|nodes|dist)/' },
	},
	{
		name: 'the setup tool imports its own files, what its package.json names, and Node',
		from: { path: '^setup/src/' },
		to: {
			pathNot: ['^setup/src/', ...['commander', 'yaml', 'zod'].map(library)],
			dependencyTypesNot: ['core'],
		},
	},
	{
		name: 'the facts, asked from outside, share no code with the nodes',
		from: { path: '^facts/' },
		to: { path: '^(?:planmanager/)?(?:credentials|nodes|dist)/' },
	},
	{
		name: 'what asks the facts shares no code with the simulator, which only stands in for Exact Online',
		from: { path: '^facts/', pathNot: '^facts/(?:simulator|pages)\\.mts$' },
		to: { path: '^sandbox/', dependencyTypesNot: ['type-only'] },
	},
	{ name: 'imports never go in a circle', from: {}, to: { circular: true } },
];

const { output } = await cruise(FOLDERS, {
	baseDir: ROOT,
	exclude: { path: '^sandbox/n8n/' },
	doNotFollow: { path: 'node_modules' },
	tsPreCompilationDeps: 'specify',
	validate: true,
	ruleSet: { forbidden: FORBIDDEN },
});
const { modules, summary } = output as ICruiseResult;

for (const { name } of FORBIDDEN) {
	test(name, () => {
		const against = summary.violations.filter(({ rule }) => rule.name === name);
		const shown = against.map(({ from, to, cycle = [] }) =>
			[from, ...(cycle.length > 0 ? cycle.map((step) => step.name) : [to])].join(' → '),
		);
		assert.deepEqual(shown, []);
	});
}

test('every folder of domain has its place in the order', () => {
	assert.deepEqual(readdirSync(join(ROOT, 'nodes/domain')).sort(), ROOMS.toSorted());
});

test('every file of these folders was read', () => {
	const listed = execFileSync('git', ['ls-files', '*.ts', '*.mts', '*.mjs'], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	const folders = FOLDERS.map((folder) => `${folder}/`);
	const files = listed
		.split('\n')
		.filter((file) => folders.some((folder) => file.startsWith(folder)));
	const read = new Set(modules.map(({ source }) => source));
	assert.deepEqual(
		files.filter((file) => !read.has(file)),
		[],
	);
	assert.ok(files.length > 400, 'there are files');
});
