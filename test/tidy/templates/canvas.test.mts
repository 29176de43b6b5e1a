// How a workflow file is made of a template.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundledCode } from '../../../tools/templates/canvas/bundledCode.mts';
import { chain, codeNode, node } from '../../../tools/templates/canvas/template.mts';
import { workflowFile } from '../../../tools/templates/canvas/workflowFile.mts';

const SOURCE = 'payments/code/unpaid.mts';

test('a Code node gets the code of its module, and its place in the workflow stays', async () => {
	const nodes = [node('merge', 'Both', [0, 0], {}), codeNode('Unpaid', [200, 0], SOURCE)];
	const json = await workflowFile({ name: 'T', nodes, links: chain('Both', 'Unpaid') });
	const workflow = JSON.parse(json) as { nodes: Array<Record<string, unknown>> };
	assert.deepEqual(workflow.nodes[1], {
		id: 'unpaid',
		name: 'Unpaid',
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		position: [200, 0],
		parameters: { jsCode: await bundledCode(SOURCE) },
	});
});

test('lines lead from an output to an input, and outputs without line stay open', async () => {
	const links = [
		...chain('A', 'B'),
		{ from: 'A', output: 2, to: 'C', input: 1 },
		{ from: 'A', output: 2, to: 'D' },
	];
	const json = await workflowFile({ name: 'T', nodes: [], links });
	const { connections } = JSON.parse(json) as { connections: unknown };
	assert.deepEqual(connections, {
		A: {
			main: [
				[{ node: 'B', type: 'main', index: 0 }],
				[],
				[
					{ node: 'C', type: 'main', index: 1 },
					{ node: 'D', type: 'main', index: 0 },
				],
			],
		},
	});
});

test('types go away with what is said of them; comments of the code, and of what it uses, stay', async () => {
	const code = await bundledCode(SOURCE);
	assert.doesNotMatch(code, /interface|: string|as far as it tells/);
	assert.match(code, /^\/\/ What is asked for one by one/);
	assert.match(code, /\n\t\/\/ What was exported to another division stands there/);
	assert.match(code, /\/\*\* The records of items\. \*\/\nfunction recordsOf\(items\) \{/);
	assert.doesNotMatch(code, /recordsWith/);
});

test('a module that n8n could not start is refused, by its name', async () => {
	await assert.rejects(bundledCode('code/words.mts'), /code\/words\.mts has no run/);
	await assert.rejects(bundledCode('code/nothing.mts'), /nothing\.mts/);
});
