// The files in workflows/ are what their sources say, and hold nothing that belongs to somebody.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface Workflow {
	readonly id?: string;
	readonly nodes: ReadonlyArray<{
		readonly name: string;
		readonly credentials?: object;
		readonly parameters: {
			readonly division?: { readonly value: unknown };
			readonly assignments?: {
				readonly assignments: ReadonlyArray<{ readonly name: string; readonly value: unknown }>;
			};
			readonly jsCode?: string;
		};
	}>;
}

const ROOT = join(import.meta.dirname, '../../..');
const WORKFLOWS = join(ROOT, 'workflows');

test('the files are what their sources say, and there is no file without a source', () => {
	const build = join(ROOT, 'tools/templates/build.mts');
	const { status, stderr } = spawnSync(process.execPath, [build, '--check'], { encoding: 'utf8' });
	assert.equal(status, 0, stderr);
});

for (const file of readdirSync(WORKFLOWS).filter((name) => name.endsWith('.json'))) {
	const json = readFileSync(join(WORKFLOWS, file), 'utf8');
	const { id, nodes } = JSON.parse(json) as Workflow;
	const names = nodes.map(({ name }) => name);
	const codes = nodes.flatMap(({ name, parameters: { jsCode } }) =>
		jsCode === undefined ? [] : [[name, jsCode] as const],
	);

	test(`${file} holds no credentials, no id, and nothing of a machine`, () => {
		assert.equal(id, undefined);
		assert.ok(!json.includes(ROOT));
		for (const { name, credentials } of nodes) assert.equal(credentials, undefined, name);
	});

	test(`${file} asks for the division once, and names nobody's`, () => {
		const asking = nodes.flatMap(({ parameters: { division, assignments } }) => [
			...(division ? [division.value] : []),
			...(assignments?.assignments ?? [])
				.filter(({ name }) => name === 'division')
				.map(({ value }) => value),
		]);
		const referring = ["={{ $('Settings').first().json.division }}", '={{ $json.division }}'];
		const asked = asking.filter((value) => !referring.includes(String(value)));
		assert.deepEqual(asked, asking.length === 0 ? [] : ['']);
	});

	test(`the code in ${file} says where it comes from and ends with its call`, () => {
		for (const [name, code] of codes) {
			assert.match(code, /^(?:\/\/ .*\n)+\/\/ Made from tools\/templates\/\S+\.mts\n\n/, name);
			assert.match(code, /\n\nreturn run\(\{ [$\w, ]+ \}\);$/, name);
		}
	});

	test(`the code in ${file} is plain JavaScript, with the names of its source`, () => {
		for (const [name, code] of codes) {
			assert.doesNotMatch(code, /^(?:import|export)\b/m, name);
			assert.doesNotMatch(code, /\w\$\d/, `two modules of ${name} share a name`);
		}
	});

	test(`the code in ${file} asks n8n for nodes that are there, each by its name`, () => {
		for (const [name, code] of codes) {
			const asked = [...code.matchAll(/\$\('([^']+)'\)\.\w/g)].map(([, node]) => node);
			assert.deepEqual(
				asked.filter((node) => !names.includes(node)),
				[],
				name,
			);
			// A call of any other shape makes n8n bring the data of all nodes.
			assert.equal(asked.length, code.match(/\$\(/g)?.length ?? 0, name);
		}
	});
}
