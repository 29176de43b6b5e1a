// What is written must hold: links lead somewhere, nothing is explained that isn't there, and
// nothing is there that isn't explained.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { compileFunction } from 'node:vm';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { FENCE, PAGES, read } from '../support/pages.mts';

interface Parameter {
	readonly displayName: string;
	readonly type: string;
	readonly options?: readonly unknown[];
}

/** As GitHub makes the anchor of a heading. */
function anchorOf(heading: string): string {
	const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
	return plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-');
}

function anchorsOf(path: string): string[] {
	const headings = read(path)
		.replace(FENCE, '')
		.matchAll(/^#{1,6} +(.+)$/gm);
	return [...headings].map(([, heading = '']) => anchorOf(heading.trim()));
}

/** Targets of links that stay in the repository. */
function linksOf(path: string): string[] {
	const links = read(path)
		.replace(FENCE, '')
		.matchAll(/\]\(([^)\s]+)\)/g);
	return [...links].map(([, target = '']) => target).filter((target) => !/^\w+:/.test(target));
}

function isDead(page: string, link: string): boolean {
	const [file = '', anchor] = link.split('#');
	const target = file === '' ? page : join(dirname(page), file);
	if (!existsSync(join(ROOT, target))) return true;
	return anchor !== undefined && !anchorsOf(target).includes(anchor);
}

/** Names of parameters, those inside collections included; choices of a drop-down list are not. */
function namesOf(parameters: readonly Parameter[]): string[] {
	return parameters.flatMap(({ displayName, type, options = [] }) => [
		displayName,
		...(type === 'collection' ? namesOf(options as readonly Parameter[]) : []),
	]);
}

function nodeProperties(folder: string, name: string): readonly Parameter[] {
	const file = join(ROOT, folder, `dist/nodes/${name}/${name}.node.js`);
	const module = createRequire(import.meta.url)(file) as Record<string, new () => unknown>;
	const node = new module[name]() as { description: { properties: readonly Parameter[] } };
	return node.description.properties;
}

/** The nodes of the root package, each with the page that n8n's help button opens. */
const NODES = (JSON.parse(read('package.json')) as { n8n: { nodes: string[] } }).n8n.nodes.map(
	(file) => {
		const codex = read(file.replace(/^dist\//, '').replace(/\.js$/, '.json'));
		const [, page = ''] = /"primaryDocumentation":[^\]]*blob\/main\/([^"]+)"/.exec(codex) ?? [];
		return { name: basename(file, '.node.js'), page };
	},
);

test('every link in a page leads to a file and a heading that exist', () => {
	const dead = PAGES.flatMap((page) =>
		linksOf(page)
			.filter((link) => isDead(page, link))
			.map((link) => `${page}: ${link}`),
	);
	assert.deepEqual(dead, []);
	assert.ok(PAGES.length > 20, 'the pages were found');
});

test('every page of docs is reached from its overview or from the overview of decisions', () => {
	const overviews = ['docs/README.md', 'docs/decisions/README.md'];
	const reached = overviews.flatMap((page) =>
		linksOf(page).map((link) => join(dirname(page), link.split('#')[0] ?? '')),
	);
	const lost = PAGES.filter((page) => page.startsWith('docs/') && !reached.includes(page));
	assert.deepEqual(
		lost.filter((page) => page !== 'docs/README.md'),
		[],
	);
});

test('every template is named in the overview of the templates and in the README', () => {
	const templates = execFileSync('git', ['ls-files', 'workflows/*.json'], { cwd: ROOT })
		.toString()
		.split('\n')
		.filter((path) => /^workflows\/[^/]+\.json$/.test(path));
	assert.ok(templates.length > 0);
	for (const template of templates) {
		assert.ok(linksOf('workflows/README.md').includes(relative('workflows', template)), template);
		assert.ok(linksOf('README.md').includes(template), template);
	}
});

test('the addresses of documentation in nodes and credentials lead to pages that exist', () => {
	const sources = execFileSync(
		'git',
		['grep', '-hoE', 'blob/main/[a-zA-Z0-9_/.-]+', '--', 'nodes', 'credentials', 'planmanager'],
		{ cwd: ROOT },
	);
	const pages = sources.toString().trim().split('\n');
	const missing = pages
		.map((page) => page.replace('blob/main/', ''))
		.filter((page) => !existsSync(join(ROOT, page)));
	assert.deepEqual(missing, []);
});

for (const { name, page } of NODES) {
	test(`${page} explains every parameter of the node, and the README leads to it`, () => {
		const text = read(page).toLowerCase();
		const unexplained = namesOf(nodeProperties('.', name)).filter(
			(parameter) => !text.includes(parameter.toLowerCase()),
		);
		assert.deepEqual(unexplained, []);
		assert.ok(linksOf('README.md').includes(page));
	});
}

test('the code that makes one document of its rows does so, to the cent', () => {
	const page = read('docs/nodes/sales-entry-export.md');
	const [, code = ''] = /^```js\n([\s\S]*?)^```/m.exec(page) ?? [];
	const lineOf = (account: string, code: string, net: string, vat: string) => ({
		json: { Number: '20260123', Account: account, 'VAT code': code, Net: net, VAT: vat, Text: '' },
	});
	const rows = [
		lineOf('704000', '21', '0.10', '0.02'),
		lineOf('705000', '21', '0.20', '0.04'),
		lineOf('705000', '6', '100.00', '6.00'),
	];
	const run = compileFunction(code, ['$input']) as (input: object) => {
		json: { lines: unknown[]; vatTotals: { vatCode: string; base: number; vat: number }[] };
	}[];
	const [document, ...others] = run({ all: () => rows });
	assert.equal(others.length, 0);
	assert.equal(document?.json.lines.length, 3);
	assert.deepEqual(document?.json.vatTotals, [
		{ vatCode: '6', base: 100, vat: 6 },
		{ vatCode: '21', base: 0.3, vat: 0.06 },
	]);
});

test('docs/nodes/planmanager.md names every resource and every operation of the node', () => {
	const text = read('docs/nodes/planmanager.md');
	const choices = nodeProperties('planmanager', 'PlanManager')
		.filter(({ displayName }) => ['Resource', 'Operation'].includes(displayName))
		.flatMap(({ options = [] }) =>
			(options as readonly { name: string }[]).map(({ name }) => name),
		);
	assert.ok(choices.length > 0);
	assert.deepEqual(
		choices.filter((choice) => !text.includes(choice)),
		[],
	);
});

test('no page holds a path of somebody’s machine', () => {
	const ownPath = /(?:^|[\s(`'"])\/(?:work|home|root|tmp|Users)\//m;
	assert.deepEqual(
		PAGES.filter((page) => ownPath.test(read(page))),
		[],
	);
});
