// The files in workflows/ are what their sources say, and hold nothing that belongs to somebody.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { templates } from '../../tools/templates/build.mts';

const FOLDER = join(import.meta.dirname, '../../workflows');
const built = templates();

test('every template in the package is built from a source', () => {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
	assert.deepEqual(files.toSorted(), Object.keys(built).toSorted());
});

for (const [file, json] of Object.entries(built)) {
	test(`${file} is up to date, without credentials, chosen divisions or a workflow id`, () => {
		assert.equal(readFileSync(join(FOLDER, file), 'utf8'), json);
		const workflow = JSON.parse(json);
		assert.equal(workflow.id, undefined);
		for (const node of workflow.nodes) {
			assert.equal(node.credentials, undefined, node.name);
			assert.ok(!node.parameters.division?.value, node.name);
		}
	});
}
